import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

export type Chosen = { id: string; title: string; asset_id: string | null; created_at: Date }

/** Of the ids those that are videos of the channel and not in the trash, newest first. */
export const chosenVideos = async (ctx: Ctx, channelId: string, ids: readonly string[]): Promise<Chosen[]> => {
  const found = await sql<Chosen>`
    select id, title, asset_id, created_at from content.videos
    where id = any (${[...ids]}::uuid[]) and channel_id = ${channelId} and deleted_at is null
    order by created_at desc, id desc`.execute(ctx.db)
  return found.rows
}

/** Ids of those that fit, newest first. @param fits conditions on `o` of content.video_sort */
export const fittingIds = async (
  ctx: Ctx,
  channelId: string,
  fits: RawBuilder<boolean>,
  limit: number,
): Promise<string[]> => {
  const found = await sql<{ id: string }>`
    select o.video_id as id from content.video_sort o where o.channel_id = ${channelId} and ${fits}
    order by o.created_at desc, o.video_id desc limit ${limit}`.execute(ctx.db)
  return found.rows.map((row) => row.id)
}

type Selection = { id: string; channelId: string; userId: string; ids: readonly string[] }

export const insertSelection = (ctx: Ctx, { id, channelId, userId, ids }: Selection) =>
  sql`
  insert into content.zip_selections (id, channel_id, created_by, video_ids, created_at)
  values (${id}, ${channelId}, ${userId}, ${[...ids]}::uuid[], ${ctx.clock()})`.execute(ctx.db)

export const selectionById = async (ctx: Ctx, id: string, since: Date) => {
  const found = await sql<{ channel_id: string; video_ids: string[] }>`
    select channel_id, video_ids::text[] as video_ids from content.zip_selections
    where id = ${id} and created_at >= ${since}`.execute(ctx.db)
  return found.rows[0] ?? null
}

/** Served by zip_selections_old_idx. */
export const forgetSelections = (ctx: Ctx, before: Date) =>
  sql`delete from content.zip_selections where created_at < ${before}`.execute(ctx.db)
