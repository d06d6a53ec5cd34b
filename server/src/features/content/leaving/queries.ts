import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/** All of these run as the program itself: the channel is out of its team's reach. */

export type Gone = {
  id: string
  asset_id: string | null
  visibility: 'private' | 'unlisted' | 'public' | 'scheduled' | 'members'
}

/** What lives, in the order of the ids; the rest lies in the trash for its own days. Served by videos_channel_created_idx. */
export const hideVideos = async (tx: Ctx, channelId: string): Promise<Gone[]> => {
  const found = await sql<Gone>`
    update content.videos v set deleted_at = ${tx.clock()}, gone_with_channel = true
    from (select id from content.videos where channel_id = ${channelId} and deleted_at is null order by id for update) as t
    where v.id = t.id returning v.id, v.asset_id, v.visibility`.execute(tx.db)
  return found.rows
}

/** Without those whose upload was ended: there is no file to come back. */
export const showVideos = async (tx: Ctx, channelId: string): Promise<Gone[]> => {
  const found = await sql<Gone>`
    with gone as (select id, asset_id, kind from content.videos
      where channel_id = ${channelId} and deleted_at is not null and gone_with_channel and purged_at is null order by id for update)
    update content.videos v set gone_with_channel = false,
      deleted_at = case when gone.asset_id is null and gone.kind <> 'article' then v.deleted_at end
    from gone where v.id = gone.id
    returning v.id, v.asset_id, v.visibility`.execute(tx.db)
  return found.rows
}

export const hidePlaylists = (tx: Ctx, channelId: string) =>
  sql`update content.playlists set deleted_at = ${tx.clock()}, gone_with_channel = true
    where channel_id = ${channelId} and deleted_at is null`.execute(tx.db)

export const showPlaylists = (tx: Ctx, channelId: string) =>
  sql`update content.playlists set deleted_at = null, gone_with_channel = false
    where channel_id = ${channelId} and gone_with_channel`.execute(tx.db)

export const runningBulks = async (tx: Ctx, channelId: string): Promise<string[]> => {
  const found = await sql<{ id: string }>`
    select id from content.bulks where channel_id = ${channelId} and state = 'running' order by id`.execute(tx.db)
  return found.rows.map((row) => row.id)
}

export const openImports = async (tx: Ctx, channelId: string): Promise<string[]> => {
  const found = await sql<{ id: string }>`
    select id from content.imports where channel_id = ${channelId} and state in ('looking', 'running') order by id`.execute(
    tx.db,
  )
  return found.rows.map((row) => row.id)
}

/** Of a channel that nobody can bring back: all it has, whatever state it was in. */
export async function markAllPurged(tx: Ctx, channelId: string): Promise<void> {
  await sql`
    update content.videos v set purged_at = ${tx.clock()}, deleted_at = coalesce(v.deleted_at, ${tx.clock()})
    from (select id from content.videos where channel_id = ${channelId} and purged_at is null order by id for update) as t
    where v.id = t.id`.execute(tx.db)
}

export type PurgedVideo = { id: string; asset_id: string | null }

export const nextOf = async (ctx: Ctx, channelId: string): Promise<PurgedVideo | null> => {
  const found = await sql<PurgedVideo>`
    select id, asset_id from content.videos where channel_id = ${channelId} and purged_at is not null
    order by purged_at, id limit 1`.execute(ctx.db)
  return found.rows[0] ?? null
}

/** Files that are being made to take the place of others. */
export const versionsInWork = async (tx: Ctx, channelId: string): Promise<{ id: string; video_id: string }[]> => {
  const found = await sql<{ id: string; video_id: string }>`
    select id, video_id from content.video_versions
    where channel_id = ${channelId} and state = 'processing' and not current and deleted_at is null`.execute(tx.db)
  return found.rows
}
