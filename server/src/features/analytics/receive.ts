import type { VideoFacts } from '#features/content/service.ts'
import type { Actor } from '#platform/context.ts'
import { EventsMalformed, TooManyEvents } from './errors.ts'
import { type ClientEvent, isReading, isTimestamp, MAX_EVENTS, readEvent } from './event-shape.ts'
import { type Facts, mayReport } from './facts.ts'
import type { Gate } from './gate.ts'
import type { Inbox } from './inbox.ts'
import { type AcceptedEvent, writeLine } from './inbox-row.ts'
import type { Rejection } from './schema.ts'
import type { Client, Visitors } from './visitor.ts'
import { withinTime } from './within-time.ts'

const WEEK_MS = 7 * 86_400_000
/** Clocks are read at different instants within one request, and a beacon may be stamped just before its events. */
const FUTURE_TOLERANCE_MS = 2000
/** A container's duration and its last frame differ by up to a segment's rounding. */
const DURATION_TOLERANCE_MS = 2000

export type Reception = { facts: Facts; visitors: Visitors; inbox: Inbox; gate: Gate; clock: () => Date }
export type Received = { accepted: number; rejected: { index: number; code: Rejection }[] }

/**
 * Keeps the good events of a batch; when this returns they are durable.
 * @param body the request's body as text
 * @throws {EventsMalformed | TooManyEvents | TooManyWaiting | Unavailable} and then nothing of the batch need be kept
 */
export async function receiveEvents(to: Reception, actor: Actor, client: Client, body: string): Promise<Received> {
  to.gate.check()
  const receivedAt = to.clock().getTime()
  const { sentAt, events } = readEnvelope(body)
  const parsed = events.map(readEvent)
  // Both come from memory for almost every request; only what is not known yet is waited for.
  const loading = to.facts.of(videosOf(parsed))
  const facts = loading instanceof Promise ? await withinTime(loading) : loading
  const asking = to.visitors.of(actor, client)
  const visitor = asking instanceof Promise ? await withinTime(asking) : asking

  const rejected: Received['rejected'] = []
  let lines = ''
  for (const [index, event] of parsed.entries()) {
    if (!event) {
      rejected.push({ index, code: 'invalid' })
      continue
    }
    const checked = check(event, event.at + receivedAt - sentAt, { receivedAt, actor, facts })
    if (typeof checked === 'string') rejected.push({ index, code: checked })
    else lines += writeLine({ ...event, ...visitor, ...checked, receivedAt })
  }
  const accepted = events.length - rejected.length
  if (accepted > 0) await to.inbox.add(lines, accepted)
  return { accepted, rejected }
}

function readEnvelope(body: string): { sentAt: number; events: unknown[] } {
  const value = parse(body)
  if (typeof value !== 'object' || value === null || !('sentAt' in value) || !('events' in value))
    throw new EventsMalformed()
  const { sentAt, events } = value
  if (typeof sentAt !== 'string' || !isTimestamp(sentAt) || !Array.isArray(events)) throw new EventsMalformed()
  if (events.length > MAX_EVENTS) throw new TooManyEvents()
  return { sentAt: Date.parse(sentAt), events }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new EventsMalformed({}, cause)
  }
}

function* videosOf(events: (ClientEvent | null)[]) {
  for (const event of events) if (event?.subject === 'video') yield event.subjectId
}

type Surroundings = { receivedAt: number; actor: Actor; facts: Map<string, VideoFacts> }
type Checked = Pick<AcceptedEvent, 'at' | 'videoId' | 'channelId' | 'durationMs' | 'ranges'>

/** @param at on the server's clock */
function check(event: ClientEvent, at: number, { receivedAt, actor, facts }: Surroundings): Checked | Rejection {
  if (at < receivedAt - WEEK_MS) return 'too_old'
  if (at > receivedAt + FUTURE_TOLERANCE_MS) return 'from_future'
  if (event.subject !== 'video') return `unknown_${event.subject}` // nothing but videos exists so far
  const video = facts.get(event.subjectId)
  if (!mayReport(actor, video)) return 'unknown_video'
  const { channelId, durationMs } = video
  if (event.type !== 'impression' && isReading(event.type) !== video.article) return 'wrong_kind'
  if (durationMs !== null && event.ranges.some(([, to]) => to > durationMs + DURATION_TOLERANCE_MS)) return 'bad_range'
  return {
    at: Math.min(at, receivedAt),
    videoId: event.subjectId,
    channelId,
    durationMs,
    ranges: within(event.ranges, durationMs),
  }
}

/** What lies beyond the end within the tolerance is cut off, so that nobody is seen to watch more than there is. */
function within(ranges: ClientEvent['ranges'], durationMs: number | null): ClientEvent['ranges'] {
  if (durationMs === null || !ranges.some(([, to]) => to > durationMs)) return ranges
  return ranges.flatMap(([from, to]) =>
    from < durationMs ? [[from, Math.min(to, durationMs)] as [number, number]] : [],
  )
}
