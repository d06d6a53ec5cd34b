import { type Insertable, sql, type Updateable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { media, type RenditionTable } from './tables.ts'

/** In the order of making. */
export const renditionsOf = (ctx: Ctx, assetId: string) =>
  media(ctx)
    .selectFrom('media.renditions')
    .selectAll()
    .where('asset_id', '=', assetId)
    .orderBy('place')
    .orderBy('name')
    .execute()

/** What is to be made, so that pages show it while it waits; what exists already stays as it is. */
export async function planRows(tx: Ctx, assetId: string, rows: Insertable<RenditionTable>[]): Promise<void> {
  const names = rows.map((row) => row.name)
  await media(tx)
    .deleteFrom('media.renditions')
    .where('asset_id', '=', assetId)
    .where('state', '<>', 'ready')
    .where((eb) => eb.or([eb('state', '=', 'failed'), eb('name', '<>', sql<string>`all(${names}::text[])`)]))
    .where('listed', '=', false)
    .execute()
  await media(tx)
    .insertInto('media.renditions')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['asset_id', 'name']).doNothing())
    .execute()
}

/** From here on the run may write these renditions, and whoever did before may not. */
export const beginRun = (ctx: Ctx, assetId: string, names: readonly string[], run: string) =>
  media(ctx)
    .updateTable('media.renditions')
    .set({ state: 'processing', run, percent: 0, updated_at: ctx.clock() })
    .where('asset_id', '=', assetId)
    .where('name', '=', sql<string>`any(${[...names]}::text[])`)
    .where('state', '<>', 'ready')
    .execute()

/** @returns false when another run has taken the rendition over, or it is finished */
export async function updateRun(
  ctx: Ctx,
  where: { assetId: string; name: string; run: string },
  changes: Updateable<RenditionTable>,
): Promise<boolean> {
  const row = await media(ctx)
    .updateTable('media.renditions')
    .set({ ...changes, updated_at: ctx.clock() })
    .where('asset_id', '=', where.assetId)
    .where('name', '=', where.name)
    .where('run', '=', where.run)
    .where('state', '=', 'processing')
    .returning('name')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns how many are still this run's */
export async function reportRun(ctx: Ctx, assetId: string, run: string, percent: number | null): Promise<number> {
  const { numUpdatedRows } = await media(ctx)
    .updateTable('media.renditions')
    .set({ percent, updated_at: ctx.clock() })
    .where('asset_id', '=', assetId)
    .where('run', '=', run)
    .where('state', '=', 'processing')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Nothing is being made any more; what plays already goes on. */
export const stopUnfinished = (tx: Ctx, assetId: string, state: 'waiting' | 'failed') =>
  media(tx)
    .updateTable('media.renditions')
    .set({ state, percent: null, run: null, updated_at: tx.clock() })
    .where('asset_id', '=', assetId)
    .where('state', 'in', ['waiting', 'processing'])
    .execute()

/** What is finished joins the master playlist. */
export const listReady = (tx: Ctx, assetId: string) =>
  media(tx)
    .updateTable('media.renditions')
    .set({ listed: true })
    .where('asset_id', '=', assetId)
    .where('state', '=', 'ready')
    .where('listed', '=', false)
    .execute()

/** Until the transaction ends nobody else writes this asset's master playlist. */
export const lockMaster = (tx: Ctx, assetId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`media.master ${assetId}`}, 0))`.execute(tx.db)
