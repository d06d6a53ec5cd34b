import { useInfiniteQuery } from '@tanstack/react-query'
import { Clapperboard, Upload } from 'lucide-react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { PageHeader } from '#web/features/frame/page-header.tsx'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { exactNumber } from '#web/lib/format-number.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { StaleNote } from '#web/ui/stale-note.tsx'
import { ownVideosQuery } from './queries.ts'
import { VideoTable, VideoTableSkeleton } from './video-table.tsx'

export function ContentPage() {
  usePageTitle('Content')
  const channel = useOwnChannel()
  const query = useInfiniteQuery(ownVideosQuery(channel?.id ?? null))
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = query
  const videos = data?.pages.flatMap((page) => page.items) ?? []
  const total = data?.pages[0]?.total
  return (
    <>
      <PageHeader
        title="Content"
        aside={
          total !== undefined &&
          total > 0 && (
            <span className="figures text-14 text-faint">
              {exactNumber(total)} {total === 1 ? 'video' : 'videos'}
            </span>
          )
        }
      />
      {data && error && (
        <StaleNote since={query.dataUpdatedAt} onRetry={() => refetch()} busy={isFetching} className="mb-4" />
      )}
      <Card className="overflow-clip">
        {!data && !error && <VideoTableSkeleton />}
        {!data && error && (
          <ErrorState what="Your videos" problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {data && videos.length === 0 && <NoVideos />}
        {videos.length > 0 && <VideoTable videos={videos} />}
      </Card>
      {hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button onClick={() => fetchNextPage()} busy={isFetchingNextPage}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

function NoVideos() {
  return (
    <EmptyState
      icon={<Clapperboard size={22} />}
      title="Your videos will stand here"
      action={
        <Button variant="primary" icon={<Upload size={16} />} onClick={chooseFiles}>
          Upload a video
        </Button>
      }
    >
      Drop files anywhere on this page. They stay private until you publish them, and an interrupted upload continues
      where it stopped.
    </EmptyState>
  )
}
