import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { clickHouseLine } from '../server/src/features/analytics/clickhouse-row.ts'
import type { JudgedEvent } from '../server/src/features/analytics/judge.ts'
import { pack } from '../server/src/features/analytics/packed.ts'
import { insertBatch } from '../server/src/features/analytics/queries/batches.ts'
import * as content from '../server/src/features/content/service.ts'
import { asSystem, type Ctx, inTransaction } from '../server/src/platform/context.ts'
import { uuidv7 } from '../server/src/platform/ids.ts'
import { audience, type Watched } from './audience.ts'
import type { DemoChannel, DemoVideo } from './channels.ts'

const DAY_MS = 86_400_000
const BATCH_ROWS = 20_000

export type Made = { video: DemoVideo; channel: DemoChannel; channelId: string; videoId: string }

/** Gives the videos their dates and an audience, in one transaction: killed before its end, nothing has happened. */
export async function makePast(ctx: Ctx, made: readonly Made[]) {
  const now = ctx.clock().getTime()
  const watched: Watched[] = []
  await inTransaction(asSystem(ctx), async (tx) => {
    for (const { video, channel, channelId, videoId } of made) {
      const publishedAt = now - video.daysOld * DAY_MS + 3_600_000
      await sql`
        update content.videos set created_at = ${new Date(publishedAt - 5_400_000)}, published_at = ${video.visibility === 'private' ? null : new Date(publishedAt)}
        where id = ${videoId}`.execute(tx.db)
      if (video.draw > 0)
        watched.push({
          videoId,
          channelId,
          publishedAt,
          durationMs: video.seconds * 1000,
          usual: channel.usual * video.draw,
        })
    }
    const { rows, totals } = audience(watched, { now, seed: 7 })
    for (const part of batchesOf(rows)) await insertRows(tx, part)
    await content.addVideoStats(
      tx,
      [...totals].map(([videoId, counted]) => ({ videoId, ...counted })),
    )
  })
}

/** Of one month each, as counting makes them: the worker brings them to ClickHouse. */
function batchesOf(rows: readonly JudgedEvent[]): JudgedEvent[][] {
  const batches: JudgedEvent[][] = []
  let month = ''
  for (const row of rows) {
    const ofRow = new Date(row.event.at).toISOString().slice(0, 7)
    if (ofRow !== month || (batches.at(-1)?.length ?? BATCH_ROWS) >= BATCH_ROWS) batches.push([])
    month = ofRow
    batches.at(-1)?.push(row)
  }
  return batches
}

async function insertRows(tx: Ctx, rows: JudgedEvent[]) {
  const id = uuidv7()
  const times = rows.map((row) => row.event.at)
  await insertBatch(tx, {
    id,
    query_id: randomUUID(),
    rows: rows.length,
    at_from: new Date(times[0] ?? 0), // in the order of time, and never empty
    at_to: new Date(times.at(-1) ?? 0),
    received_from: tx.clock(),
    channels: [...new Set(rows.map((row) => row.event.channelId))],
    body: await pack(rows.map((row) => clickHouseLine(id, row)).join('\n')),
  })
}
