import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useRef } from 'react'
import { reasonLabel } from '#web/features/playback/reports/report-words.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { Callout } from '#web/ui/callout.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { ownVideoQuery, type Video } from '../queries.ts'
import type { ShownVersion } from '../saving/shown-version.ts'
import { useUndoKeys } from '../saving/use-undo-keys.ts'
import { VideoFacts } from '../video-facts.tsx'
import { VideoStage } from '../video-stage.tsx'
import { VideoVersions } from '../video-versions.tsx'
import { AgeField } from './age-field.tsx'
import { DetailsForm } from './details-form.tsx'
import { AudienceFields, FilingFields } from './filing-fields.tsx'
import { SharingCard } from './sharing-card.tsx'
import { ThumbnailCard } from './thumbnail-card.tsx'
import { useDetails } from './use-details.ts'
import { VisibilityCard } from './visibility-card.tsx'

const RatingsCard = lazyLater(() => import('#web/features/playback/ratings/ratings-card.tsx'))
const ArticleEditor = lazy(async () => ({ default: (await import('../articles/article-editor.tsx')).ArticleEditor }))

type Props = { videoId: string; version: ShownVersion | null; onVersion: (version: ShownVersion | null) => void }

/** What the video is called, what it is filed under and who may see it. */
export function DetailsPage({ videoId, ...shown }: Props) {
  const { data: video } = useQuery(ownVideoQuery(videoId))
  if (!video) return null // the page around it shows its loading and its problems
  if (video.kind === 'article')
    return (
      <Suspense>
        <ArticleEditor video={video} {...shown} />
      </Suspense>
    )
  return <Details key={video.id} video={video} />
}

function Details({ video }: { video: Video }) {
  const media = useRef<HTMLVideoElement>(null)
  const [state, store] = useDetails(video)
  const why = video.can.edit ? null : (video.why.edit ?? t('Your role in this channel cannot change videos.'))
  useUndoKeys({
    name: t('This video'),
    words: t('Undo the last saved change, outside of a field'),
    undo: store.undo,
    redo: store.redo,
  })
  const { edits } = state
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_380px]">
      <div className="flex min-w-0 flex-col gap-5">
        <VideoStage video={video} mediaRef={media} />
        {video.status === 'ready' && video.problem && <Callout tone="warning">{video.problem.message}</Callout>}
        {why && <Callout tone="info">{why}</Callout>}
        {video.takenDown && (
          <Callout tone="danger" title={t('Taken down: {reason}', { reason: reasonLabel(video.takenDown.category) })}>
            <span dir="auto" className="whitespace-pre-line wrap-anywhere">
              {video.takenDown.message}
            </span>
            <span className="mt-1 block">
              {t(
                'Whoever runs this studio has decided it. Your team still sees the video; ask them if you think it is wrong.',
              )}
            </span>
          </Callout>
        )}
        <DetailsForm state={state} store={store} why={why} />
        <ThumbnailCard video={video} media={media} why={why} />
      </div>
      <aside aria-label={t('About this video')} className="flex min-w-0 flex-col gap-4">
        <VisibilityCard state={state} store={store} why={why} />
        <Card>
          <CardHeader title={t('Filed under')} />
          <div className="flex flex-col gap-4 px-4 pb-4 sm:px-5 sm:pb-5">
            <FilingFields value={{ ...video, ...edits }} onChange={store.edit} why={why} />
          </div>
        </Card>
        <Card>
          <CardHeader title={t('Audience')} />
          <div className="flex flex-col gap-4 px-4 pb-4 sm:px-5 sm:pb-5">
            <AudienceFields value={{ ...video, ...edits }} onChange={store.edit} why={why} />
            <AgeField
              video={video}
              checked={edits.ageRestricted ?? video.ageRestricted}
              onChange={store.edit}
              why={why}
            />
          </div>
        </Card>
        <SharingCard state={state} store={store} why={why} />
        <Suspense>
          <RatingsCard videoId={video.id} />
        </Suspense>
        <VideoFacts video={video} />
        <VideoVersions video={video} />
      </aside>
    </div>
  )
}
