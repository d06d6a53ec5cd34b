import { Link } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { useNow } from '#web/lib/now.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { healthSentence, type Issue, issuesOf, type OnTheWay } from './health.ts'
import type { SystemState } from './queries.ts'
import { upFor } from './up-for.ts'

const LOOK = {
  well: { icon: CircleCheck, mark: 'bg-success-soft text-success' },
  warning: { icon: TriangleAlert, mark: 'bg-warning-soft text-warning' },
  danger: { icon: CircleAlert, mark: 'bg-danger-soft text-danger' },
} as const

/** The first thing an operator reads: whether all is well, and if not, what to do about it. */
export function SystemHealth({ state, onTheWay }: { state: SystemState; onTheWay: OnTheWay | undefined }) {
  const issues = issuesOf(state, onTheWay)
  const { icon: Icon, mark } = LOOK[issues[0]?.tone ?? 'well']
  const now = useNow(60_000)
  const running = state.queues.reduce((sum, queue) => sum + queue.active, 0)
  const waiting = state.queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const upSince = { version: state.version, time: upFor(now.getTime() - Date.parse(state.startedAt)) }
  return (
    <section aria-label={t('Health')} className="overflow-hidden rounded-card border bg-surface">
      <div className="flex items-center gap-3.5 px-4 py-4 sm:px-5">
        <span aria-hidden="true" className={cx('flex size-10 shrink-0 items-center justify-center rounded-full', mark)}>
          <Icon size={20} />
        </span>
        <div className="min-w-0" role="status">
          <h2 className="text-16 font-semibold text-balance">{healthSentence(issues)}</h2>
          <p className="figures mt-0.5 text-13 text-muted">
            {waiting + running === 0
              ? t('Version {version}, up for {time}. No work is waiting.', upSince)
              : t('Version {version}, up for {time}. {running} in work, {waiting} waiting.', {
                  ...upSince,
                  running,
                  waiting,
                })}
          </p>
        </div>
      </div>
      {issues.length > 0 && (
        <ul className="border-t">
          {issues.map((issue) => (
            <IssueRow key={issue.id} issue={issue} />
          ))}
        </ul>
      )}
    </section>
  )
}

function IssueRow({ issue: { tone, title, text, jobs, quarantine } }: { issue: Issue }) {
  const { icon: Icon } = LOOK[tone]
  return (
    <li className="flex items-start gap-3 border-b px-4 py-3 last:border-0 sm:px-5">
      <Icon
        size={17}
        aria-label={tone === 'danger' ? t('Urgent') : t('Worth a look')}
        className={cx('mt-0.5 ms-3 shrink-0', tone === 'danger' ? 'text-danger' : 'text-warning')}
      />
      <div className="min-w-0 flex-1 sm:ms-2.5">
        <p className="text-14 font-medium">{title}</p>
        <p className="text-with-page text-13 text-pretty wrap-anywhere text-muted" dir="auto">
          {text}
        </p>
      </div>
      {jobs && (
        <Link to="/studio/settings/jobs" search={jobs} className={buttonClass('secondary', 'sm')}>
          {t('Look')}
        </Link>
      )}
      {quarantine && (
        <Link to="/studio/settings/quarantine" className={buttonClass('secondary', 'sm')}>
          {t('Look')}
        </Link>
      )}
    </li>
  )
}
