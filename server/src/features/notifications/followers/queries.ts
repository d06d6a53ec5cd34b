import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/** Of whom nobody has been told yet, or not everybody. */
export type Telling = { video_id: string; publisher_id: string; last_user_id: string | null; ended_at: Date | null }

/** @returns how many of the channel's videos were begun to be told of since then. Served by followers_told_publisher_idx. */
export const begunSince = async (tx: Ctx, channelId: string, since: Date): Promise<number> => {
  const found = await sql<{ n: number }>`
    select count(*) as n from notifications.followers_told
    where publisher_id = ${channelId} and begun_at >= ${since}`.execute(tx.db)
  return found.rows[0]?.n ?? 0
}

type Video = { id: string; channelId: string; ended: boolean }

/** What is known already stays as it is. */
export const begin = (tx: Ctx, videos: readonly Video[]) =>
  sql`insert into notifications.followers_told (video_id, publisher_id, begun_at, ended_at)
    select v.id, v.channel_id, ${tx.clock()}::timestamptz, case when v.ended then ${tx.clock()}::timestamptz end
    from unnest(${videos.map((v) => v.id)}::uuid[], ${videos.map((v) => v.channelId)}::uuid[],
      ${videos.map((v) => v.ended)}::bool[]) as v (id, channel_id, ended) order by v.id
    on conflict (video_id) do nothing`.execute(tx.db)

export const known = async (tx: Ctx, videoIds: readonly string[]): Promise<Telling[]> => {
  const found = await sql<Telling>`
    select video_id, publisher_id, last_user_id, ended_at from notifications.followers_told
    where video_id = any (${[...videoIds]}::uuid[])`.execute(tx.db)
  return found.rows
}

/** Held until the transaction ends: of two jobs each does its own steps. */
export const lock = async (tx: Ctx, videoId: string): Promise<Telling | undefined> => {
  const found = await sql<Telling>`
    select video_id, publisher_id, last_user_id, ended_at from notifications.followers_told
    where video_id = ${videoId} for update`.execute(tx.db)
  return found.rows[0]
}

export const move = (tx: Ctx, videoId: string, to: { lastUserId: string | null; ended: boolean }) =>
  sql`update notifications.followers_told set last_user_id = coalesce(${to.lastUserId}::uuid, last_user_id),
      ended_at = ${to.ended ? tx.clock() : null}
    where video_id = ${videoId}`.execute(tx.db)
