import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Loading } from '#web/ui/skeleton.tsx'
import { publicVideosQuery } from './queries.ts'
import { VideoCard, VideoCardSkeleton } from './video-card.tsx'

const GRID = 'grid gap-x-5 gap-y-9 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4'

type Props = {
  /** One channel's videos, or everybody's. */
  handle?: string
  empty: ReactNode
}

/** Public videos, newest first, with every state such a list has. */
export function VideoGrid({ handle, empty }: Props) {
  const query = useInfiniteQuery(publicVideosQuery(handle ?? null))
  const { data, error, isFetching, refetch } = query
  const withChannel = handle === undefined
  if (!data && error) {
    return <ErrorState what="The videos" problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
  }
  if (!data) {
    return (
      <Loading what="videos">
        <div className={GRID}>
          {Array.from({ length: 8 }, (_, card) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cards without identity
            <VideoCardSkeleton key={card} withChannel={withChannel} />
          ))}
        </div>
      </Loading>
    )
  }
  const videos = data.pages.flatMap((page) => page.items)
  if (videos.length === 0) return empty
  return (
    <>
      <div className={GRID}>
        {videos.map((video, index) => (
          <VideoCard key={video.id} video={video} withChannel={withChannel} eager={index < 4} />
        ))}
      </div>
      <ShowMore of={query} size="lg" />
    </>
  )
}
