import { ChevronRight, CircleAlert, CircleCheck, Server, TriangleAlert } from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import type { SystemState } from './queries.ts'
import { queueName } from './queue-names.ts'
import { upFor } from './up-for.ts'

type Process = SystemState['workers'][number]

const ROLES = { api: 'Pages and API', worker: 'Worker' } as const

/** Every process at work, machine by machine, with what it has in hand and how ffmpeg is contained there. */
export function MachinesCard({ machines, at }: { machines: Process[]; at: string }) {
  const hosts = [...new Set(machines.map(({ host }) => host))]
  return (
    <Card>
      <CardHeader
        title="Machines"
        description={
          hosts.length > 1
            ? `${hosts.length} machines share the work.`
            : 'One machine. Another one takes jobs with --role worker; the README says how.'
        }
      />
      {hosts.map((host) => (
        <div key={host} className="border-t px-4 py-3.5 sm:px-5">
          <h3 className="flex items-center gap-2 text-13 font-semibold">
            <Server size={15} aria-hidden="true" className="text-faint" />
            <span className="truncate">{host}</span>
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
        <p className="border-t px-5 py-4 text-13 text-muted">No process has told of itself yet.</p>
      )}
    </Card>
  )
}

function ProcessItem({ process: each, at }: { process: Process; at: string }) {
  return (
    <li>
      <div className="flex items-center gap-2 text-14">
        <span className="font-medium">{ROLES[each.role]}</span>
        {each.state === 'silent' ? (
          <Badge tone="warning" icon={<TriangleAlert size={13} />}>
            Silent for {spokenDuration(Math.max(0, Date.parse(at) - Date.parse(each.seenAt)))}
          </Badge>
        ) : each.jobs.length > 0 ? (
          <Badge tone="accent">{each.jobs.length === 1 ? '1 job' : `${each.jobs.length} jobs`}</Badge>
        ) : (
          <Badge>{each.role === 'worker' ? 'Idle' : 'Serving'}</Badge>
        )}
        <span className="figures ms-auto text-12 text-faint">
          {each.version}, process {each.pid}
        </span>
      </div>
      <p className="figures mt-0.5 text-13 text-muted">
        Up for {upFor(Date.parse(at) - Date.parse(each.startedAt))}
        {each.cores !== null && `, ${each.cores} ${each.cores === 1 ? 'core' : 'cores'}`}
        {each.mediaJobs !== null && `, ${each.mediaJobs} ${each.mediaJobs === 1 ? 'video' : 'videos'} at once`}
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
  ok: { icon: CircleCheck, tone: 'text-success', word: 'Good' },
  weak: { icon: TriangleAlert, tone: 'text-warning', word: 'Could be better' },
  missing: { icon: CircleAlert, tone: 'text-danger', word: 'Missing' },
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
          className="shrink-0 text-faint transition-transform group-open/checks:rotate-90"
        />
        <Icon size={14} aria-hidden="true" className={cx('shrink-0', tone)} />
        {weak === 0
          ? `ffmpeg is there and contained (${checks.length} checks)`
          : `ffmpeg: ${weak} of ${checks.length} checks could be better`}
      </summary>
      <ul className="mt-2 flex flex-col gap-2 ps-5">
        {checks.map(({ name, state, detail }) => {
          const { icon: Mark, tone, word } = MARKS[state]
          return (
            <li key={name} className="flex items-start gap-2 text-13">
              <Mark size={14} aria-label={word} className={cx('mt-0.5 shrink-0', tone)} />
              <p className="min-w-0">
                <span className="font-medium">{name}</span>
                <span className="block text-pretty wrap-anywhere text-muted">{detail}</span>
              </p>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
