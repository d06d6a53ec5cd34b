import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Clapperboard, SearchX, Upload } from 'lucide-react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { PageHeader } from '#web/features/frame/page-header.tsx'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { exactNumber } from '#web/lib/format-number.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { StaleNote } from '#web/ui/stale-note.tsx'
import { ContentTabs } from './content-tabs.tsx'
import { ownVideosQuery } from './queries.ts'
import { SearchVideos } from './search-videos.tsx'
import { VideoTable, VideoTableSkeleton } from './video-table.tsx'

type Props = { q: string; onSearch: (q: string) => void }

export function ContentPage({ q, onSearch }: Props) {
  usePageTitle('Content')
  const channel = useOwnChannel()
  const query = useInfiniteQuery({ ...ownVideosQuery(channel?.id ?? null, q), placeholderData: keepPreviousData })
  const { data, error, isFetching, isPlaceholderData, refetch } = query
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
              {q && ' found'}
            </span>
          )
        }
      />
      <ContentTabs />
      {(q || (total ?? 0) > 0) && <SearchVideos q={q} onSearch={onSearch} />}
      {data && error && (
        <StaleNote since={query.dataUpdatedAt} onRetry={() => refetch()} busy={isFetching} className="mb-4" />
      )}
      <Card className={cx('overflow-clip transition-opacity', isPlaceholderData && 'opacity-60')}>
        {!data && !error && <VideoTableSkeleton />}
        {!data && error && (
          <ErrorState what="Your videos" problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {data && videos.length === 0 && !q && <NoVideos />}
        {data && videos.length === 0 && q && !isPlaceholderData && (
          <EmptyState
            icon={<SearchX size={22} />}
            title={`No title has “${q}” in it`}
            action={<Button onClick={() => onSearch('')}>Clear the search</Button>}
          >
            Every word has to stand somewhere in the title; fewer letters find more.
          </EmptyState>
        )}
        {videos.length > 0 && <VideoTable videos={videos} />}
      </Card>
      <ShowMore of={query} />
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
