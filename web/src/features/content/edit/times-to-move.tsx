import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { listed } from '#web/lib/format-list.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { toast } from '#web/ui/toast.ts'
import { changeCachedVideo } from '../cached-videos.ts'
import { historyQuery } from '../details/queries.ts'
import { ownVideoQuery } from '../queries.ts'
import { cutsOf, timesIn, withMovedTimes } from './moved-times.ts'
import type { Version } from './queries.ts'

const MOST_SHOWN = 4

/** After a cut, the times that people wrote into the description mean what was there before it, until somebody moves them. */
export function TimesToMove({ videoId, versions }: { videoId: string; versions: Version[] }) {
  const queryClient = useQueryClient()
  const { data: video } = useQuery(ownVideoQuery(videoId))
  const description = video?.description ?? ''
  const times = timesIn(description)
  const cuts = cutsOf(versions)
  const asked = times.length > 0 && cuts.length > 0
  const { data } = useInfiniteQuery({ ...historyQuery(videoId), enabled: asked })
  const save = useMutation({
    mutationFn: (text: string) =>
      call(
        api.PATCH('/api/creator/videos/{id}', {
          params: { path: { id: videoId }, header: { 'if-match': `"${video?.revision}"` } },
          body: { description: text },
        }),
      ),
    onSuccess: async (saved) => {
      changeCachedVideo(queryClient, videoId, () => saved)
      await queryClient.invalidateQueries(historyQuery(videoId))
    },
    onError: (thrown) => toast(asProblem(thrown).message, { tone: 'danger' }),
  })
  if (!asked || !data || !video) return null

  const changes = data.pages.flatMap(({ items }) => items).filter(({ fields }) => fields.includes('description'))
  /** The times as they were when a cut was made; whatever was changed about them since was meant. */
  const untouchedSince = (at: Date) => {
    const before = changes.findLast((change) => new Date(change.at) > at)?.before.description
    return before === undefined || String(timesIn(String(before))) === String(times)
  }
  const moved = withMovedTimes(
    description,
    cuts.filter(({ at }) => untouchedSince(at)),
  )
  if (moved === description) return null
  const after = timesIn(moved)
  const shown = times.flatMap((time, at) => (time === after[at] ? [] : `${time} → ${after[at]}`))
  return (
    <Callout
      tone="info"
      className="mx-4 mb-3 sm:mx-5"
      title={t('Times in the description are those before the cut')}
      action={
        video.can.edit && (
          <Button
            size="sm"
            busy={save.isPending}
            onClick={() =>
              save.mutate(moved, {
                onSuccess: () =>
                  void toast(t('Times moved'), {
                    tone: 'success',
                    action: { label: t('Undo'), run: () => save.mutate(description) },
                  }),
              })
            }
          >
            {t('Move times')}
          </Button>
        )
      }
    >
      <span className="figures" dir="ltr">
        {listed(shown.slice(0, MOST_SHOWN))}
        {shown.length > MOST_SHOWN && ' …'}
      </span>
    </Callout>
  )
}
