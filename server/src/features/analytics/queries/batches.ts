import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { columnsOf } from '../clickhouse-row.ts'
import { analytics, type BatchTable } from '../tables.ts'

export type WaitingBatch = Omit<BatchTable, 'shipped_at' | 'body'> & { body: Buffer }

export async function insertBatch(tx: Ctx, batch: Omit<WaitingBatch, 'shipped_at'>): Promise<void> {
  await analytics(tx).insertInto('analytics.batches').values(batch).execute()
}

/** Oldest first; served by batches_waiting_idx. */
export async function waitingBatchIds(ctx: Ctx, most: number): Promise<string[]> {
  const found = await analytics(ctx)
    .selectFrom('analytics.batches')
    .select('id')
    .where('shipped_at', 'is', null)
    .orderBy('id')
    .limit(most)
    .execute()
  return found.map((row) => row.id)
}

/** @returns undefined when it was shipped or divided in the meantime */
export async function waitingBatch(tx: Ctx, id: string): Promise<WaitingBatch | undefined> {
  const found = await analytics(tx)
    .selectFrom('analytics.batches')
    .select(['id', 'query_id', 'rows', 'at_from', 'at_to', 'received_from', 'channels', 'body'])
    .where('id', '=', id)
    .where('shipped_at', 'is', null)
    .executeTakeFirst()
  if (!found) return undefined
  if (!found.body) throw new Error(`Batch ${id} waits without its events`)
  return { ...found, body: found.body }
}

/** Written before the insert is sent: whoever comes next must be able to end it. */
export async function nameAttempt(ctx: Ctx, id: string, queryId: string): Promise<void> {
  await analytics(ctx).updateTable('analytics.batches').set({ query_id: queryId }).where('id', '=', id).execute()
}

export async function markShipped(tx: Ctx, id: string): Promise<void> {
  await sql`update analytics.batches set shipped_at = clock_timestamp(), body = null where id = ${id}`.execute(tx.db)
}

export async function deleteBatch(tx: Ctx, id: string): Promise<void> {
  await analytics(tx).deleteFrom('analytics.batches').where('id', '=', id).execute()
}

/** Ids of the batch's events that are in ClickHouse. The range of time keeps it to the parts that can hold them. */
export async function arrivedIds(ctx: Ctx, batch: WaitingBatch): Promise<Set<string>> {
  const found = await ctx.clickhouse.query<{ id: string }>(
    `SELECT id FROM events WHERE batch = {batch:UUID} AND channel_id IN {channels:Array(UUID)}
     AND at BETWEEN {from:DateTime64(3)} AND {to:DateTime64(3)}`,
    { batch: batch.id, channels: batch.channels, from: batch.at_from, to: batch.at_to },
    { timeoutMs: 10_000 },
  )
  return new Set(found.map((row) => row.id))
}

/**
 * @param token of the batch: should an earlier try with it arrive after all, only one of them counts. A try that was cut
 *   off by a crash can leave the token without its rows, so who repeats one looks afterwards.
 */
export async function insertEvents(
  ctx: Ctx,
  lines: string,
  { queryId, token, timeoutMs }: { queryId: string; token: string; timeoutMs: number },
): Promise<void> {
  await ctx.clickhouse.insert('events', columnsOf(lines), lines, {
    queryId,
    timeoutMs,
    // Never without: what looks like a repetition would be dropped.
    settings: { insert_deduplication_token: token },
  })
}
