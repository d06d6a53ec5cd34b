import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useNotInterested } from '#web/features/playback/not-interested.ts'
import { Endless } from '#web/features/playback/watched/endless.tsx'
import { CARD_GRID } from './card-grid.ts'
import { publicVideosQuery } from './queries.ts'
import { VideoCard } from './video-card.tsx'

/** Everybody's public videos, newest first, one page after the other. @param props.before until the first is there */
export default function VideoGrid({ before }: { before: ReactNode }) {
  const query = useInfiniteQuery(publicVideosQuery)
  const unwanted = useNotInterested()
  if (!query.data) return before
  return (
    <>
      <div className={CARD_GRID}>
        {query.data.pages
          .flatMap((page) => page.items)
          .filter(({ id, channel }) => !unwanted.has(id) && !unwanted.has(channel.id))
          .map((video) => (
            <VideoCard key={video.id} video={video} recommended />
          ))}
      </div>
      <Endless of={query} />
    </>
  )
}
