import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { exactNumber } from '#web/lib/format-number.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { showBulkResults } from './bulk-dialog-state.ts'
import { undoBulk } from './bulk-jobs.ts'

/** What became of the videos that a change left as they were, with the reason of each. */
export default function BulkResults({ id }: { id: string }) {
  const queryClient = useQueryClient()
  const query = useInfiniteQuery({
    queryKey: ['bulk', id],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET('/api/creator/videos/bulk/{id}', {
          params: {
            path: { id },
            query: { items: ['skipped', 'failed'], limit: 100, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
  const bulk = query.data?.pages[0]
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const close = () => showBulkResults(null)
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && close()}
      title={
        bulk
          ? `${exactNumber(bulk.done)} changed, ${exactNumber(bulk.skipped + bulk.failed)} not`
          : 'What became of each video'
      }
      footer={
        <>
          {bulk && (
            <Button
              unavailable={bulk.can.undo ? null : (bulk.why.undo ?? 'It cannot be taken back')}
              onClick={() => {
                close()
                void undoBulk(queryClient, id)
              }}
            >
              Undo the change
            </Button>
          )}
          <Button variant="primary" onClick={close}>
            Close
          </Button>
        </>
      }
    >
      {!query.data && !query.error && <Skeleton className="h-40" />}
      {query.error && (
        <ErrorState what="The results" problem={asProblem(query.error)} onRetry={() => void query.refetch()} />
      )}
      <ul className="text-14">
        {items.map((item) => (
          <li key={item.videoId} className="flex flex-col gap-0.5 border-b py-2 last:border-0">
            <span className="text-with-page font-medium wrap-anywhere" dir="auto">
              {item.title ?? 'A video that is not in this channel'}
            </span>
            <span className={item.state === 'failed' ? 'text-13 text-danger' : 'text-13 text-muted'}>
              {item.message ?? 'Left as it is'}
            </span>
          </li>
        ))}
      </ul>
      <ShowMore of={query} />
    </Dialog>
  )
}
