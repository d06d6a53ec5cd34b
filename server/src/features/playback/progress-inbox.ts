import { setTimeout as delay } from 'node:timers/promises'
import { asSystem, type Ctx } from '#platform/context.ts'
import { Unavailable } from '#platform/problem.ts'
import { mergeReports, type ProgressRow, type Report } from './queries.ts'
import { joined, multirange, type Range } from './ranges.ts'

export type Reported = Omit<Report, 'ranges'> & { ranges: readonly Range[] }
type Waiter = { report: Reported; resolve: (row: ProgressRow | null) => void; reject: (reason: unknown) => void }

const WINDOW_MS = 5
const FULL = 500
const MOST_WAITING = 20_000

const nameOf = (row: { userId: string; videoId: string }) => `${row.userId} ${row.videoId}`

/**
 * Joins the reports of concurrent requests into one statement and one commit, one lot at a time. Nobody is answered before
 * the commit that holds their report.
 */
function openProgressInbox(ctx: Ctx) {
  const system = asSystem(ctx)
  const waiting: Waiter[] = []
  let flushing = false

  async function flush(): Promise<void> {
    flushing = true
    await delay(WINDOW_MS)
    while (waiting.length > 0) await write(waiting.splice(0, FULL))
    flushing = false
  }

  async function write(lot: readonly Waiter[]): Promise<void> {
    const groups = Map.groupBy(lot, ({ report }) => nameOf(report))
    try {
      const rows = await mergeReports(system, [...groups.values()].map(asOne))
      const found = new Map(rows.map((row) => [nameOf({ userId: row.user_id, videoId: row.video_id }), row]))
      for (const [name, waiters] of groups) for (const waiter of waiters) waiter.resolve(found.get(name) ?? null)
    } catch (error) {
      // One person or video has just gone for good: the others' reports are written without theirs.
      if (groups.size > 1 && isGone(error)) for (const waiters of groups.values()) await write(waiters)
      else if (isGone(error)) for (const waiter of lot) waiter.resolve(null)
      else for (const waiter of lot) waiter.reject(error)
    }
  }

  return {
    /** @returns the row as it is after this; null when nothing was written @throws {Unavailable} */
    add(report: Reported): Promise<ProgressRow | null> {
      if (waiting.length >= MOST_WAITING) return Promise.reject(new Unavailable({ retryAfterS: 2 }))
      return new Promise((resolve, reject) => {
        waiting.push({ report, resolve, reject })
        if (!flushing) void flush()
      })
    },
  }
}

const isGone = (error: unknown) => (error as { code?: string }).code === '23503' // foreign_key_violation

/** Of one person and video: all that was played, and where they were last. */
function asOne(waiters: readonly Waiter[]): Report {
  const reports = waiters.map(({ report }) => report)
  const last = reports.reduce((latest, each) => (each.at >= latest.at ? each : latest))
  const ranges = joined(
    reports.flatMap((report) => report.ranges),
    last.durationMs,
  )
  return { ...last, ranges: multirange(ranges) }
}

const inboxes = new WeakMap<Ctx['database'], ReturnType<typeof openProgressInbox>>()

/** One for a process. */
export function progressInboxOf(ctx: Ctx) {
  const inbox = inboxes.get(ctx.database) ?? openProgressInbox(ctx)
  inboxes.set(ctx.database, inbox)
  return inbox
}
