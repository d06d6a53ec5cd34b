import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { CircleCheck, RotateCw, Trash2 } from 'lucide-react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { compact, exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { StaleNote } from '#web/ui/stale-note.tsx'
import { toast } from '#web/ui/toast.ts'
import { OnTheWayCard } from './on-the-way-card.tsx'
import { QuarantineRow } from './quarantine-row.tsx'
import { quarantineQuery } from './queries.ts'

const route = getRouteApi('/studio/settings/quarantine')

/** What did not make it into the figures: why, what it was, and another try. */
export function QuarantinePage() {
  usePageTitle(t('Quarantine'))
  const { state = 'waiting' } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(quarantineQuery(state))
  const { data, error, isFetching, refetch, dataUpdatedAt } = query
  if (error && !data)
    return (
      <Card className="max-w-[1120px]">
        <ErrorState what={t('The quarantine')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      </Card>
    )
  if (!data) return <QuarantineSkeleton />
  const [first] = data.pages
  const items = data.pages.flatMap((page) => page.items)
  const named = (word: string, count: number) => (count > 0 ? `${word} ${exactNumber(count)}` : word)
  return (
    <div className="flex max-w-[1120px] flex-col gap-5">
      {error && <StaleNote since={dataUpdatedAt} onRetry={() => refetch()} busy={isFetching} />}
      {first && !first.waiting.taking && (
        <Callout tone="danger" title={t('New events are refused at the moment')}>
          {t(
            'Too many wait to be counted, or the database does not answer. Players keep theirs for a day and send them by themselves when there is room again.',
          )}
        </Callout>
      )}
      {first && <OnTheWayCard waiting={first.waiting} />}
      <section aria-label={t('Events that were put aside')}>
        <div className="mb-4 flex flex-wrap items-center gap-3">
          <Segmented
            label={t('State')}
            value={state}
            options={[
              { value: 'waiting', label: named(t('Put aside'), first?.events ?? 0) },
              { value: 'discarded', label: named(t('Given up'), first?.discardedEvents ?? 0) },
            ]}
            onChange={(next) =>
              navigate({ search: { state: next === 'discarded' ? 'discarded' : undefined }, replace: true })
            }
          />
          {state === 'waiting' && items.length > 1 && <TryAllAgain />}
        </div>
        <Card className="overflow-hidden">
          {items.length === 0 ? (
            <Nothing state={state} />
          ) : (
            <ul>
              {items.map((item) => (
                <QuarantineRow key={item.id} item={item} />
              ))}
            </ul>
          )}
        </Card>
        <ShowMore of={query} />
      </section>
    </div>
  )
}

const Nothing = ({ state }: { state: 'waiting' | 'discarded' }) =>
  state === 'waiting' ? (
    <EmptyState icon={<CircleCheck size={22} />} title={t('Nothing is put aside')}>
      {t(
        'Every event that was taken is in the figures or on its way. What cannot be read or stored would stand here with its reason, and hold nothing else up.',
      )}
    </EmptyState>
  ) : (
    <EmptyState icon={<Trash2 size={22} />} title={t('Nothing was given up')}>
      {t('What you discard stays in this log.')}
    </EmptyState>
  )

function TryAllAgain() {
  const queryClient = useQueryClient()
  const again = useMutation({
    mutationFn: () => call(api.POST('/api/admin/quarantine/retry')),
    onSuccess: async ({ tried, unreadable }) => {
      await queryClient.invalidateQueries({ queryKey: ['operations', 'quarantine'] })
      toast(t('{count, plural, one {# entry} other {# entries}} sent again', { count: compact(tried) }), {
        ...(unreadable > 0 && {
          detail: t('{count, plural, one {# entry} other {# entries}} cannot be read and stayed.', {
            count: compact(unreadable),
          }),
        }),
      })
    },
    onError: (error) => toast(t('They could not be sent again'), { tone: 'danger', detail: asProblem(error).message }),
  })
  return (
    <Button size="sm" icon={<RotateCw size={14} />} busy={again.isPending} onClick={() => again.mutate()}>
      {t('Try all again')}
    </Button>
  )
}

const QuarantineSkeleton = () => (
  <div className="flex max-w-[1120px] flex-col gap-5">
    <Skeleton className="h-28 w-full rounded-card!" />
    <Skeleton className="h-8 w-56" />
    <Skeleton className="h-64 w-full rounded-card!" />
  </div>
)
