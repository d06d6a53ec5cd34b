import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { declareJob, on, onEvent } from '#platform/jobs.ts'
import { ChannelVideo } from '../kinds.ts'
import { tellOpenPagesOfMany } from '../notify.ts'
import { insertNotices } from '../queries.ts'
import * as queries from './queries.ts'

const AT_ONCE = 1000
const DAY_MS = 86_400_000
/** An upload may take its thirty days; what was published before that is news to nobody. */
const NEW_FOR_MS = 31 * DAY_MS
/** Of one channel in 24 hours: whoever imports a library floods nobody's bell. */
const MOST_A_DAY = 25

const TellFollowers = declareJob({
  name: 'notifications.tell-followers',
  payload: z.object({ videoId: z.uuid(), channelId: z.uuid() }),
  attempts: 20,
  timeoutS: 3600,
  key: (p) => p.videoId,
  group: (p) => p.channelId,
})

/** Videos that everybody can find and watch now, for the first time: their followers are told, once for ever. */
export async function beginTelling(ctx: Ctx, channelId: string, videoIds: readonly string[]): Promise<void> {
  const since = ctx.clock().getTime() - NEW_FOR_MS
  const fresh = (await content.publicAmong(ctx, videoIds)).filter((video) => video.publishedAt.getTime() >= since)
  if (fresh.length === 0) return
  const ids = fresh.map(({ id }) => id)
  await inTransaction(ctx, async (tx) => {
    const known = new Set((await queries.known(tx, ids)).map((row) => row.video_id))
    const room = MOST_A_DAY - (await queries.begunSince(tx, channelId, new Date(tx.clock().getTime() - DAY_MS)))
    const begun = fresh
      .filter(({ id }) => !known.has(id))
      .sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
    await queries.begin(
      tx,
      begun.map(({ id }, n) => ({ id, channelId, ended: n >= room })),
    )
    // What was stopped because it was private for a while goes on as well.
    for (const row of await queries.known(tx, ids))
      if (!row.ended_at) await tx.jobs.enqueue(tx, TellFollowers, { videoId: row.video_id, channelId })
  })
}

/** In steps of 1,000, each one commit with how far it has come: killed anywhere, it goes on behind the last one. */
export async function tellFollowers(ctx: Ctx, videoId: string, signal: AbortSignal): Promise<void> {
  while (await inTransaction(ctx, (tx) => step(tx, videoId))) signal.throwIfAborted()
}

/** @returns whether there is more to do */
async function step(tx: Ctx, videoId: string): Promise<boolean> {
  const telling = await queries.lock(tx, videoId)
  const [video] = telling && !telling.ended_at ? await content.publicAmong(tx, [videoId]) : []
  // Private again: when it comes back, its event goes on with it.
  if (!telling || !video) return false
  const page = { after: telling.last_user_id, limit: AT_ONCE }
  const followers = await accounts.followersAfter(tx, video.channelId, page)
  const channel = (await accounts.channelsByIds(tx, [video.channelId])).get(video.channelId)
  const payload = { videoId, title: video.title, channelId: video.channelId, channel: channel?.name ?? '' }
  const told: string[] = []
  for (const level of ['all', 'some'] as const) {
    const people = followers.filter((each) => each.level === level && each.user_id !== video.createdBy)
    if (people.length === 0) continue
    const what = {
      kind: ChannelVideo.name,
      payload: ChannelVideo.payload.parse(payload),
      dedup: level === 'all' ? `channel.video:${videoId}` : `channel.video:${video.channelId}:${dayOf(tx.clock())}`,
    }
    const notices = people.map((each) => ({ id: uuidv7(tx.clock().getTime()), userId: each.user_id }))
    told.push(...(await insertNotices(tx, notices, what)))
  }
  await tellOpenPagesOfMany(tx, told)
  const ended = followers.length < AT_ONCE
  await queries.move(tx, videoId, { lastUserId: followers.at(-1)?.user_id ?? null, ended })
  return !ended
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

export const followerHandlers = [
  onEvent(content.VideosHappened, 'followers', async (ctx, { channelId, type, videos }) => {
    if (type !== 'video.published' && type !== 'video.ready') return
    await beginTelling(
      ctx,
      channelId,
      videos.map(({ id }) => id),
    )
  }),
  on(TellFollowers, (ctx, { videoId }, { signal }) => tellFollowers(ctx, videoId, signal)),
]
