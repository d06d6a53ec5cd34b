import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { showBulkResults } from './bulk-dialog-state.ts'
import { undoBulk } from './bulk-jobs.ts'

/** What became of the videos that a change left as they were, with the reason of each. */
export default function BulkResults({ id }: { id: string }) {
  const queryClient = useQueryClient()
  const [chosen, setChosen] = useState<'failed' | 'skipped' | null>(null)
  const {
    data: bulk,
    error,
    refetch,
  } = useQuery({
    queryKey: ['bulk', id],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos/bulk/{id}', { params: { path: { id }, query: { limit: 0 } }, signal })),
  })
  // What went wrong first: among many that were so already it would be found by nobody.
  const shown = chosen ?? (bulk?.failed === 0 ? 'skipped' : 'failed')
  const query = useInfiniteQuery({
    queryKey: ['bulk', id, shown],
    enabled: bulk !== undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET('/api/creator/videos/bulk/{id}', {
          params: {
            path: { id },
            query: { items: [shown], limit: 100, ...(pageParam && { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  const problem = error ?? query.error
  const close = () => showBulkResults(null)
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && close()}
      title={bulk ? t('{done} of {all} changed', { done: bulk.done, all: bulk.total }) : t('What became of each video')}
      footer={
        <>
          {bulk && (
            <Button
              unavailable={bulk.can.undo ? null : (bulk.why.undo ?? t('It cannot be taken back'))}
              onClick={() => {
                close()
                void undoBulk(queryClient, id)
              }}
            >
              {t('Undo the change')}
            </Button>
          )}
          <Button variant="primary" onClick={close}>
            {t('Close')}
          </Button>
        </>
      }
    >
      {bulk && bulk.failed > 0 && bulk.skipped > 0 && (
        <Segmented
          label={t('Which ones')}
          value={shown}
          onChange={setChosen}
          className="self-start"
          options={[
            {
              value: 'failed',
              label: t('{count, plural, one {# could not be changed} other {# could not be changed}}', {
                count: bulk.failed,
              }),
            },
            {
              value: 'skipped',
              label: t('{count, plural, one {# left as they were} other {# left as they were}}', {
                count: bulk.skipped,
              }),
            },
          ]}
        />
      )}
      {!query.data && !problem && <Skeleton className="h-40" />}
      {problem && (
        <ErrorState
          what={t('The results')}
          problem={asProblem(problem)}
          onRetry={() => void (bulk ? query.refetch() : refetch())}
        />
      )}
      <ul className="text-14">
        {items.map((item) => (
          <li key={item.videoId} className="flex flex-col gap-0.5 border-b py-2 last:border-0">
            <span className="text-with-page font-medium wrap-anywhere" dir="auto">
              {item.title ?? t('A video that is not in this channel')}
            </span>
            <span className={item.state === 'failed' ? 'text-13 text-danger' : 'text-13 text-muted'}>
              {item.message ?? t('Left as it is')}
            </span>
          </li>
        ))}
      </ul>
      <ShowMore of={query} />
    </Dialog>
  )
}
