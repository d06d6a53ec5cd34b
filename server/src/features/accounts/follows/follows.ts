import type { Ctx } from '#platform/context.ts'
import { total } from '#platform/counters.ts'
import { isUuid } from '#platform/ids.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { said } from '#platform/language.ts'
import { problem } from '#platform/problem.ts'
import { ChannelNotFound } from '../errors.ts'
import { signedInByHand } from '../policy.ts'
import { FOLLOWERS, presentChannels } from '../present.ts'
import { channelByHandle, channelsByIds } from '../queries.ts'
import * as queries from './queries.ts'
import type { FollowLevel } from './schema.ts'

/** Each is looked through when new videos of all of them are asked for. */
const MOST = 2000
export const TooManyFollowed = problem(
  'accounts.too_many_followed',
  409,
  said('Nobody follows more than {most} channels', { most: MOST }),
)

/** A second time changes the level only. @throws {NotSignedIn | NotAllowed | ChannelNotFound | TooManyFollowed} */
export async function follow(ctx: Ctx, idOrHandle: string, level: FollowLevel) {
  const { userId } = signedInByHand(ctx.actor)
  const channelId = await idOf(ctx, idOrHandle)
  if ((await queries.levelOf(ctx, { userId, channelId })) === null) {
    const followed = await queries.followsOf(ctx, userId, { after: null, limit: MOST })
    if (followed.length === MOST) throw new TooManyFollowed()
  }
  try {
    await queries.putFollow(ctx, { userId, channelId }, level)
  } catch (error) {
    if ((error as { code?: string }).code === '23503') throw new ChannelNotFound({}, error) // foreign_key_violation: just gone for good
    throw error
  }
  return { following: level, followerCount: await total(ctx, FOLLOWERS, channelId) }
}

/** A second time changes nothing. @throws {NotSignedIn | NotAllowed | ChannelNotFound} */
export async function unfollow(ctx: Ctx, idOrHandle: string) {
  const { userId } = signedInByHand(ctx.actor)
  // One that was deleted meanwhile can be left as well, by the id that the list had.
  if (isUuid(idOrHandle)) await queries.removeFollow(ctx, { userId, channelId: idOrHandle })
  const channelId = await idOf(ctx, idOrHandle)
  await queries.removeFollow(ctx, { userId, channelId })
  return { following: null, followerCount: await total(ctx, FOLLOWERS, channelId) }
}

async function idOf(ctx: Ctx, idOrHandle: string): Promise<string> {
  const found = isUuid(idOrHandle)
    ? (await channelsByIds(ctx, [idOrHandle]))[0]
    : await channelByHandle(ctx, idOrHandle)
  if (!found) throw new ChannelNotFound()
  return found.id
}

/** Null: not followed. @throws {NotSignedIn | NotAllowed} */
export const followLevel = (ctx: Ctx, channelId: string): Promise<FollowLevel | null> =>
  queries.levelOf(ctx, { userId: signedInByHand(ctx.actor).userId, channelId })

/** Those of these channels that are followed. @throws {NotSignedIn | NotAllowed} */
export async function followsAmong(ctx: Ctx, channelIds: readonly string[]) {
  const rows = await queries.levelsAmong(ctx, signedInByHand(ctx.actor).userId, channelIds)
  return rows.map((row) => ({ channelId: row.followed_id, level: row.level }))
}

/** Followed last first; those that are deleted now are left out. @throws {NotSignedIn | NotAllowed | InvalidCursor} */
export async function following(ctx: Ctx, page: { limit: number; cursor?: string | undefined }) {
  const { userId } = signedInByHand(ctx.actor)
  const rows = await queries.followsOf(ctx, userId, { after: readCursor(page.cursor), limit: page.limit + 1 })
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  const found = await channelsByIds(
    ctx,
    shown.map((row) => row.followed_id),
  )
  const channels = new Map((await presentChannels(ctx, found)).map((channel) => [channel.id, channel]))
  return {
    items: shown.flatMap((row) => {
      const channel = channels.get(row.followed_id)
      return channel ? [{ channel, level: row.level, followedAt: row.created_at.toISOString() }] : []
    }),
    nextCursor: last ? cursorOf({ at: last.created_at, id: last.followed_id }) : null,
  }
}

/** All that the person follows, followed last first, 2,000 at most. @throws {NotSignedIn | NotAllowed} */
export async function followedIds(ctx: Ctx): Promise<string[]> {
  const { userId } = signedInByHand(ctx.actor)
  const rows = await queries.followsOf(ctx, userId, { after: null, limit: MOST })
  return rows.map((row) => row.followed_id)
}

/** Who wants to hear of a channel, a step of them; the next one begins behind the last. For the program itself. */
export { followersAfter } from './queries.ts'
