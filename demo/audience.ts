import { randomUUID } from 'node:crypto'
import type { AcceptedEvent } from '../server/src/features/analytics/inbox-row.ts'
import { type JudgedEvent, judge } from '../server/src/features/analytics/judge.ts'
import { NOTHING_BEGUN } from '../server/src/features/analytics/pace.ts'
import { chance } from './scenes/chance.ts'

export type Watched = {
  videoId: string
  channelId: string
  durationMs: number
  publishedAt: number
  /** Starts a day in the first days. */
  usual: number
}

type Chance = () => number

const DAY_MS = 86_400_000
/** Of a day by its hour, UTC: little at night, most in the evening. */
const HOURS = [3, 2, 1, 1, 1, 2, 4, 6, 7, 7, 8, 8, 9, 9, 8, 8, 9, 11, 14, 17, 18, 15, 10, 6]
const WEEKDAYS = [1.25, 0.9, 0.85, 0.9, 1, 1.1, 1.3]
const DEVICES = [
  ['mobile', 0.5],
  ['desktop', 0.36],
  ['tablet', 0.09],
  ['tv', 0.05],
] as const satisfies (readonly [AcceptedEvent['device'], number])[]

/**
 * What an audience would have done with the videos until now, judged by the rules that judge real events: short visits,
 * repetitions, crawlers and the channel's own people are left out of the views here too.
 * @returns in the order of time
 */
export function audience(
  videos: readonly Watched[],
  { now, seed }: { now: number; seed: number },
): {
  rows: JudgedEvent[]
  totals: Map<string, { views: number; watchMs: number; seenMs: number }>
} {
  const random = chance(seed)
  const regulars = Array.from({ length: 900 }, () => randomUUID())
  const team = randomUUID()
  const durations = new Map(videos.map((video) => [video.videoId, video.durationMs]))
  const events = videos.flatMap((video) => [...startsOf(video, now, random)].flatMap((at) => visit(video, at, random)))

  function visit(video: Watched, at: number, random: Chance): AcceptedEvent[] {
    const kind = random()
    const viewer = kind < 0.012 ? team : random() < 0.45 ? choose(regulars, random) : randomUUID()
    const visitor = { viewer, signedIn: random() < 0.22, bot: kind > 0.985, device: device(random) }
    const playbackId = randomUUID()
    const event = (type: AcceptedEvent['type'], afterMs: number, more: Partial<AcceptedEvent>): AcceptedEvent => ({
      ...visitor,
      id: randomUUID(),
      type,
      at: Math.round(at + afterMs),
      receivedAt: Math.round(at + afterMs + 40),
      playbackId,
      videoId: video.videoId,
      channelId: video.channelId,
      durationMs: video.durationMs,
      positionMs: 0,
      ranges: [],
      rate: 1,
      place: 'site',
      host: '',
      stallMs: 0,
      height: 0,
      toMs: 0,
      code: '',
      origin: null,
      ...more,
    })
    const leavesMs = Math.round(video.durationMs * stays(random))
    const made = [event('start', 0, {})]
    for (let from = 0; from < leavesMs; ) {
      const to = Math.min(leavesMs, from + 10_000)
      made.push(event('progress', to, { positionMs: to, ranges: [[from, to]] }))
      from = to
    }
    if (random() < 0.05)
      made.push(
        event('stall', leavesMs / 2, {
          positionMs: Math.round(leavesMs / 2),
          stallMs: Math.round(200 + random() * 2400),
        }),
      )
    if (leavesMs >= video.durationMs * 0.99) made.push(event('end', leavesMs, { positionMs: video.durationMs }))
    return made
  }

  const { rows, totals } = judge(
    events.filter((event) => event.at < now),
    {
      playbacks: new Map(),
      windows: new Map(),
      begun: NOTHING_BEGUN,
      isTeam: (_, viewer) => viewer === team,
      durationMs: (videoId) => durations.get(videoId) ?? null,
    },
  )
  return { rows, totals }
}

/** Instants at which somebody presses play: many at first, then a trickle, more at weekends and in the evening. */
function* startsOf({ publishedAt, usual }: Watched, now: number, random: Chance): Generator<number> {
  for (let day = publishedAt; day < now; day += DAY_MS) {
    const age = (day - publishedAt) / DAY_MS
    const interest = 0.16 + Math.exp(-age / 3.5) + 0.25 * Math.exp(-((age - 24) ** 2) / 30)
    const growth = 1.25 - ((now - day) / DAY_MS / 90) * 0.5
    const mean = usual * interest * growth * (WEEKDAYS[new Date(day).getUTCDay()] ?? 1) * (0.75 + random() * 0.5)
    const midnight = day - (day % DAY_MS)
    for (let n = 0; n < mean; n++) {
      const at = midnight + hour(random) * 3_600_000 + random() * 3_600_000
      if (at >= publishedAt && at < now) yield at
    }
  }
}

/** Which share of a video somebody stays for: a quarter leaves at once, a third sees it to the end. */
function stays(random: Chance): number {
  const kind = random()
  if (kind < 0.24) return 0.02 + random() * 0.2
  if (kind < 0.66) return 0.2 + random() * 0.78
  return 1
}

const hour = (random: Chance) => weighted(HOURS, random)
const device = (random: Chance) => DEVICES[weighted(DEVICE_SHARES, random)]?.[0] ?? 'desktop'
const DEVICE_SHARES = DEVICES.map(([, share]) => share)

/** @returns an index, each as often as its weight says */
function weighted(weights: readonly number[], random: Chance): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [index, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return index
  }
  return 0
}

// One pick of a list that is never empty; squared, so that some come much more often than others.
const choose = (items: readonly string[], random: Chance) =>
  items[Math.floor(random() ** 2 * items.length)] ?? randomUUID()
