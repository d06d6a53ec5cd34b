import { sql } from 'kysely'
import type { z } from 'zod'
import * as media from '#features/media/service.ts'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx, forActor } from '#platform/context.ts'
import { readTogether } from '#platform/read-together.ts'
import { channelOnCard, thumbnails } from './present.ts'
import { channelsOf } from './read-videos.ts'
import { Video } from './schema.ts'
import { content } from './tables.ts'

/** What lists of public videos show of each; the same for everybody. A video is a card too. */
export const VideoCard = Video.pick({
  id: true,
  title: true,
  kind: true,
  category: true,
  level: true,
  language: true,
  durationMs: true,
  channel: true,
  viewCount: true,
  likeCount: true,
  commentCount: true,
  publishedAt: true,
  thumbnail: true,
  restrictedThumbnail: true,
  ageRestricted: true,
}).meta({ id: 'VideoCard' })
export type VideoCard = z.infer<typeof VideoCard>

/** For three seconds, or until it changes: a page of the public site asks for dozens, and most of them for the same. */
const cards: SmallCache<VideoCard | null> = smallCache({ max: 20_000, ttlMs: 3000 })

export function listenForCards(ctx: Ctx) {
  ctx.broadcast.on('content.video', ({ videoId }) => cards.delete(String(videoId)))
  ctx.broadcast.on('content.videos', ({ videoIds }) => {
    for (const id of Array.isArray(videoIds) ? videoIds : []) cards.delete(String(id))
  })
  ctx.broadcast.on('reset', () => cards.clear())
}

/** Those of them that everybody may find at this moment, by id; the others are left out. */
export async function videoCards(ctx: Ctx, ids: readonly string[]): Promise<Map<string, VideoCard>> {
  const found = new Map<string, VideoCard>()
  const missing: string[] = []
  for (const id of new Set(ids)) {
    const known = cards.get(id)
    if (known) found.set(id, known)
    else if (known === undefined) missing.push(id)
  }
  if (missing.length === 0) return found
  const asOf = cards.now()
  const read = await readCardsTogether(forActor(ctx, { kind: 'anonymous' }), missing)
  for (const id of missing) {
    const card = cards.set(id, read.get(id) ?? null, asOf)
    if (card) found.set(id, card)
  }
  return found
}

/** Three statements for a page of them: of many pages at once they take two thirds of the time. */
const readCardsTogether = readTogether(readCards, { atOnce: 2 })

async function readCards(ctx: Ctx, ids: readonly string[]): Promise<Map<string, VideoCard>> {
  const rows = await cardRows(ctx, ids)
  const [channels, pictures] = await Promise.all([
    channelsOf(
      ctx,
      rows.map((row) => row.channel_id),
    ),
    media.picturesOfMany(
      ctx,
      rows.flatMap((row) => row.asset_id ?? []),
    ),
  ])
  const shown = rows.flatMap((row): VideoCard[] => {
    const channel = channels.get(row.channel_id)
    if (!channel) return []
    const picture = pictures.get(row.asset_id ?? '')
    return [
      {
        id: row.id,
        title: row.title,
        kind: row.kind,
        category: row.category,
        level: row.level,
        language: row.language,
        durationMs: row.duration_ms,
        channel: channelOnCard(channel),
        viewCount: row.views ?? 0,
        likeCount: row.likes ?? 0,
        commentCount: row.commented ?? 0,
        publishedAt: row.published_at?.toISOString() ?? null,
        ageRestricted: row.age_restricted || row.age_forced,
        ...thumbnails(
          picture?.poster && picture.thumbnail
            ? { url: picture.poster, small: picture.thumbnail, placeholder: picture.placeholder }
            : null,
          { restricted: row.age_restricted || row.age_forced },
        ),
      },
    ]
  })
  return new Map(shown.map((card) => [card.id, card]))
}

/**
 * As the system: what everybody may find is said here, and row security would look each video up again for its figures, which
 * was half of the time. Channels and pictures are read as everybody may.
 */
const cardRows = (ctx: Ctx, ids: readonly string[]) =>
  content(asSystem(ctx))
    .selectFrom('content.videos as v')
    .leftJoin('content.video_stats as s', 's.video_id', 'v.id')
    .select(['v.id', 'v.channel_id', 'v.asset_id', 'v.title', 'v.kind', 'v.category', 'v.level', 'v.language'])
    .select(['v.age_restricted', 'v.age_forced'])
    .select(['v.duration_ms', 'v.published_at', 's.views', 's.likes', 's.comments as commented'])
    .where('v.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('v.visibility', '=', sql.lit('public'))
    .where('v.status', '=', sql.lit('ready'))
    .where('v.deleted_at', 'is', null)
    .execute()

/** Public videos in the order of the ids, as far as there are any. */
export async function cardsInOrder(ctx: Ctx, ids: readonly string[]): Promise<VideoCard[]> {
  const found = await videoCards(ctx, ids)
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** The newest public videos, of a channel or of all. Served by videos_public_idx, videos_channel_public_idx. */
export async function newestIds(ctx: Ctx, { channelId, limit }: { channelId?: string; limit: number }) {
  const rows = await content(ctx)
    .selectFrom('content.videos as v')
    .select('v.id')
    .where('v.visibility', '=', sql.lit('public'))
    .where('v.status', '=', sql.lit('ready'))
    .where('v.deleted_at', 'is', null)
    .$if(channelId !== undefined, (query) => query.where('v.channel_id', '=', channelId ?? ''))
    .orderBy('v.published_at', 'desc')
    .orderBy('v.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}
