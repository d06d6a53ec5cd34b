import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { RotateCcw, Trash2 } from 'lucide-react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { PageHeader } from '#web/features/frame/page-header.tsx'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { StaleNote } from '#web/ui/stale-note.tsx'
import { FittingTable, Td, Th, Tr } from '#web/ui/table.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { toast } from '#web/ui/toast.ts'
import { refreshOwnVideos } from './cached-videos.ts'
import { ContentTabs } from './content-tabs.tsx'
import { isSound } from './is-sound.ts'
import { trashQuery, type Video } from './queries.ts'
import { VideoTableSkeleton } from './video-table.tsx'

/** Deleted videos, with the way back. */
export function TrashPage() {
  usePageTitle('Trash')
  const channel = useOwnChannel()
  const query = useInfiniteQuery(trashQuery(channel?.id ?? null))
  const { data, error, isFetching, refetch } = query
  const videos = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <PageHeader title="Content" />
      <ContentTabs />
      {data && error && (
        <StaleNote since={query.dataUpdatedAt} onRetry={() => refetch()} busy={isFetching} className="mb-4" />
      )}
      {videos.length > 0 && (
        <p className="mb-3 max-w-[72ch] text-13 text-muted">
          Nobody can watch what is here. It stays until you restore it.
        </p>
      )}
      <Card className="overflow-clip">
        {!data && !error && <VideoTableSkeleton />}
        {!data && error && (
          <ErrorState what="The trash" problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {data && videos.length === 0 && (
          <EmptyState icon={<Trash2 size={22} />} title="The trash is empty">
            A video that you delete comes here and can be restored.
          </EmptyState>
        )}
        {videos.length > 0 && <Trashed videos={videos} />}
      </Card>
      <ShowMore of={query} />
    </>
  )
}

function Trashed({ videos }: { videos: Video[] }) {
  const queryClient = useQueryClient()
  const restore = useMutation({
    mutationFn: (video: Video) =>
      call(api.POST('/api/creator/videos/{id}/restore', { params: { path: { id: video.id } } })),
    onSuccess: async (video) => {
      toast('The video is back', { tone: 'success', detail: video.title })
      await refreshOwnVideos(queryClient)
    },
    onError: (thrown) =>
      toast('The video could not be brought back', { tone: 'danger', detail: asProblem(thrown).message }),
  })
  return (
    <FittingTable aria-label="Deleted videos">
      <thead>
        <tr className="max-sm:hidden">
          <Th>Video</Th>
          <Th className="hidden w-36 md:table-cell">Deleted</Th>
          <Th className="w-32">
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {videos.map((video) => {
          const deletedAt = video.deletedAt ?? video.updatedAt
          return (
            <Tr key={video.id}>
              <Td>
                <span className="flex items-center gap-3.5">
                  <Thumbnail
                    image={video.thumbnail}
                    sizes="96px"
                    durationMs={video.durationMs}
                    sound={isSound(video)}
                    className="w-22 sm:w-24"
                  />
                  <span className="min-w-0 flex-1">
                    <span className="line-clamp-2 font-medium wrap-anywhere text-with-page md:line-clamp-1" dir="auto">
                      {video.title}
                    </span>
                    <span className="block text-13 text-faint md:hidden">
                      Deleted <RelativeTime time={deletedAt} />
                    </span>
                  </span>
                </span>
              </Td>
              <Td className="hidden whitespace-nowrap text-muted md:table-cell">
                <RelativeTime time={deletedAt} />
              </Td>
              <Td align="end" className="w-32">
                {video.can.edit && (
                  <Button
                    size="sm"
                    icon={<RotateCcw size={15} />}
                    aria-label={`Restore ${video.title}`}
                    busy={restore.isPending && restore.variables.id === video.id}
                    onClick={() => restore.mutate(video)}
                  >
                    Restore
                  </Button>
                )}
              </Td>
            </Tr>
          )
        })}
      </tbody>
    </FittingTable>
  )
}
