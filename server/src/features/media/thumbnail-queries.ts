import { type Insertable, sql, type Updateable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { media, type ThumbnailTable } from './tables.ts'

export const insertThumbnail = (ctx: Ctx, row: Insertable<ThumbnailTable>) =>
  media(ctx).insertInto('media.thumbnails').values(row).execute()

export const thumbnailById = (ctx: Ctx, id: string) =>
  media(ctx).selectFrom('media.thumbnails').selectAll().where('id', '=', id).executeTakeFirst()

export const updateThumbnail = (ctx: Ctx, id: string, changes: Updateable<ThumbnailTable>) =>
  media(ctx).updateTable('media.thumbnails').set(changes).where('id', '=', id).execute()

/** @returns false when nothing is being made of it any more */
export async function failThumbnail(ctx: Ctx, id: string, why: { problem_code: string; problem_message: string }) {
  const failed = await media(ctx)
    .updateTable('media.thumbnails')
    .set({ state: 'failed', ...why })
    .where('id', '=', id)
    .where('state', '=', 'making')
    .executeTakeFirst()
  return failed.numUpdatedRows > 0n
}

/** Latest first. Served by thumbnails_asset_idx. */
export const thumbnailsOf = (ctx: Ctx, assetId: string) =>
  media(ctx)
    .selectFrom('media.thumbnails')
    .selectAll()
    .where('asset_id', '=', assetId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()

/** Those of an asset that show what another one shows, or that one itself. Served by thumbnails_asset_idx. */
export const copiesOf = (ctx: Ctx, assetId: string, origin: string) =>
  media(ctx)
    .selectFrom('media.thumbnails')
    .select(['id', 'state'])
    .where('asset_id', '=', assetId)
    .where((eb) => eb.or([eb('id', '=', origin), eb('origin', '=', origin)]))
    .execute()

/** Of each the first one that it is a copy of, itself where it is none. */
export const originsOf = async (ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> => {
  const found = await sql<{ id: string; origin: string }>`
    select id, coalesce(origin, id) as origin from media.thumbnails where id = any (${[...ids]}::uuid[])`.execute(
    ctx.db,
  )
  return new Map(found.rows.map((row) => [row.id, row.origin]))
}

/** Becomes the asset's picture, unless another one was chosen while it was made. */
export const becomeCurrent = (ctx: Ctx, assetId: string, id: string) =>
  media(ctx)
    .updateTable('media.assets')
    .set({ thumbnail: id, next_thumbnail: null, updated_at: ctx.clock() })
    .where('id', '=', assetId)
    .where('next_thumbnail', '=', id)
    .execute()

export const giveUpNext = (ctx: Ctx, assetId: string, id: string) =>
  media(ctx)
    .updateTable('media.assets')
    .set({ next_thumbnail: null, updated_at: ctx.clock() })
    .where('id', '=', assetId)
    .where('next_thumbnail', '=', id)
    .execute()

/** Chosen or given ones beyond the newest `keep`, but for those in use. @returns what was taken out */
export const forgetOldThumbnails = (ctx: Ctx, assetId: string, keep: number) =>
  sql<{ id: string; small: string | null }>`
    delete from media.thumbnails t using media.assets a
    where a.id = ${assetId} and t.asset_id = a.id and t.kind <> 'suggested' and t.state <> 'making'
      and t.id is distinct from a.thumbnail and t.id is distinct from a.next_thumbnail
      and t.id in (select id from media.thumbnails where asset_id = ${assetId} and kind <> 'suggested'
        order by created_at desc, id desc offset ${keep})
    returning t.id, t.small`.execute(ctx.db)
