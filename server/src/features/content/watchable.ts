import { sql } from 'kysely'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { VideoNotFound } from './errors.ts'
import { canReview, canWatch } from './policy.ts'
import type { PresentedVideo } from './present.ts'
import * as queries from './queries.ts'
import { presentAll } from './read-videos.ts'
import { content } from './tables.ts'

type Facts = Awaited<ReturnType<typeof queries.videoFacts>>[number]

/** Whoever watches reports every few seconds: what they watch is looked up for all of them every five. */
const facts: SmallCache<Facts> = smallCache({ max: 20_000, ttlMs: 5000 })

export function listenForWatchable(ctx: Ctx) {
  ctx.broadcast.on('content.video', ({ videoId }) => facts.delete(String(videoId)))
  ctx.broadcast.on('content.videos', ({ videoIds }) => {
    for (const id of Array.isArray(videoIds) ? videoIds : []) facts.delete(String(id))
  })
  ctx.broadcast.on('reset', () => facts.clear())
}

/** What those need to know who write down what somebody does with a video. @throws {VideoNotFound} */
export async function watchable(ctx: Ctx, id: string): Promise<{ channelId: string; durationMs: number | null }> {
  const asOf = facts.now()
  let known = facts.get(id)
  if (!known) {
    const [row] = await queries.videoFacts(asSystem(ctx), [id])
    if (!row) throw new VideoNotFound()
    known = facts.set(id, row, asOf)
  }
  if (!canWatch(ctx.actor, known) && !canReview(ctx.actor, known)) throw new VideoNotFound()
  return { channelId: known.channel_id, durationMs: known.duration_ms }
}

/** Those that may be watched now, by id; the others are left out. */
export async function watchableVideos(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PresentedVideo>> {
  if (ids.length === 0) return new Map()
  const rows = await queries.videosByIds(ctx, ids)
  const shown = await presentAll(
    ctx,
    rows.filter((row) => canWatch(ctx.actor, row)),
  )
  return new Map(shown.map((video) => [video.id, video]))
}

/** As `watchableVideos`, what they are called alone. */
export async function watchableTitles(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await queries.videosByIds(ctx, ids)
  return new Map(rows.filter((row) => canWatch(ctx.actor, row)).map((row) => [row.id, row.title]))
}

export type PublicVideo = { id: string; channelId: string; title: string; createdBy: string | null; publishedAt: Date }

/** Of these, what everybody may find and watch. */
export async function publicAmong(ctx: Ctx, ids: readonly string[]): Promise<PublicVideo[]> {
  const rows = await queries.publicAmong(asSystem(ctx), ids)
  return rows.map((row) => ({
    id: row.id,
    channelId: row.channel_id,
    title: row.title,
    createdBy: row.created_by,
    publishedAt: row.published_at ?? new Date(0),
  }))
}

/** Which of them may be watched and have these words in their titles, the last one also as a beginning. */
export async function titledAmong(ctx: Ctx, ids: readonly string[], q: string): Promise<string[]> {
  const rows = await content(ctx)
    .selectFrom('content.videos as v')
    .select(['v.id', 'v.channel_id', 'v.visibility', 'v.deleted_at'])
    .where('v.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where(
      sql<boolean>`not exists (
        select from unnest(content.words(${q})) with ordinality as asked (word, nth)
        where not exists (select from unnest(content.words(v.title)) as has where starts_with(has, asked.word)))`,
    )
    .execute()
  return rows.filter((row) => canWatch(ctx.actor, row)).map((row) => row.id)
}
