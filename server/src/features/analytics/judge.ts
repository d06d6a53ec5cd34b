import { isReading } from './event-shape.ts'
import type { AcceptedEvent } from './inbox-row.ts'
import type { BotSign, Outcome } from './outcome.ts'
import { type Begun, type KnownBegun, openPace, type Pace } from './pace.ts'
import { markSeen, PARTS, partsOf, unseen } from './seen.ts'

export type Playback = {
  playbackId: string
  videoId: string
  /** Of its first event, kept from then on. */
  viewer: string
  firstAt: number
  lastAt: number
  /** The fastest speed it named, 1 to 2. */
  rate: number
  playedMs: number
  cutMs: number
  outcome: Outcome
  why: BotSign | ''
  /** Which hundredths of the video, a bit each. */
  seen: Uint8Array
}

export type JudgedEvent = {
  event: AcceptedEvent
  viewer: string
  playedMs: number
  cutMs: number
  watchMs: number
  /** Seen for the first time by a play that counts. */
  seenMs: number
  view: 0 | 1
  outcome: Outcome | ''
  why: BotSign | ''
}

export type Known = {
  /** Those of the events' playbacks that had events before, by `playbackKey`. Changed ones are new objects. */
  playbacks: ReadonlyMap<string, Playback>
  /** Times of counted views by `windowKey`. */
  windows: ReadonlyMap<string, readonly number[]>
  begun: KnownBegun
  isTeam(channelId: string, viewer: string): boolean
  /** Of the video, where it is known better than on receipt. */
  durationMs(videoId: string): number | null
}

export type Judgement = {
  /** In the order of time. */
  rows: JudgedEvent[]
  playbacks: Playback[]
  windows: { videoId: string; viewer: string; countedAt: number }[]
  begun: Begun[]
  totals: Map<string, { views: number; watchMs: number; seenMs: number }>
}

export const playbackKey = (playbackId: string, videoId: string) => `${playbackId} ${videoId}`
export const windowKey = (videoId: string, viewer: string) => `${videoId} ${viewer}`

const HOUR_MS = 3_600_000
const VIEW_MS = 10_000
/** An article in sight for so long was read; how long its text is does not matter. */
const READ_MS = 10_000
/** Requests of one player do not all take equally long, and their times are corrected by receipt. */
const TOLERANCE_MS = 1000
const FASTEST = 2

/**
 * Decides what events count for: the rules of `view`, `read` and `watch time`, and nothing else. Pure; events that were judged
 * before must have been taken out.
 */
export function judge(events: readonly AcceptedEvent[], known: Known): Judgement {
  const playbacks = new Map<string, Playback>()
  const opened = new Map<string, number[]>()
  const pace = openPace(known.begun)
  const judgement: Judgement = { rows: [], playbacks: [], windows: [], begun: [], totals: new Map() }

  const playbackOf = (event: AcceptedEvent, playbackId: string): Playback => {
    const key = playbackKey(playbackId, event.videoId)
    const found = playbacks.get(key)
    if (found) return found
    const before = known.playbacks.get(key)
    const playback = before ? { ...before, seen: before.seen.slice() } : begin(event, playbackId, known, pace)
    playbacks.set(key, playback)
    return playback
  }
  /** Counted and remembered, unless one of the same viewer is less than an hour away, or too many arrived at once. */
  const countView: CountView = ({ videoId, viewer }, event) => {
    const { at } = event
    const key = windowKey(videoId, viewer)
    const near = (other: number) => Math.abs(at - other) < HOUR_MS
    if (known.windows.get(key)?.some(near) || opened.get(key)?.some(near)) return 'repeat'
    if (!pace.view(event, viewer)) return 'rate'
    const times = opened.get(key)
    if (times) times.push(at)
    else opened.set(key, [at])
    judgement.windows.push({ videoId, viewer, countedAt: at })
    return 'counted'
  }

  // Sorting is stable, so events of the same instant stay in the order in which they came.
  for (const event of [...events].sort((a, b) => a.at - b.at)) {
    const row = event.playbackId
      ? judgeOne(event, playbackOf(event, event.playbackId), known, countView)
      : withoutPlayback(event, known)
    judgement.rows.push(row)
    if (row.view || row.watchMs) {
      const totals = judgement.totals.get(event.videoId) ?? { views: 0, watchMs: 0, seenMs: 0 }
      judgement.totals.set(event.videoId, {
        views: totals.views + row.view,
        watchMs: totals.watchMs + row.watchMs,
        seenMs: totals.seenMs + row.seenMs,
      })
    }
  }
  judgement.playbacks = [...playbacks.values()]
  judgement.begun = pace.begun()
  return judgement
}

