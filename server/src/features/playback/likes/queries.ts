import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'

type Pair = { userId: string; videoId: string }

export const putLike = (ctx: Ctx, { userId, videoId }: Pair) =>
  sql`insert into playback.likes (user_id, video_id, created_at) values (${userId}, ${videoId}, ${ctx.clock()})
    on conflict do nothing`.execute(ctx.db)

export const removeLike = (ctx: Ctx, { userId, videoId }: Pair) =>
  sql`delete from playback.likes where user_id = ${userId} and video_id = ${videoId}`.execute(ctx.db)

/** Which of them the person likes. */
export const likedAmong = async (ctx: Ctx, userId: string, videoIds: readonly string[]): Promise<string[]> => {
  const found = await sql<{ video_id: string }>`
    select video_id from playback.likes
    where user_id = ${userId} and video_id = any (${[...videoIds]}::uuid[])`.execute(ctx.db)
  return found.rows.map((row) => row.video_id)
}

/** Liked last first. Served by likes_own_idx. */
export const likesOf = async (
  ctx: Ctx,
  userId: string,
  page: { after: Position | null; limit: number },
): Promise<{ video_id: string; created_at: Date }[]> => {
  const behind = page.after ? sql`and (created_at, video_id) < (${page.after.at}, ${page.after.id})` : sql``
  const found = await sql<{ video_id: string; created_at: Date }>`
    select video_id, created_at from playback.likes where user_id = ${userId} ${behind}
    order by created_at desc, video_id desc limit ${page.limit}`.execute(ctx.db)
  return found.rows
}

type Share = { id: string; videoId: string; to: string; keyHash: string | null }

/** @returns false when there is one with this key */
export const insertShare = async (ctx: Ctx, share: Share): Promise<boolean> => {
  const made = await sql`
    insert into playback.shares (id, video_id, shared_to, shared_at, key_hash)
    values (${share.id}, ${share.videoId}, ${share.to}, ${ctx.clock()}, ${share.keyHash})
    on conflict (key_hash) do nothing returning id`.execute(ctx.db)
  return made.rows.length === 1
}

export const shareByKey = async (ctx: Ctx, keyHash: string) => {
  const found = await sql<{ video_id: string; shared_to: string }>`
    select video_id, shared_to from playback.shares where key_hash = ${keyHash}`.execute(ctx.db)
  return found.rows[0]
}
