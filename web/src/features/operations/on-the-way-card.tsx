import type { ReactNode } from 'react'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Card } from '#web/ui/card.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import type { Quarantine } from './queries.ts'

type Part = Quarantine['waiting']['inbox']

/** Events that were acknowledged and are not in the figures yet, and how much room they take. */
export function OnTheWayCard({ waiting }: { waiting: Quarantine['waiting'] }) {
  const bytes = waiting.inbox.bytes + waiting.batches.bytes
  const share = Math.min(1, bytes / waiting.mostBytes)
  return (
    <Card
      aria-label={t('Events on their way')}
      className="grid divide-y divide-line sm:grid-cols-3 sm:divide-x sm:divide-y-0"
    >
      <Step name={t('Waiting to be counted')} part={waiting.inbox} />
      <Step name={t('Waiting for ClickHouse')} part={waiting.batches} />
      <Fact name={t('Room taken')} value={formatBytes(bytes)}>
        <Progress percent={share * 100} label={t('Room taken by waiting events')} className="mt-1.5 mb-1" />
        {t('of {size}', { size: formatBytes(waiting.mostBytes) })}
      </Fact>
    </Card>
  )
}

const Step = ({ name, part }: { name: string; part: Part }) => (
  <Fact name={name} value={exactNumber(part.events)}>
    {part.since
      ? tx('{count, plural, one {event} other {events}}, the oldest {when}', {
          count: part.events,
          when: <RelativeTime time={part.since} />,
        })
      : t('Nothing waits')}
  </Fact>
)

const Fact = ({ name, value, children }: { name: string; value: string; children: ReactNode }) => (
  <div className="px-4 py-3.5 sm:px-5">
    <p className="text-13 text-muted">{name}</p>
    <p className="figures mt-0.5 text-20 font-semibold">{value}</p>
    <div className="text-12 text-faint">{children}</div>
  </div>
)
