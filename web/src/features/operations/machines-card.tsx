import { ChevronRight, CircleAlert, CircleCheck, Server, TriangleAlert } from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { listed } from '#web/lib/format-list.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import type { SystemState } from './queries.ts'
import { queueName } from './queue-names.ts'
import { upFor } from './up-for.ts'

type Process = SystemState['workers'][number]

const ROLES = { api: () => t('Pages and API'), worker: () => t('Worker') } as const

/** Every process at work, machine by machine, with what it has in hand and how ffmpeg is contained there. */
export function MachinesCard({ machines, at }: { machines: Process[]; at: string }) {
  const hosts = [...new Set(machines.map(({ host }) => host))]
  return (
    <Card>
      <CardHeader
        title={t('Machines')}
        description={
          hosts.length > 1
            ? t('{count, plural, one {# machine} other {# machines}} share the work.', { count: hosts.length })
            : t('One machine. Another one takes jobs with --role worker; the README says how.')
        }
      />
      {hosts.map((host) => (
        <div key={host} className="border-t px-4 py-3.5 sm:px-5">
          <h3 className="flex items-center gap-2 text-13 font-semibold">
            <Server size={15} aria-hidden="true" className="text-faint" />
            <span className="truncate" dir="ltr">
              {host}
            </span>
          </h3>
          <ul className="mt-2 flex flex-col gap-3">
            {machines
              .filter((each) => each.host === host)
              .map((each) => (
                <ProcessItem key={each.id} process={each} at={at} />
              ))}
          </ul>
        </div>
      ))}
      {hosts.length === 0 && (
        <p className="border-t px-5 py-4 text-13 text-muted">{t('No process has told of itself yet.')}</p>
      )}
    </Card>
  )
}

function ProcessItem({ process: each, at }: { process: Process; at: string }) {
  return (
    <li>
      <div className="flex items-center gap-2 text-14">
        <span className="font-medium">{ROLES[each.role]()}</span>
        {each.state === 'silent' ? (
          <Badge tone="warning" icon={<TriangleAlert size={13} />}>
            {t('Silent for {time}', { time: spokenDuration(Math.max(0, Date.parse(at) - Date.parse(each.seenAt))) })}
          </Badge>
        ) : each.jobs.length > 0 ? (
          <Badge tone="accent">{t('{count, plural, one {# job} other {# jobs}}', { count: each.jobs.length })}</Badge>
        ) : (
          <Badge>{each.role === 'worker' ? t('Idle') : t('Serving')}</Badge>
        )}
        <span className="figures ms-auto text-12 text-faint">
          {t('{version}, process {pid}', { version: each.version, pid: String(each.pid) })}
        </span>
      </div>
      <p className="figures mt-0.5 text-13 text-muted">
        {listed([
          t('Up for {time}', { time: upFor(Date.parse(at) - Date.parse(each.startedAt)) }),
          ...(each.cores === null ? [] : [t('{count, plural, one {# core} other {# cores}}', { count: each.cores })]),
          ...(each.mediaJobs === null
            ? []
            : [t('{count, plural, one {# video} other {# videos}} at once', { count: each.mediaJobs })]),
        ])}
      </p>
      {each.jobs.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-1 border-s-2 border-accent-line ps-3">
          {each.jobs.map((job) => (
            <li key={job.id} className="flex justify-between gap-3 text-13">
              <span className="truncate">{queueName(job.queue)}</span>
              <span className="figures shrink-0 text-faint">
                {spokenDuration(Math.max(0, Date.parse(at) - Date.parse(job.since)))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {each.checks.length > 0 && <Checks checks={each.checks} />}
    </li>
  )
}

const MARKS = {
  ok: { icon: CircleCheck, tone: 'text-success', word: () => t('Good') },
  weak: { icon: TriangleAlert, tone: 'text-warning', word: () => t('Could be better') },
  missing: { icon: CircleAlert, tone: 'text-danger', word: () => t('Missing') },
} as const

/** Closed while all is good: then one line says it. */
function Checks({ checks }: { checks: Process['checks'] }) {
  const weak = checks.filter(({ state }) => state !== 'ok').length
  const { icon: Icon, tone } = MARKS[weak === 0 ? 'ok' : 'weak']
  return (
    <details className="group/checks mt-2" open={weak > 0}>
      <summary className="flex list-none items-center gap-1.5 text-13 text-muted hover:text-ink">
        <ChevronRight
          size={14}
          aria-hidden="true"
          className="shrink-0 text-faint transition-transform group-open/checks:rotate-90 rtl:rotate-180"
        />
        <Icon size={14} aria-hidden="true" className={cx('shrink-0', tone)} />
        {weak === 0
          ? t('ffmpeg is there and contained ({count, plural, one {# check} other {# checks}})', {
              count: checks.length,
            })
          : t('ffmpeg: {weak} of {count, plural, one {# check} other {# checks}} could be better', {
              weak,
              count: checks.length,
            })}
      </summary>
      <ul className="mt-2 flex flex-col gap-2 ps-5">
        {checks.map(({ name, state, detail }) => {
          const { icon: Mark, tone, word } = MARKS[state]
          return (
            <li key={name} className="flex items-start gap-2 text-13">
              <Mark size={14} aria-label={word()} className={cx('mt-0.5 shrink-0', tone)} />
              <p className="min-w-0">
                <span className="font-medium">{name}</span>
                <span className="text-with-page block text-pretty wrap-anywhere text-muted" dir="auto">
                  {detail}
                </span>
              </p>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
