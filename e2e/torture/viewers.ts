import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { CHROME, type Client, openClient } from '../client.ts'
import type { Ledger, Playback } from './ledger.ts'

type Event = {
  id: string
  type: string
  at: string
  playbackId: string
  vodId: string
  positionMs: number
  ranges?: number[][]
}

const PLAYED_MS = 10_000
/** Two seconds of rest between what was played: requests do not all take equally long. */
const BETWEEN_MS = 12_000
const EVENTS_A_PLAYBACK = 4

let viewers = 0
/** Ever new browsers at one address would be told to be a bot; the program believes us, as it would a proxy. */
const addressOf = (n: number) => `10.${(n >> 14) & 255}.${(n >> 6) & 255}.${n & 63}`

/** People who watch, some at a time, `eventsPerS` in all; they can be paused, and then everything they sent is answered. */
export function openViewers(
  ledger: Ledger,
  origin: string,
  options: { videoIds: string[]; eventsPerS: number; random: () => number },
) {
  const { videoIds, random } = options
  const atOnce = 8
  const restMs = (atOnce * EVENTS_A_PLAYBACK * 1000) / options.eventsPerS
  /** Acknowledged batches that are sent once more, much later. */
  const late: { client: Client; events: Event[] }[] = []
  let watching = false
  let loops: Promise<unknown> = Promise.resolve()

  async function playback() {
    const videoId = videoIds[Math.floor(random() * videoIds.length)] ?? ''
    const client = openClient(origin, { userAgent: CHROME(++viewers), address: addressOf(viewers) })
    const { known, batches } = recorded(ledger, videoId)
    const manner = random()
    // Closes the page after the first try: nobody sends these again.
    if (manner < 0.2) return sendOnce(client, known, batches.flat())
    // The second request overtakes the first.
    if (manner < 0.3) return Promise.all(batches.map((events) => sendUntilAcknowledged(client, known, events)))
    for (const events of batches) await sendUntilAcknowledged(client, known, events)
  }

  async function sendOnce(client: Client, known: Playback, events: Event[]) {
    const answer = await client.once('POST', '/api/events', {
      body: batchOf(events),
      timeoutMs: Math.round(1 + random() * 200),
    })
    if (answer?.status === 202) acknowledge(known, events, answer.json)
    else ledger.counts.batchesUnanswered++
  }

  async function sendUntilAcknowledged(client: Client, known: Playback, events: Event[]) {
    // `sentAt` is the instant of each try, as a player does it; so the body is made again.
    for (;;) {
      const answer = await client.once('POST', '/api/events', { body: batchOf(events) })
      if (answer && ![503, 507].includes(answer.status)) {
        if (answer.status !== 202)
          ledger.broken.push(`events were answered with ${answer.status} ${JSON.stringify(answer.json)}`)
        else acknowledge(known, events, answer.json)
        break
      }
      ledger.counts.batchesSentAgain++
      await delay(100 + random() * 200)
    }
    if (random() < 0.2) late.push({ client, events })
    if (random() < 0.2) await repeat({ client, events })
  }

  /** A player that lost the answer on its way sends what was acknowledged once more. */
  async function repeat({ client, events }: { client: Client; events: Event[] }) {
    ledger.counts.batchesRepeated++
    await client.once('POST', '/api/events', { body: batchOf(events) })
  }

  function acknowledge(known: Playback, events: Event[], json: unknown) {
    const { accepted, rejected } = json as { accepted: number; rejected: unknown[] } // a 202 has this shape
    if (accepted !== events.length)
      ledger.broken.push(`${events.length} good events, ${accepted} accepted: ${JSON.stringify(rejected)}`)
    for (const { id } of events) known.acknowledged.add(id)
    ledger.counts.eventsAcknowledged += events.length
  }

  const loop = async () => {
    await delay(random() * restMs)
    while (watching) {
      await Promise.all([playback(), delay(restMs * (0.5 + random()))])
      const again = random() < 0.1 ? late.shift() : undefined
      if (again) await repeat(again)
    }
  }

  return {
    watch() {
      watching = true
      loops = Promise.all(Array.from({ length: atOnce }, loop))
    },
    /** Resolves when everything sent has been answered, apart from what nobody waits for. */
    async pause() {
      watching = false
      await loops
    },
  }
}
export type Viewers = ReturnType<typeof openViewers>

const batchOf = (events: Event[]) => ({ sentAt: new Date().toISOString(), events })

/** One view and twice ten seconds, told as a player does; it lies somewhat back, since the clock cannot be hurried. */
function recorded(ledger: Ledger, videoId: string): { known: Playback; batches: Event[][] } {
  const playbackId = randomUUID()
  const startedAt = Date.now() - 60_000
  const event = (type: string, afterMs: number, positionMs: number, ranges?: number[][]): Event => ({
    id: randomUUID(),
    type,
    at: new Date(startedAt + afterMs).toISOString(),
    playbackId,
    vodId: videoId,
    positionMs,
    ...(ranges ? { ranges } : {}),
  })
  const batches = [
    [event('start', 0, 0)],
    [event('view', BETWEEN_MS, PLAYED_MS, [[0, PLAYED_MS]])],
    [
      event('progress', 2 * BETWEEN_MS, 2 * PLAYED_MS, [[PLAYED_MS, 2 * PLAYED_MS]]),
      event('pause', 2 * BETWEEN_MS, 2 * PLAYED_MS),
    ],
  ]
  const known: Playback = {
    videoId,
    eventIds: batches.flat().map(({ id }) => id),
    acknowledged: new Set(),
    watchMs: 2 * PLAYED_MS,
  }
  ledger.playbacks.push(known)
  return { known, batches }
}
