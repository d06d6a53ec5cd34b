import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { Explanation } from '#web/ui/explanation.tsx'
import { Table, Td, Th, Tr } from '#web/ui/table.tsx'
import type { SystemState } from './queries.ts'
import { queueName } from './queue-names.ts'

type Queue = SystemState['queues'][number]

const isBusy = (queue: Queue) => queue.waiting + queue.active + queue.failed > 0

/** Work by kind: what waits, what is in hand, what was given up, and how fast it goes. */
export function QueuesCard({ queues, at }: { queues: Queue[]; at: string }) {
  const [all, setAll] = useState(false)
  const shown = all ? queues : queues.filter((queue) => isBusy(queue) || queue.mediaSpeed !== null)
  const quiet = queues.length - shown.length
  const most = Math.max(1, ...shown.map(({ waiting, active, failed }) => waiting + active + failed))
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('Work')}
        description={t('Channels take turns, so one that uploads much holds nobody up.')}
        actions={
          <Link to="/studio/settings/jobs" className={buttonClass('quiet', 'sm')}>
            {t('All jobs')}
          </Link>
        }
      />
      {shown.length > 0 && (
        <div className="border-t">
          <Table label={t('Work by kind')}>
            <thead>
              <tr>
                <Th>{t('Kind')}</Th>
                <Th className="hidden w-[26%] md:table-cell">
                  <span className="sr-only">{t('Share of all work')}</span>
                </Th>
                <Th align="end">{t('In work')}</Th>
                <Th align="end">{t('Waiting')}</Th>
                <Th align="end">{t('Failed')}</Th>
                <Th align="end" className="hidden sm:table-cell">
                  <span className="inline-flex items-center">
                    {t('Speed')}
                    <Explanation
                      figure={t('Speed')}
                      definition={t(
                        'Over the last 20 jobs of the kind that went well, at most a day old: the time one took, and for media how much of it was worked through in that time. 8× means that a minute of video takes 7.5 s.',
                      )}
                    />
                  </span>
                </Th>
                <Th align="end" className="hidden lg:table-cell">
                  {t('Longest wait')}
                </Th>
              </tr>
            </thead>
            <tbody>
              {shown.map((queue) => (
                <QueueRow key={queue.name} queue={queue} most={most} at={at} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {(quiet > 0 || all) && (
        <div
          className={cx(
            'flex items-center justify-between gap-3 border-t px-4 py-2 sm:px-5',
            shown.length === 0 && 'py-3',
          )}
        >
          <p className="text-13 text-faint">
            {all
              ? t('All kinds of work')
              : shown.length === 0
                ? t('Nothing to do right now.')
                : t('{count, plural, one {# quiet kind is left out.} other {# quiet kinds are left out.}}', {
                    count: quiet,
                  })}
          </p>
          <Button size="sm" variant="quiet" onClick={() => setAll(!all)}>
            {all ? t('Leave out the quiet ones') : t('Show all')}
          </Button>
        </div>
      )}
    </Card>
  )
}

function QueueRow({ queue, most, at }: { queue: Queue; most: number; at: string }) {
  const { name, waiting, retrying, active, failed, oldestAt, meanMs, samples, mediaSpeed } = queue
  const width = (count: number) => ({ width: `${(count / most) * 100}%` })
  return (
    <Tr>
      <Td>
        <span className="block text-14 font-medium">{queueName(name)}</span>
        <span className="block font-mono text-12 text-faint">
          <bdi>{name}</bdi>
        </span>
      </Td>
      <Td className="hidden md:table-cell">
        <div aria-hidden="true" className="flex h-1.5 gap-0.5 overflow-hidden rounded-full bg-pressed">
          {active > 0 && <span className="bg-accent" style={width(active)} />}
          {waiting > 0 && <span className="bg-before" style={width(waiting)} />}
          {failed > 0 && <span className="bg-danger" style={width(failed)} />}
        </div>
      </Td>
      <Count value={active} queue={name} state="running" />
      <Count
        value={waiting}
        queue={name}
        state="waiting"
        note={retrying > 0 ? t('{count} of them again', { count: retrying }) : undefined}
      />
      <Count value={failed} queue={name} state="failed" tone="text-danger" />
      <Td align="end" className="hidden text-13 whitespace-nowrap text-muted sm:table-cell">
        <span
          title={
            samples > 0
              ? t('Over {count, plural, one {# job} other {# jobs}}', { count: samples })
              : t('Nothing of this kind was done in the last day')
          }
        >
          {mediaSpeed !== null ? `${exactNumber(toTenths(mediaSpeed))}×` : meanMs !== null ? '' : '–'}
          {meanMs !== null && (
            <span className={cx(mediaSpeed !== null && 'block text-12 text-faint')}>
              {t('{time} each', { time: each(meanMs) })}
            </span>
          )}
        </span>
      </Td>
      <Td align="end" className="hidden text-13 whitespace-nowrap text-muted lg:table-cell">
        {oldestAt ? spokenDuration(Math.max(0, Date.parse(at) - Date.parse(oldestAt))) : '–'}
      </Td>
    </Tr>
  )
}

const each = (ms: number) =>
  ms < 950
    ? t('{count} ms', { count: Math.round(ms) })
    : ms < 9950
      ? t('{count} s', { count: toTenths(ms / 1000) })
      : spokenDuration(ms)

/** With tenths while they matter. */
const toTenths = (value: number) => (value < 10 ? Math.round(value * 10) / 10 : Math.round(value))

type CountProps = {
  value: number
  queue: string
  state: 'running' | 'waiting' | 'failed'
  tone?: string
  note?: string | undefined
}

function Count({ value, queue, state, tone, note }: CountProps) {
  if (value === 0)
    return (
      <Td align="end" className="text-faint">
        {exactNumber(0)}
      </Td>
    )
  return (
    <Td align="end">
      <Link
        to="/studio/settings/jobs"
        search={{ queue, ...(state !== 'failed' && { state }) }}
        title={note}
        className={cx('font-medium underline decoration-line-strong underline-offset-3 hover:decoration-current', tone)}
      >
        {exactNumber(value)}
      </Link>
    </Td>
  )
}
