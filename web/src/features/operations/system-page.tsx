import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { StaleNote } from '#web/ui/stale-note.tsx'
import { DiskCard } from './disk-card.tsx'
import { EngineCards } from './engine-cards.tsx'
import { MachinesCard } from './machines-card.tsx'
import { quarantineQuery, systemQuery } from './queries.ts'
import { QueuesCard } from './queues-card.tsx'
import { SettingsCard } from './settings-card.tsx'
import { SystemHealth } from './system-health.tsx'

/** How the installation is: one sentence first, then what it rests on. It brings itself up to date. */
export function SystemPage() {
  usePageTitle(t('System'))
  const { data, error, isFetching, refetch, dataUpdatedAt } = useQuery(systemQuery)
  const [aside] = useInfiniteQuery(quarantineQuery('waiting')).data?.pages ?? []
  if (error && !data)
    return (
      <Card className="max-w-[1120px]">
        <ErrorState what={t('The state')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      </Card>
    )
  if (!data) return <SystemSkeleton />
  return (
    <div className="flex max-w-[1120px] flex-col gap-5">
      {error && <StaleNote since={dataUpdatedAt} onRetry={() => refetch()} busy={isFetching} />}
      <SystemHealth state={data} onTheWay={aside && { putAside: aside.events, taking: aside.waiting.taking }} />
      <EngineCards state={data} />
      <QueuesCard queues={data.queues} at={data.at} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <MachinesCard machines={data.workers} at={data.at} />
        {data.disk && <DiskCard disk={data.disk} usage={data.usage} embedded={isEmbedded(data.settings)} />}
      </div>
      <SettingsCard settings={data.settings} />
    </div>
  )
}

const isEmbedded = (settings: { name: string; value: string }[]) =>
  settings.some(({ name, value }) => name === 'DATABASE_URL' && value === 'embedded')

function SystemSkeleton() {
  return (
    <div className="flex max-w-[1120px] flex-col gap-5">
      <Skeleton className="h-[74px] w-full rounded-card!" />
      <Skeleton className="h-28 w-full rounded-card!" />
      <Skeleton className="h-72 w-full rounded-card!" />
    </div>
  )
}
