import { formatBytes } from '#web/lib/format-bytes.ts'
import { spokenDuration } from '#web/lib/format-duration.ts'
import { exactNumber } from '#web/lib/format-number.ts'
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
  if (!postgres.ok) add('danger', 'postgres', 'The database does not answer', postgres.detail)
  if (!store.ok) add('danger', 'store', 'The file store does not answer', store.detail)
  if (!clickhouse.ok)
    add(
      'warning',
      'clickhouse',
      'Figures are behind',
      `Charts wait for ClickHouse; events are kept. ${clickhouse.detail}`,
    )
  if (onTheWay?.taking === false)
    issues.push({
      id: 'events refused',
      tone: 'danger',
      title: 'New events are refused',
      text: 'Too many wait to be counted, or the database does not answer. Players keep theirs for a day and send them again.',
      quarantine: true,
    })
  if (onTheWay && onTheWay.putAside > 0)
    issues.push({
      id: 'quarantine',
      tone: 'warning',
      title:
        onTheWay.putAside === 1 ? 'An event was put aside' : `${exactNumber(onTheWay.putAside)} events were put aside`,
      text: 'They are kept with their reasons, are not in the figures yet, and can be sent again.',
      quarantine: true,
    })
  const workers = state.workers.filter(({ role, state }) => role === 'worker' && state === 'working')
  if (workers.length === 0)
    add(
      'danger',
      'workers',
      'Nobody works on jobs',
      'No worker told of itself in the last seconds. New uploads wait and are kept.',
    )
  else if (!state.media.ok) add('danger', 'ffmpeg', 'Videos cannot be processed', state.media.detail)
  if (state.disk) {
    const { freeBytes, totalBytes, reserveBytes } = state.disk
    if (freeBytes <= reserveBytes)
      add(
        'danger',
        'disk',
        'The disk is full',
        `Uploads are refused until ${formatBytes(reserveBytes)} are free. Everything else goes on.`,
      )
    else if (freeBytes < totalBytes * LOW_SHARE)
      add(
        'warning',
        'disk',
        'The disk is nearly full',
        `${formatBytes(freeBytes - reserveBytes)} more can be uploaded before uploads are refused.`,
      )
  }
  const failed = state.queues.filter((queue) => queue.failed > 0)
  const count = failed.reduce((sum, queue) => sum + queue.failed, 0)
  if (count > 0)
    add(
      'warning',
      'failed',
      count === 1 ? 'A job was given up' : `${exactNumber(count)} jobs were given up`,
      `${failed.map((queue) => queueName(queue.name)).join(', ')}. They are kept with their reasons and can run again.`,
      failed.length === 1 ? { queue: failed[0]?.name } : {},
    )
  for (const queue of state.queues) {
    const waitedMs = queue.oldestAt ? Date.parse(state.at) - Date.parse(queue.oldestAt) : 0
    if (workers.length > 0 && waitedMs > LONG_WAIT_MS && queue.active === 0)
      add(
        'warning',
        `waits ${queue.name}`,
        'Work is standing still',
        `${queueName(queue.name)}: the first has waited for ${spokenDuration(waitedMs)}, and nobody works on it.`,
      )
  }
  for (const each of state.workers.filter(({ state }) => state === 'silent'))
    add(
      'warning',
      `silent ${each.id}`,
      `A machine is silent: ${each.host}`,
      `Its ${each.role} (process ${each.pid}) has not told of itself. Its jobs are taken over by the others.`,
    )
  const versions = new Set(state.workers.map(({ version }) => version))
  if (versions.size > 1)
    add(
      'warning',
      'versions',
      'Machines run different releases',
      `${[...versions].sort().join(', ')}. Update all of them to the same.`,
    )
  return issues.sort((a, b) => Number(b.tone === 'danger') - Number(a.tone === 'danger'))
}

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

/** The whole state in one sentence. */
export function healthSentence(issues: readonly Issue[]): string {
  if (issues.length === 0) return 'Everything works'
  const grave = issues.filter(({ tone }) => tone === 'danger').length
  const count = grave || issues.length
  const many = WORDS[count] ?? String(count)
  if (grave === 0)
    return count === 1
      ? 'It works, and one thing wants a look'
      : `It works, and ${many.toLowerCase()} things want a look`
  return count === 1 ? 'One thing needs you' : `${many} things need you`
}
