import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { toast } from '#web/ui/toast.ts'
import { refreshOwnVideos } from './cached-videos.ts'
import type { Video } from './queries.ts'

export type ToPurge = { kind: 'all' } | { kind: 'some'; videos: Video[] }
type Props = { what: ToPurge | null; channelId: string | null; total: number; onClose: (purged: boolean) => void }

/** Asks, typed out, before videos go for good. */
export function PurgeDialog({ what, channelId, total, onClose }: Props) {
  const queryClient = useQueryClient()
  const one = what?.kind === 'some' && what.videos.length === 1 ? what.videos[0] : undefined
  const count = what?.kind === 'some' ? what.videos.length : total
  const purge = useMutation({
    mutationFn: (asked: ToPurge) =>
      call(
        api.POST('/api/creator/trash/empty', {
          body: {
            ...(channelId && { channelId }),
            ...(asked.kind === 'some' && { ids: asked.videos.map((video) => video.id) }),
          },
        }),
      ),
    onSuccess: async ({ count: gone }) => {
      onClose(true)
      toast(
        t('{count, plural, one {# video deleted for good} other {# videos deleted for good}}', {
          count: compact(gone),
        }),
        { tone: 'success' },
      )
      await refreshOwnVideos(queryClient)
    },
    onError: (thrown) => toast(t('Nothing was deleted'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  return (
    <ConfirmDialog
      open={what !== null}
      onOpenChange={(open) => !open && onClose(false)}
      title={
        one
          ? t('Delete this video for good?')
          : t('Delete {count, plural, one {# video} other {# videos}} for good?', { count: compact(count) })
      }
      description={
        <>
          {one && (
            <b className="font-medium text-ink" dir="auto">
              {one.title}
            </b>
          )}
          {one ? ' ' : ''}
          {t(
            'The files, captions and settings are deleted and cannot be brought back by anybody. What was watched stays in the channel’s figures.',
          )}
        </>
      }
      action={what?.kind === 'all' ? t('Empty trash') : t('Delete for good')}
      typeToConfirm={t('delete')}
      busy={purge.isPending}
      onConfirm={() => what && purge.mutate(what)}
    />
  )
}
