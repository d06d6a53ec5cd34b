import type { Ctx } from '#platform/context.ts'
import { type Period, startsOf } from '../days.ts'
import { READING } from '../event-shape.ts'
import type { BotSign, Outcome } from '../outcome.ts'

/** @property reading 1 of openings of articles */
export type Plays = { outcome: Outcome; why: BotSign | ''; reading: 0 | 1; n: number }

/** From what may still change to what is final. */
const ORDER: Outcome[] = ['too_short', 'rate', 'repeat', 'self', 'bot', 'counted']

/**
 * How many plays of a channel, and openings of its articles, began in the period, by what became of them. A play is one load of the player, and it began
 * with the first of its events; those of the day before are read too, to know which ones had begun earlier. Events of one
 * play may have been judged out of order, so the furthest outcome is the last.
 */
export async function playsByOutcome(
  ctx: Ctx,
  channelId: string,
  period: Period,
  signal?: AbortSignal,
): Promise<Plays[]> {
  const [from = 0] = startsOf([period.from], period.tz).map((at) => at / 1000)
  return ctx.clickhouse.query<Plays>(
    `SELECT arrayElement({order:Array(String)}, furthest) AS outcome, sign AS why, reading, count() AS n
     FROM (
       SELECT max(indexOf({order:Array(String)}, events.outcome)) AS furthest, max(events.why) AS sign, min(at) AS began,
         max(type IN {reading:Array(String)}) AS reading
       FROM events
       WHERE channel_id = {channelId:UUID} AND at >= toDateTime({before:UInt32}, 'UTC') AND events.outcome != ''
       GROUP BY video_id, playback_id
     )
     WHERE began >= toDateTime({from:UInt32}, 'UTC')
     GROUP BY furthest, sign, reading`,
    { channelId, order: ORDER, reading: READING, from, before: from - 86_400 },
    { timeoutMs: 4_000, ...(signal ? { signal } : {}) },
  )
}
