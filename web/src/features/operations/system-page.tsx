import { useQuery } from '@tanstack/react-query'
import {
  ChartNoAxesColumn,
  CircleAlert,
  CircleCheck,
  Clapperboard,
  Database,
  HardDrive,
  type LucideIcon,
} from 'lucide-react'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { exactNumber } from '#web/lib/format-number.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Callout } from '#web/ui/callout.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Table, Td, Th, Tr } from '#web/ui/table.tsx'
import { type SystemState, systemQuery } from './queries.ts'

const LOW_SPACE = 0.1

export function SystemPage() {
  usePageTitle('System')
  const { data, error, isFetching, refetch } = useQuery(systemQuery)
  if (error && !data) {
    return <ErrorState what="The state" problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
  }
  if (!data) return <Skeleton className="h-96 w-full rounded-card!" />
  const ill = [data.engines.postgres, data.engines.clickhouse, data.engines.store, data.media].filter(
    (part) => !part.ok,
  )
  return (
    <div className="flex max-w-[960px] flex-col gap-5">
      {ill.length > 0 && (
        <Callout tone="danger" title={ill.length === 1 ? 'One part needs you' : `${ill.length} parts need you`}>
          What was given to the studio is kept; the sentence beside the part says what to do.
        </Callout>
      )}
      <Card>
        <CardHeader
          title="Parts"
          description={
            <>
              Version {data.version}, started <RelativeTime time={data.startedAt} />
            </>
          }
        />
        <ul className="border-t">
          <Part icon={Database} name="Database" by="PostgreSQL" state={data.engines.postgres} />
          <Part icon={ChartNoAxesColumn} name="Figures" by="ClickHouse" state={data.engines.clickhouse} />
          <Part icon={HardDrive} name="File store" by="Uploads and media" state={data.engines.store} />
          <Part icon={Clapperboard} name="Video tools" by="ffmpeg" state={data.media} />
        </ul>
      </Card>
      {data.disk && <Disk disk={data.disk} />}
      <Queues queues={data.queues} />
    </div>
  )
}

type PartProps = { icon: LucideIcon; name: string; by: string; state: { ok: boolean; detail: string } }

function Part({ icon: Icon, name, by, state }: PartProps) {
  return (
    <li className="flex items-start gap-3 border-b px-4 py-3 last:border-0 sm:px-5">
      <Icon size={18} aria-hidden="true" className="mt-px shrink-0 text-muted" />
      <div className="min-w-0 flex-1 gap-4 sm:flex">
        <p className="w-40 shrink-0 text-14 font-medium">
          {name}
          <span className="block text-12 font-normal text-faint">{by}</span>
        </p>
        <p className={cx('text-13/5 wrap-anywhere', state.ok ? 'text-muted' : 'text-ink')}>{state.detail}</p>
      </div>
      <span className={cx('flex shrink-0 items-center gap-1.5 text-13', state.ok ? 'text-success' : 'text-danger')}>
        {state.ok ? <CircleCheck size={16} aria-hidden="true" /> : <CircleAlert size={16} aria-hidden="true" />}
        {state.ok ? 'Working' : 'Needs attention'}
      </span>
    </li>
  )
}

function Disk({ disk }: { disk: NonNullable<SystemState['disk']> }) {
  const used = disk.totalBytes > 0 ? 1 - disk.freeBytes / disk.totalBytes : 0
  const low = used > 1 - LOW_SPACE
  return (
    <Card>
      <CardHeader title="Disk" />
      <div className="flex flex-col gap-2 px-4 pb-4 sm:px-5">
        <Progress label="Disk used" percent={used * 100} tone={low ? 'danger' : 'accent'} className="h-2" />
        <p className="figures text-13 text-muted">
          {formatBytes(disk.freeBytes)} free of {formatBytes(disk.totalBytes)}
          {low && <span className="text-danger"> · make room soon: new uploads will be refused when it is full</span>}
        </p>
      </div>
    </Card>
  )
}

function Queues({ queues }: { queues: SystemState['queues'] }) {
  return (
    <Card className="overflow-hidden">
      <CardHeader title="Work" description="Jobs by kind. Failed ones were tried again before they were given up." />
      <div className="border-t">
        {queues.length === 0 ? (
          <p className="px-5 py-8 text-center text-14 text-muted">No work was ever asked for.</p>
        ) : (
          <Table label="Queues">
            <thead>
              <tr>
                <Th>Kind</Th>
                <Th align="end">Waiting</Th>
                <Th align="end">In work</Th>
                <Th align="end">Failed</Th>
              </tr>
            </thead>
            <tbody>
              {queues.map((queue) => (
                <Tr key={queue.name}>
                  <Td className="font-mono text-13">{queue.name}</Td>
                  <Td align="end">{exactNumber(queue.waiting)}</Td>
                  <Td align="end">{exactNumber(queue.active)}</Td>
                  <Td align="end" className={queue.failed > 0 ? 'font-medium text-danger' : undefined}>
                    {exactNumber(queue.failed)}
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </div>
    </Card>
  )
}
