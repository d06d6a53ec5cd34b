import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { media } from './tables.ts'

export const insertKey = (ctx: Ctx, row: { id: string; asset_id: string; sealed: Buffer }) =>
  media(ctx)
    .insertInto('media.keys')
    .values({ ...row, created_at: ctx.clock() })
    .execute()

/** Served by keys_asset_idx. */
export async function latestKey(ctx: Ctx, assetId: string): Promise<string | null> {
  const row = await media(ctx)
    .selectFrom('media.keys')
    .select('id')
    .where('asset_id', '=', assetId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Of this asset: the permission for one video opens no other's. */
export async function sealedKey(ctx: Ctx, assetId: string, id: string): Promise<Buffer | null> {
  const row = await media(ctx)
    .selectFrom('media.keys')
    .select('sealed')
    .where('id', '=', id)
    .where('asset_id', '=', assetId)
    .executeTakeFirst()
  return row?.sealed ?? null
}

/** Finished renditions that are encrypted where they should not be, or the other way round. */
export const renditionsToRepackage = (ctx: Ctx, assetId: string) =>
  media(ctx)
    .selectFrom('media.renditions as r')
    .innerJoin('media.assets as a', 'a.id', 'r.asset_id')
    .selectAll('r')
    .where('a.id', '=', assetId)
    .where('r.state', '=', 'ready')
    .where(sql<boolean>`(r.key_id is not null) <> a.encrypted`)
    .orderBy('r.place')
    .execute()

/** Before the first of its files is written, so that no sweep takes them for left over. */
export const announceRun = (ctx: Ctx, where: { assetId: string; name: string }, run: string) =>
  media(ctx)
    .updateTable('media.renditions')
    .set({ next_run: run })
    .where('asset_id', '=', where.assetId)
    .where('name', '=', where.name)
    .execute()

/** @returns false when the rendition was made anew meanwhile */
export async function moveRun(
  tx: Ctx,
  where: { assetId: string; name: string; run: string | null },
  to: { run: string; keyId: string | null },
): Promise<boolean> {
  const row = await media(tx)
    .updateTable('media.renditions')
    .set({ run: to.run, next_run: null, key_id: to.keyId, updated_at: tx.clock() })
    .where('asset_id', '=', where.assetId)
    .where('name', '=', where.name)
    .where('run', 'is not distinct from', where.run)
    .where('state', '=', 'ready')
    .returning('name')
    .executeTakeFirst()
  return row !== undefined
}
