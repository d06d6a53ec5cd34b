import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

type Marked = { id: string; title: string; channel_id: string }

/** Of the trash of a channel, in the order of their ids; from now on they cannot come back. @param ids null: all of it */
export const markPurged = async (tx: Ctx, channelId: string, ids: readonly string[] | null): Promise<Marked[]> => {
  const found = await sql<Marked>`
    update content.videos v set purged_at = ${tx.clock()}
    from (select id from content.videos
      where channel_id = ${channelId} and deleted_at is not null and purged_at is null
        and (${ids === null} or id = any (${[...(ids ?? [])]}::uuid[]))
      order by id for update) as t
    where v.id = t.id returning v.id, v.title, v.channel_id`.execute(tx.db)
  return found.rows
}

/** What has lain in the trash for so long, longest first. Served by videos_deleted_idx. */
export const markExpired = async (tx: Ctx, before: Date, limit: number): Promise<Marked[]> => {
  const found = await sql<Marked>`
    update content.videos v set purged_at = ${tx.clock()}
    from (select id from content.videos where deleted_at < ${before} and purged_at is null and not gone_with_channel
      order by deleted_at limit ${limit} for update skip locked) as t
    where v.id = t.id returning v.id, v.title, v.channel_id`.execute(tx.db)
  return found.rows
}

/** The next ones whose files go. Served by videos_purged_idx. */
export const nextPurged = async (ctx: Ctx, limit: number): Promise<{ id: string; asset_id: string | null }[]> => {
  const found = await sql<{ id: string; asset_id: string | null }>`
    select id, asset_id from content.videos where purged_at is not null order by purged_at, id limit ${limit}`.execute(
    ctx.db,
  )
  return found.rows
}

/** Of every file it ever had. */
export const versionIds = async (ctx: Ctx, videoId: string): Promise<string[]> => {
  const found = await sql<{ id: string }>`select id from content.video_versions where video_id = ${videoId}`.execute(
    ctx.db,
  )
  return found.rows.map((row) => row.id)
}

/** With all rows that hang on it. */
export const deletePurged = (tx: Ctx, videoId: string) =>
  sql`delete from content.videos where id = ${videoId} and purged_at is not null`.execute(tx.db)

/** Assets in the trash of a channel, and how many videos lie there. */
export const trashedAssets = async (ctx: Ctx, channelId: string): Promise<{ videos: number; assetIds: string[] }> => {
  const found = await sql<{ videos: number; asset_ids: string[] | null }>`
    with mine as (select id, asset_id from content.videos where channel_id = ${channelId} and deleted_at is not null and purged_at is null)
    select count(*) filter (where asset_id is not null) as videos,
      array(select asset_id from mine where asset_id is not null
        union select r.id from content.video_versions r join mine on mine.id = r.video_id) as asset_ids
    from mine`.execute(ctx.db)
  return { videos: found.rows[0]?.videos ?? 0, assetIds: found.rows[0]?.asset_ids ?? [] }
}

export const isTrashed = async (ctx: Ctx, id: string) => {
  const found = await sql<{ channel_id: string; deleted_at: Date | null; purged_at: Date | null }>`
    select channel_id, deleted_at, purged_at from content.videos where id = ${id}`.execute(ctx.db)
  return found.rows[0] ?? null
}
