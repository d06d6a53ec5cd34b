import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { clickHouseLine } from './clickhouse-row.ts'
import { type AcceptedEvent, readLine } from './inbox-row.ts'
import { type JudgedEvent, type Judgement, judge, type Playback, playbackKey } from './judge.ts'
import { pack, unpack } from './packed.ts'
import { insertBatch } from './queries/batches.ts'
import { begunBefore, keepBegun } from './queries/begun.ts'
import * as queries from './queries/counting.ts'
import { putAside } from './queries/quarantine.ts'
import { viewerOfUser } from './visitor.ts'

/** Of one step; 20,000 rows are also a good size for an insert of ClickHouse's. */
const MOST_EVENTS = 20_000

/** Longer than judging a full lot takes on a busy machine (about a second), between two statements. */
const LEASE_MS = 20_000

/** In one insert, about 8 MB. */
const MOST_RANGES = 300_000

export type Counted = {
  events: number
  /** More is waiting. */
  full: boolean
  /** Made by this process and not yet tried: the query id that its first insert may use without looking. */
  batches: { id: string; queryId: string }[]
}

/** Where a test lets the process break. */
export type Checkpoint =
  | 'judge.before_commit'
  | 'judge.committed'
  | 'ship.before_insert'
  | 'ship.inserted'
  | 'ship.marked'
export type Watch = (point: Checkpoint) => void | Promise<void>

/**
 * Step 1 of counting, one transaction: takes what waits in the inbox, drops what was seen before, judges, adds to the
 * counters and keeps the judged events for ClickHouse. All of it happens, or none.
 * @returns null when another process does it at the moment
 */
export async function countOnce(ctx: Ctx, watch?: Watch, leaseMs = LEASE_MS): Promise<Counted | null> {
  const counted = await inTransaction(asSystem(ctx), async (tx) => {
    if (!(await queries.takeTurn(tx, 'judge', leaseMs))) return null
    const rows = await queries.inboxRows(tx, MOST_EVENTS)
    if (rows.length === 0) return { events: 0, full: false, batches: [] }
    const events = await readNew(tx, rows)
    const judgement = judge(events, await whatIsKnown(tx, events))
    const batches = await keep(tx, judgement, rows)
    await watch?.('judge.before_commit')
    const total = rows.reduce((sum, row) => sum + row.n, 0)
    return { events: total, full: total >= MOST_EVENTS, batches }
  })
  if (counted && counted.events > 0) await watch?.('judge.committed')
  return counted
}

/** The events of the rows whose ids were never seen, each once. */
async function readNew(tx: Ctx, rows: queries.InboxRow[]): Promise<AcceptedEvent[]> {
  const byDay = new Map<string, Map<string, AcceptedEvent>>()
  const ids = new Set<string>()
  const unreadable: Parameters<typeof putAside>[1] = []
  for (const row of rows) {
    const day = row.received_at.toISOString().slice(0, 10)
    const ofDay = byDay.get(day) ?? new Map<string, AcceptedEvent>()
    byDay.set(day, ofDay)
    const lines = await unpack(row.body).catch((error: unknown) => {
      unreadable.push({ kind: 'lot', events: row.n, row: row.body.toString('base64'), error: String(error) })
      return ''
    })
    for (const line of lines.split('\n')) {
      if (line === '') continue
      try {
        const event = readLine(line)
        if (!ids.has(event.id)) ofDay.set(event.id, event)
        ids.add(event.id)
      } catch (error) {
        unreadable.push({ kind: 'line', row: line, error: String(error) })
      }
    }
  }
  if (unreadable.length > 0)
    tx.log.error({ lines: unreadable.length }, 'events of the inbox cannot be read and were put aside')
  await putAside(tx, unreadable)
  const events: AcceptedEvent[] = []
  for (const [day, ofDay] of byDay) {
    await queries.addSeenDay(tx, day)
    const fresh = await queries.firstSeen(tx, day, [...ofDay.keys()])
    for (const [id, event] of ofDay) if (fresh.has(id)) events.push(event)
  }
  return events
}

