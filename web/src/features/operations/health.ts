import { formatBytes } from '#web/lib/format-bytes.ts'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { listed } from '#web/lib/format-list.ts'
import { t } from '#web/lib/i18n/t.ts'
import type { SystemState } from './queries.ts'
import { queueName } from './queue-names.ts'

/** One thing that the operator should know of; `danger` keeps people from something now. */
export type Issue = {
  id: string
  tone: 'danger' | 'warning'
  title: string
  /** What it means and what to do. */
  text: string
  jobs?: { queue?: string | undefined }
  quarantine?: true
}

/** How the events fare on their way to the figures. */
export type OnTheWay = { putAside: number; taking: boolean }

const LOW_SHARE = 0.1
const LONG_WAIT_MS = 30 * 60_000

/** What needs somebody, worst first. Empty when all is well. */
export function issuesOf(state: SystemState, onTheWay?: OnTheWay): Issue[] {
  const issues: Issue[] = []
  const add = (tone: Issue['tone'], id: string, title: string, text: string, jobs?: Issue['jobs']) =>
    issues.push({ tone, id, title, text, ...(jobs && { jobs }) })
  const { postgres, clickhouse, store } = state.engines
  if (!postgres.ok) add('danger', 'postgres', t('The database does not answer'), postgres.detail)
  if (!store.ok) add('danger', 'store', t('The file store does not answer'), store.detail)
  if (!clickhouse.ok)
    add(
      'warning',
      'clickhouse',
      t('Figures are behind'),
      t('Charts wait for ClickHouse; events are kept. {detail}', { detail: clickhouse.detail }),
    )
  if (onTheWay?.taking === false)
    issues.push({
      id: 'events refused',
      tone: 'danger',
      title: t('New events are refused'),
      text: t(
        'Too many wait to be counted, or the database does not answer. Players keep theirs for a day and send them again.',
      ),
      quarantine: true,
    })
  if (onTheWay && onTheWay.putAside > 0)
    issues.push({
      id: 'quarantine',
      tone: 'warning',
      title: t('{count, plural, one {An event was put aside} other {# events were put aside}}', {
        count: onTheWay.putAside,
      }),
      text: t('They are kept with their reasons, are not in the figures yet, and can be sent again.'),
      quarantine: true,
    })
  const workers = state.workers.filter(({ role, state }) => role === 'worker' && state === 'working')
  if (workers.length === 0)
    add(
      'danger',
      'workers',
      t('Nobody works on jobs'),
      t('No worker told of itself in the last seconds. New uploads wait and are kept.'),
    )
  else if (!state.media.ok) add('danger', 'ffmpeg', t('Videos cannot be processed'), state.media.detail)
  if (state.disk) {
    const { freeBytes, totalBytes, reserveBytes } = state.disk
    if (freeBytes <= reserveBytes)
      add(
        'danger',
        'disk',
        t('The disk is full'),
        t('Uploads are refused until {size} are free. Everything else goes on.', { size: formatBytes(reserveBytes) }),
      )
    else if (freeBytes < totalBytes * LOW_SHARE)
      add(
        'warning',
        'disk',
        t('The disk is nearly full'),
        t('{size} more can be uploaded before uploads are refused.', { size: formatBytes(freeBytes - reserveBytes) }),
      )
  }
  const failed = state.queues.filter((queue) => queue.failed > 0)
  const count = failed.reduce((sum, queue) => sum + queue.failed, 0)
  if (count > 0)
    add(
      'warning',
      'failed',
      t('{count, plural, one {A job was given up} other {# jobs were given up}}', { count }),
      t('{kinds}. They are kept with their reasons and can run again.', {
        kinds: listed(failed.map((queue) => queueName(queue.name))),
      }),
      failed.length === 1 ? { queue: failed[0]?.name } : {},
    )
  for (const queue of state.queues) {
    const waitedMs = queue.oldestAt ? Date.parse(state.at) - Date.parse(queue.oldestAt) : 0
    if (workers.length > 0 && waitedMs > LONG_WAIT_MS && queue.active === 0)
      add(
        'warning',
        `waits ${queue.name}`,
        t('Work is standing still'),
        t('{kind}: the first has waited for {time}, and nobody works on it.', {
          kind: queueName(queue.name),
          time: spokenDuration(waitedMs),
        }),
      )
  }
  for (const each of state.workers.filter(({ state }) => state === 'silent'))
    add(
      'warning',
      `silent ${each.id}`,
      t('A machine is silent: {host}', { host: each.host }),
      t('Its {role} (process {pid}) has not told of itself. Its jobs are taken over by the others.', {
        role: each.role,
        pid: String(each.pid),
      }),
    )
  const versions = new Set(state.workers.map(({ version }) => version))
  if (versions.size > 1)
    add(
      'warning',
      'versions',
      t('Machines run different releases'),
      t('{versions}. Update all of them to the same.', { versions: listed([...versions].sort()) }),
    )
  return issues.sort((a, b) => Number(b.tone === 'danger') - Number(a.tone === 'danger'))
}

/** The whole state in one sentence. */
export function healthSentence(issues: readonly Issue[]): string {
  if (issues.length === 0) return t('Everything works')
  const grave = issues.filter(({ tone }) => tone === 'danger').length
  return grave === 0
    ? t(
        'It works, and {count, plural, one {one thing wants a look} =2 {two things want a look} =3 {three things want a look} =4 {four things want a look} =5 {five things want a look} other {# things want a look}}',
        { count: issues.length },
      )
    : t(
        '{count, plural, one {One thing needs you} =2 {Two things need you} =3 {Three things need you} =4 {Four things need you} =5 {Five things need you} other {# things need you}}',
        { count: grave },
      )
}
