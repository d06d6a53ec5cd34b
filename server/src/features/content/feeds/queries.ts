import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { content } from '../tables.ts'

/** Literals, because a plan must see that the partial index fits. */
const PUBLIC = sql`visibility = 'public' and status = 'ready' and deleted_at is null`

/** Every so many-th public video, the first one first. Served by videos_sitemap_idx alone. */
export const everyNthVideo = async (ctx: Ctx, step: number): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from (select id, row_number() over (order by id) as n from content.videos where ${PUBLIC}) as v
    where (n - 1) % ${sql.lit(step)} = 0 order by id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Public videos from this one on, in the order of their ids. Served by videos_sitemap_idx. */
export const videosFrom = async (ctx: Ctx, from: string, limit: number): Promise<string[]> => {
  const rows = await content(ctx)
    .selectFrom('content.videos')
    .select('id')
    .where('id', '>=', from)
    .where(sql<boolean>`${PUBLIC}`)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Every so many-th channel that has a public video. Served by videos_channel_public_idx alone. */
export const everyNthChannel = async (ctx: Ctx, step: number): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select channel_id as id, row_number() over (order by channel_id) as n
      from (select distinct channel_id from content.videos where ${PUBLIC}) as c) as v
    where (n - 1) % ${sql.lit(step)} = 0 order by id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** Channels with public videos from this one on, and when each published last. Served by videos_channel_public_idx. */
export const channelsFrom = async (ctx: Ctx, from: string, limit: number): Promise<{ id: string; latest: Date }[]> => {
  const { rows } = await sql<{ id: string; latest: Date }>`
    select channel_id as id, max(published_at) as latest from content.videos
    where channel_id >= ${from} and ${PUBLIC} group by channel_id order by channel_id limit ${limit}`.execute(ctx.db)
  return rows
}

/** What a podcast may hand out: sounds that are public and may be downloaded, newest first. Served by videos_channel_public_idx. */
export const episodes = (ctx: Ctx, channelId: string, limit: number) =>
  content(ctx)
    .selectFrom('content.videos')
    .select(['id', 'asset_id'])
    .where('channel_id', '=', channelId)
    .where(sql<boolean>`${PUBLIC}`)
    .where('kind', '=', 'audio')
    .where('downloads', '=', true)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