async function whatIsKnown(tx: Ctx, events: AcceptedEvent[]) {
  const videoIds = [...new Set(events.map((event) => event.videoId))]
  const channelIds = [...new Set(events.map((event) => event.channelId))]
  const playbackIds = [...new Set(events.flatMap((event) => event.playbackId ?? []))]
  const videos = await content.videoFacts(tx, videoIds)
  const teams = await accounts.channelTeams(tx, channelIds)
  const playbacks = await queries.playbacksOf(tx, playbackIds)
  const windows = await queries.windowsOf(tx, undecidedPairs(events, playbacks), new Date(earliest(events) - 3_600_000))
  const begun = await begunBefore(tx, pacing(events, playbacks))
  const key = tx.secrets.key('viewers')
  const teamViewers = new Map(
    [...teams].map(([id, users]) => [id, new Set([...users].map((userId) => viewerOfUser(key, userId)))]),
  )
  return {
    playbacks,
    windows,
    begun,
    isTeam: (channelId: string, viewer: string) => teamViewers.get(channelId)?.has(viewer) ?? false,
    durationMs: (videoId: string) => videos.get(videoId)?.durationMs ?? null,
  }
}

/** Events that may begin a play or become a view, each under the viewer of its playback; a bot by name does neither. */
function pacing(events: AcceptedEvent[], playbacks: Map<string, Playback>): AcceptedEvent[] {
  return events.flatMap((event) => {
    if (!event.playbackId || event.bot) return []
    const known = playbacks.get(playbackKey(event.playbackId, event.videoId))
    if (!known) return [event]
    return known.outcome === 'too_short' || known.outcome === 'rate' ? [{ ...event, viewer: known.viewer }] : []
  })
}

/** Whose counted views matter: of a new playback its first event's viewer, of a known one its own while it may still count. */
function undecidedPairs(events: AcceptedEvent[], playbacks: Map<string, Playback>) {
  const pairs = new Map<string, { videoId: string; viewer: string }>()
  for (const { playbackId, videoId, viewer } of events) {
    if (!playbackId) continue
    const known = playbacks.get(playbackKey(playbackId, videoId))
    if (known && known.outcome !== 'too_short' && known.outcome !== 'rate') continue
    const who = known?.viewer ?? viewer
    pairs.set(`${videoId} ${who}`, { videoId, viewer: who })
  }
  return [...pairs.values()]
}

const earliest = (events: AcceptedEvent[]) =>
  events.reduce((min, event) => Math.min(min, event.at), Number.MAX_SAFE_INTEGER)

async function keep(tx: Ctx, judgement: Judgement, rows: queries.InboxRow[]): Promise<Counted['batches']> {
  await queries.keepPlaybacks(tx, judgement.playbacks)
  await queries.keepWindows(tx, judgement.windows)
  await keepBegun(tx, judgement.begun)
  await content.addVideoStats(
    tx,
    [...judgement.totals].map(([videoId, totals]) => ({ videoId, ...totals })),
  )
  const receivedFrom = new Date(Math.min(...rows.map((row) => row.received_at.getTime())))
  const batches: Counted['batches'] = []
  for (const part of byMonth(judgement.rows).flatMap(byHandfuls)) {
    const id = uuidv7()
    const queryId = crypto.randomUUID()
    await insertBatch(tx, {
      id,
      query_id: queryId,
      rows: part.length,
      at_from: new Date(part[0]!.event.at), // never empty, in the order of time
      at_to: new Date(part.at(-1)!.event.at),
      received_from: receivedFrom,
      channels: [...new Set(part.map((row) => row.event.channelId))],
      body: await pack(part.map((row) => clickHouseLine(id, row)).join('\n')),
    })
    batches.push({ id, queryId })
  }
  await queries.deleteInboxRows(
    tx,
    rows.map((row) => row.id),
  )
  return batches
}

/** ClickHouse writes one part for each month, and only one part is there as a whole or not at all. */
function byMonth(rows: JudgedEvent[]): JudgedEvent[][] {
  const months = new Map<string, JudgedEvent[]>()
  for (const row of rows) {
    const month = new Date(row.event.at).toISOString().slice(0, 7)
    const ofMonth = months.get(month)
    if (ofMonth) ofMonth.push(row)
    else months.set(month, [row])
  }
  return [...months.values()]
}

/** An event with all its 50 ranges is ten times the usual one; an insert of ClickHouse's may have 32 MB. */
function byHandfuls(rows: JudgedEvent[]): JudgedEvent[][] {
  const parts: JudgedEvent[][] = [[]]
  let ranges = 0
  for (const row of rows) {
    ranges += row.event.ranges.length
    if (ranges > MOST_RANGES && parts.at(-1)!.length > 0) {
      parts.push([])
      ranges = row.event.ranges.length
    }
    parts.at(-1)!.push(row) // there is always one
  }
  return parts
}
