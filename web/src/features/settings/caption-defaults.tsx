import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { type CaptionDefaults, captionDefaultsQuery } from '#web/features/content/captions/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { SettingsSection } from './settings-section.tsx'

/** Whether captions of new uploads are made from what is said; saved as it is switched. */
export function CaptionDefaultsSection({ channelId }: { channelId: string }) {
  const { data, error, refetch, isFetching } = useQuery(captionDefaultsQuery(channelId))
  return (
    <SettingsSection
      id="captions"
      title={t('Captions')}
      description={t('Captions made by machine are marked as automatic until somebody corrects them.')}
    >
      {error && !data ? (
        <ErrorState what={t('This setting')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      ) : data ? (
        <Switch channelId={channelId} saved={data} />
      ) : (
        <Skeleton className="h-12 w-full" />
      )}
    </SettingsSection>
  )
}

function Switch({ channelId, saved }: { channelId: string; saved: CaptionDefaults }) {
  const queryClient = useQueryClient()
  const why = useId()
  const { queryKey } = captionDefaultsQuery(channelId)
  const save = useMutation({
    mutationFn: (transcribeNew: boolean) =>
      call(
        api.PUT('/api/creator/channels/{id}/caption-defaults', {
          params: { path: { id: channelId } },
          body: { transcribeNew },
        }),
      ),
    onSuccess: (answer) => {
      queryClient.setQueryData(queryKey, answer)
      toast(
        answer.transcribeNew ? t('New uploads get captions by themselves') : t('Captions are made only when asked for'),
        {
          tone: 'success',
          action: { label: t('Undo'), run: () => save.mutate(!answer.transcribeNew) },
        },
      )
    },
    onError: (thrown) => void toast(t('Not saved'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  const on = save.isPending ? save.variables : saved.transcribeNew
  // What was switched on before can be switched off without an engine, too.
  const reason = saved.why.edit ?? (saved.transcribeNew ? null : saved.why.transcribe) ?? null
  const told = reason ?? saved.why.transcribe
  return (
    <label className="flex items-start gap-2.5 text-14">
      <input
        type="checkbox"
        checked={on}
        disabled={reason !== null}
        aria-describedby={told ? why : undefined}
        onChange={(event) => save.mutate(event.target.checked)}
        className="mt-0.5 size-4 shrink-0"
      />
      <span className="min-w-0">
        {t('Make captions of new uploads by itself')}
        <span className="block text-13 text-pretty text-muted">
          {t(
            'Of videos whose upload begins from then on, and that have no captions yet. Their sound is sent to the speech service of this studio.',
          )}
        </span>
        {told && (
          <span id={why} className="mt-1 block text-13 text-pretty text-warning">
            {told}
          </span>
        )}
      </span>
    </label>
  )
}