function begin(event: AcceptedEvent, playbackId: string, known: Known, pace: Pace): Playback {
  return {
    playbackId,
    videoId: event.videoId,
    viewer: event.viewer,
    firstAt: event.at,
    lastAt: event.at,
    rate: 1,
    playedMs: 0,
    cutMs: 0,
    seen: unseen(),
    ...(leftOut(event, known) ?? byPace(pace.begin(event))),
  }
}

type CountView = (playback: Playback, event: AcceptedEvent) => 'counted' | 'repeat' | 'rate'
type Verdict = { outcome: Outcome; why: BotSign | '' }

function leftOut(event: AcceptedEvent, known: Known): Verdict | null {
  if (event.bot) return { outcome: 'bot', why: 'name' }
  return known.isTeam(event.channelId, event.viewer) ? { outcome: 'self', why: '' } : null
}

const byPace = (sign: BotSign | null): Verdict =>
  sign ? { outcome: 'bot', why: sign } : { outcome: 'too_short', why: '' }

const withoutPlayback = (event: AcceptedEvent, known: Known): JudgedEvent => ({
  event,
  viewer: event.viewer,
  playedMs: 0,
  cutMs: 0,
  watchMs: 0,
  seenMs: 0,
  view: 0,
  ...(leftOut(event, known) ?? { outcome: '', why: '' }),
})

function judgeOne(event: AcceptedEvent, playback: Playback, known: Known, countView: CountView): JudgedEvent {
  const { creditMs, cutMs } = credit(playback, event)
  const row = { event, viewer: playback.viewer, playedMs: creditMs, cutMs, why: playback.why }
  if (playback.outcome === 'bot' || playback.outcome === 'self')
    return { ...row, watchMs: 0, seenMs: 0, view: 0, outcome: playback.outcome }
  const durationMs = known.durationMs(event.videoId) ?? event.durationMs
  const fresh = durationMs ? markSeen(playback.seen, event.ranges, { grantedMs: creditMs, durationMs }) : 0
  let view: 0 | 1 = 0
  if (playback.outcome === 'too_short' || playback.outcome === 'rate') {
    playback.outcome = decide(playback, event, durationMs)
    if (playback.outcome === 'counted') {
      playback.outcome = countView(playback, event)
      if (playback.outcome === 'counted') view = 1
    }
  }
  // What was seen before the view counted belongs to it too.
  const parts = playback.outcome === 'counted' ? (view ? partsOf(playback.seen) : fresh) : 0
  const seenMs = Math.round((parts * (durationMs ?? 0)) / PARTS)
  // Time in sight is no media time.
  return { ...row, watchMs: isReading(event.type) ? 0 : creditMs, seenMs, view, outcome: playback.outcome }
}

/**
 * Takes the event's claim of played time as far as time passed for it, from the playback's first event to its last. When
 * an earlier event arrives late, the first moves back, and what was cut for want of it is given back.
 */
function credit(playback: Playback, event: AcceptedEvent): { creditMs: number; cutMs: number } {
  if (!isReading(event.type)) playback.rate = Math.max(playback.rate, Math.min(event.rate, FASTEST))
  let recoveredMs = 0
  if (event.at < playback.firstAt) {
    recoveredMs = Math.min(playback.cutMs, Math.floor((playback.firstAt - event.at) * playback.rate))
    playback.firstAt = event.at
  }
  playback.lastAt = Math.max(playback.lastAt, event.at)
  playback.playedMs += recoveredMs
  playback.cutMs -= recoveredMs
  const claimedMs = event.ranges.reduce((sum, [from, to]) => sum + to - from, 0)
  const grantedMs = Math.min(claimedMs, Math.max(0, budgetMs(playback) - playback.playedMs))
  playback.playedMs += grantedMs
  playback.cutMs += claimedMs - grantedMs
  return { creditMs: grantedMs + recoveredMs, cutMs: claimedMs - grantedMs }
}

const budgetMs = ({ firstAt, lastAt, rate }: Playback) => Math.floor((lastAt - firstAt) * rate) + TOLERANCE_MS

/** `counted` here means that the rule is met; the hour is looked at by the caller. */
function decide(playback: Playback, event: AcceptedEvent, durationMs: number | null): 'counted' | 'too_short' | 'rate' {
  const short = durationMs !== null && durationMs > 0 && durationMs < 2 * VIEW_MS
  const neededMs = isReading(event.type) ? READ_MS : short ? durationMs / 2 : VIEW_MS
  if (playback.playedMs >= neededMs) return 'counted'
  // A `view` without ranges says "the rule is met" and leaves the ranges to the next progress: believed when time passed.
  const claimed = event.type === 'view' && event.ranges.length === 0
  if (claimed && budgetMs(playback) >= neededMs) return 'counted'
  return claimed || playback.playedMs + playback.cutMs >= neededMs
    ? 'rate'
    : playback.outcome === 'rate'
      ? 'rate'
      : 'too_short'
}
