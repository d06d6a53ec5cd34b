import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'
import type { FollowLevel } from './schema.ts'

export type Follow = { followed_id: string; level: FollowLevel; created_at: Date }
type Pair = { userId: string; channelId: string }

/** A second time changes the level only. */
export const putFollow = (ctx: Ctx, { userId, channelId }: Pair, level: FollowLevel) =>
  sql`insert into accounts.follows (user_id, followed_id, level, created_at)
    values (${userId}, ${channelId}, ${level}, ${ctx.clock()})
    on conflict (user_id, followed_id) do update set level = excluded.level`.execute(ctx.db)

export const removeFollow = (ctx: Ctx, { userId, channelId }: Pair) =>
  sql`delete from accounts.follows where user_id = ${userId} and followed_id = ${channelId}`.execute(ctx.db)

export const levelOf = async (ctx: Ctx, { userId, channelId }: Pair): Promise<FollowLevel | null> => {
  const found = await sql<Follow>`
    select level from accounts.follows where user_id = ${userId} and followed_id = ${channelId}`.execute(ctx.db)
  return found.rows[0]?.level ?? null
}

/** Of these, what the person follows. */
export const levelsAmong = async (ctx: Ctx, userId: string, channelIds: readonly string[]) => {
  const found = await sql<Pick<Follow, 'followed_id' | 'level'>>`
    select followed_id, level from accounts.follows
    where user_id = ${userId} and followed_id = any (${[...channelIds]}::uuid[])`.execute(ctx.db)
  return found.rows
}

/** Followed last first. Served by follows_own_idx. */
export const followsOf = async (
  ctx: Ctx,
  userId: string,
  page: { after: Position | null; limit: number },
): Promise<Follow[]> => {
  const behind = page.after ? sql`and (created_at, followed_id) < (${page.after.at}, ${page.after.id})` : sql``
  const found = await sql<Follow>`
    select followed_id, level, created_at from accounts.follows where user_id = ${userId} ${behind}
    order by created_at desc, followed_id desc limit ${page.limit}`.execute(ctx.db)
  return found.rows
}

/** Who wants to hear of a channel, in the order of their ids. Served by follows_followed_idx. */
export const followersAfter = async (
  ctx: Ctx,
  channelId: string,
  page: { after: string | null; limit: number },
): Promise<{ user_id: string; level: 'all' | 'some' }[]> => {
  const behind = page.after ? sql`and user_id > ${page.after}` : sql``
  const found = await sql<{ user_id: string; level: 'all' | 'some' }>`
    select user_id, level from accounts.follows where followed_id = ${channelId} and level <> 'none' ${behind}
    order by user_id limit ${page.limit}`.execute(ctx.db)
  return found.rows
}
