import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changeCachedVideo } from '#web/features/content/cached-videos.ts'
import { useSaveVideo } from '#web/features/content/changes.ts'
import { percentDone, progressInWords } from '#web/features/content/processing-words.ts'
import { ownVideoQuery, type Video } from '#web/features/content/queries.ts'
import { type ChosenVisibility, VISIBILITIES, VISIBILITY } from '#web/features/content/visibility.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { ChoiceCards } from '#web/ui/choice-cards.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

type Props = { videoId: string; onDone: () => void }

/** Its title and who may watch, while the bytes still flow. */
export function PublishFirst({ videoId, onDone }: Props) {
  const { data: video, error, refetch, isFetching } = useQuery(ownVideoQuery(videoId))
  if (!video && error)
    return <ErrorState what={t('Your video')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
  if (!video) return <Skeleton className="m-6 h-80" />
  return <Form video={video} onDone={onDone} />
}

function Form({ video, onDone }: { video: Video; onDone: () => void }) {
  const queryClient = useQueryClient()
  const [title, setTitle] = useState(video.title)
  const [visibility, setVisibility] = useState<ChosenVisibility>('public')
  const save = useSaveVideo(video.id)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!title.trim() || save.isPending) return
    save.mutate(
      { title: title.trim(), visibility },
      {
        onSuccess: (saved) => {
          changeCachedVideo(queryClient, video.id, () => saved)
          onDone()
        },
      },
    )
  }
  const failed = video.status === 'failed'
  return (
    <form onSubmit={submit} className="flex flex-col gap-5 p-5 sm:p-6">
      <div>
        <h2 className="text-16 font-semibold">{t('Give it a title, and say who may watch')}</h2>
        {failed ? (
          <Callout tone="danger" className="mt-3" title={t('The file could not be processed')}>
            {video.problem?.message ?? t('Try another file.')}
          </Callout>
        ) : (
          <div className="mt-2 flex items-center gap-3 text-13 text-muted">
            {video.status !== 'ready' && (
              <Progress label={progressInWords(video)} percent={percentDone(video)} className="w-28 shrink-0" />
            )}
            <span className="figures">
              {video.status === 'ready' ? t('It can be watched already.') : progressInWords(video)}
            </span>
          </div>
        )}
      </div>
      {save.error && <Callout tone="danger">{asProblem(save.error).message}</Callout>}
      <Field label={t('Title')} error={title.trim() ? null : t('Without a title nobody finds it.')}>
        {(control) => (
          <Input
            {...control}
            value={title}
            maxLength={100}
            dir="auto"
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <div className="overflow-hidden rounded-card border">
        <ChoiceCards
          legend={t('Who may watch')}
          value={visibility}
          onChange={setVisibility}
          choices={VISIBILITIES.toReversed().map((value) => {
            const { label, explanation, icon: Icon } = VISIBILITY[value]
            return { value, label, explanation, icon: <Icon size={16} />, unavailable: null }
          })}
        />
      </div>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={save.isPending}
        unavailable={failed ? t('It has to be playable first') : null}
        className="self-end"
      >
        {visibility === 'private' ? t('Save') : t('Publish video')}
      </Button>
    </form>
  )
}
