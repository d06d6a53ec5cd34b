import './watch-page.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link2, Lock } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useAdult } from '#web/features/content/adult.ts'
import { type Video, videoQuery } from '#web/features/content/queries.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { afterFirstFrame } from '#web/lib/first-frame.ts'
import { compact, exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { FoldedText } from './folded-text.tsx'
import { playsByItself } from './gone-on-to.ts'
import { RelatedSkeleton } from './related-skeleton.tsx'
import { askAgainAfter } from './still-coming.ts'
import { StudioPlayer } from './studio-player.tsx'
import { WatchActions } from './watch-actions.tsx'
import { startAt } from './watched/start-at.ts'

const RememberWatching = lazyLater(() => import('./watched/remember-watching.tsx'))
const WatchStage = lazy(() => import('./stage/watch-stage.tsx'))
const RelatedList = lazy(() => afterFirstFrame(() => import('./related-list.tsx')))
const WatchPanels = lazy(() => afterFirstFrame(() => import('./watch-panels.tsx')))

const ArticlePage = lazy(() => import('#web/features/content/articles/article-page.tsx'))

const UnavailableAge = lazy(() => import('./unavailable-age.tsx'))
const UnavailableVideo = lazy(() => import('./unavailable-video.tsx'))

const WatchQueue = lazyLater(() => import('#web/features/content/playlists/watch-queue.tsx'))

/**
 * One video in full width, what belongs to it below, what else there is beside it.
 * @param props.startS where to begin, in seconds; without it, where the viewer was
 * @param props.listId the playlist that it is watched in
 */
export function WatchPage({
  videoId,
  startS,
  listId,
}: {
  videoId: string
  startS?: number | undefined
  listId?: string | undefined
}) {
  const {
    data: video,
    error,
    isFetching,
    refetch,
  } = useQuery({
    ...videoQuery(videoId),
    refetchInterval: ({ state }) => askAgainAfter(state.data, state.dataUpdateCount),
  })
  const adult = useAdult()
  usePageTitle(video?.title)
  if (error && !video) {
    const problem = asProblem(error)
    if ([400, 403, 404, 410].includes(problem.status))
      return (
        <Suspense>
          <UnavailableVideo problem={problem} />
        </Suspense>
      )
    return <ErrorState what={t('This video')} problem={problem} onRetry={() => refetch()} busy={isFetching} />
  }
  if (video?.ageRestricted && !adult && !video.can.edit)
    return (
      <Suspense>
        <UnavailableAge video={video} />
      </Suspense>
    )
  if (video?.kind === 'article')
    return (
      <Suspense>
        <ArticlePage video={video} />
      </Suspense>
    )
  return (
    <div className="watch-page mx-auto grid w-full max-w-[1760px] gap-x-8 gap-y-10 pb-20 lg:grid-cols-[minmax(0,1fr)_352px] lg:px-gutter lg:pt-6 xl:grid-cols-[minmax(0,1fr)_400px]">
      <div className="watch-main min-w-0 lg:max-w-[1280px]">
        {video ? <Watch video={video} startS={startS} /> : <WatchSkeleton />}
      </div>
      <aside aria-labelledby="more-videos" className="min-w-0 px-gutter lg:px-0">
        <div id="beside-player" />
        {listId && (
          <Suspense>
            <WatchQueue playlistId={listId} videoId={videoId} />
          </Suspense>
        )}
        <h2 id="more-videos" className="mb-3 text-14 font-semibold">
          {t('More videos')}
        </h2>
        <Suspense fallback={<RelatedSkeleton />}>
          <RelatedList videoId={videoId} />
        </Suspense>
      </aside>
    </div>
  )
}

function Watch({ video, startS }: { video: Video; startS: number | undefined }) {
  const queryClient = useQueryClient()
  const media = useRef<HTMLVideoElement>(null)
  const [startMs] = useState(() => (startS === undefined ? startAt(queryClient, video.id) : startS * 1000))
  const [autoPlay] = useState(() => playsByItself(video.id))
  const [transcript, setTranscript] = useState(false)
  const playFrom = (seconds: number) => {
    const element = media.current
    if (!element) return
    element.currentTime = seconds
    void element.play().catch(() => {})
    element.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }
  return (
    <article>
      <div className="watch-stage overflow-hidden lg:rounded-card">
        {video.playback ? (
          <StudioPlayer
            video={video}
            autoPlay={autoPlay}
            startMs={startMs}
            mediaRef={media}
            beside={(element, parts) => (
              <>
                <RememberWatching video={video} media={element} startMs={startMs} resumes={startS === undefined} />
                <WatchStage video={video} parts={parts} transcript={transcript} onTranscript={setTranscript} />
              </>
            )}
          />
        ) : (
          <p className="flex aspect-video items-center bg-media justify-center px-6 text-center text-14 text-white/80">
            {notYet(video)}
          </p>
        )}
      </div>
      <div className="watch-info min-w-0 px-gutter pt-4 lg:px-0">
        {video.status === 'ready' && video.problem && (
          <Callout tone="warning" className="mb-4">
            {t('{problem} Only your team reads this.', { problem: video.problem.message })}
          </Callout>
        )}
        <h1 className="text-with-page text-20 text-pretty wrap-anywhere sm:text-24" dir="auto">
          {video.title}
        </h1>
        <WatchActions
          video={video}
          badge={<Visibility video={video} />}
          positionS={() => media.current?.currentTime ?? 0}
          transcript={transcript}
          onTranscript={setTranscript}
        />
        <div id="below-player" />
        <div className="mt-4 rounded-card bg-hover px-4 py-3 text-14">
          <p className="font-medium">
            <span title={exactNumber(video.viewCount)}>
              {t('{count, plural, one {# view} other {# views}}', { count: compact(video.viewCount) })}
            </span>
            {video.publishedAt && (
              <>
                {' · '}
                <RelativeTime time={video.publishedAt} rough />
              </>
            )}
          </p>
          {video.description && <FoldedText text={video.description} durationMs={video.durationMs} onTime={playFrom} />}
        </div>
        <Suspense fallback={<span data-coming />}>
          <WatchPanels video={video} media={media} />
        </Suspense>
      </div>
    </article>
  )
}

/** Why there is nothing to play. */
const notYet = ({ status, can }: Video): string => {
  if (status === 'failed')
    return can.edit
      ? t('This video could not be processed. Its page in the studio says why.')
      : t('This video cannot be played.')
  if (status === 'uploading')
    return t('This video is still being uploaded. It appears here as soon as it can be played.')
  return t('This video is still being prepared. It appears here as soon as it can be played.')
}

/** Said only where it is not for everybody: the team sees its private videos here too. */
function Visibility({ video }: { video: Video }) {
  if (video.visibility === 'private') return <Badge icon={<Lock size={12} />}>{t('Private')}</Badge>
  if (video.visibility === 'unlisted') return <Badge icon={<Link2 size={12} />}>{t('Unlisted')}</Badge>
  return null
}

function WatchSkeleton() {
  return (
    <Loading what={t('the video')}>
      <div className="aspect-video w-full bg-media lg:rounded-card" />
      <div className="px-gutter pt-4 lg:px-0">
        <Skeleton className="h-8 w-3/4" />
        <div className="mt-3 flex items-center gap-3">
          <Skeleton className="size-10 rounded-full!" />
          <div className="flex flex-col gap-1.5">
            <Skeleton className="h-4 w-32" />
            <Skeleton className="h-3.5 w-20" />
          </div>
        </div>
        <Skeleton className="mt-4 h-20 w-full rounded-card!" />
      </div>
    </Loading>
  )
}
