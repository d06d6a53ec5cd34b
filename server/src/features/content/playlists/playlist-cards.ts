import { sql } from 'kysely'
import type { z } from 'zod'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import { channelsOf } from '../read-videos.ts'
import { videoCards } from '../video-cards.ts'
import { figuresOf } from './queries.ts'
import { Playlist } from './schema.ts'
import { playlists } from './tables.ts'

/** What lists of public playlists show of each; the same for everybody. */
export const PlaylistCard = Playlist.pick({
  id: true,
  channel: true,
  title: true,
  description: true,
  kind: true,
  cover: true,
  firstVideoId: true,
  itemCount: true,
  durationMs: true,
}).meta({ id: 'PlaylistCard' })
export type PlaylistCard = z.infer<typeof PlaylistCard>

const cards: SmallCache<PlaylistCard | null> = smallCache({ max: 5000, ttlMs: 2000 })

/** Those of them that everybody may find and that have something in them, up to two seconds ago. */
export async function playlistCards(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PlaylistCard>> {
  const missing = ids.filter((id) => cards.get(id) === undefined)
  const asOf = cards.now()
  const read = missing.length > 0 ? await readCards(forActor(ctx, { kind: 'anonymous' }), missing) : new Map()
  for (const id of missing) cards.set(id, read.get(id) ?? null, asOf)
  return new Map(
    ids.flatMap((id): [string, PlaylistCard][] => {
      const card = read.get(id) ?? cards.get(id)
      return card ? [[id, card]] : []
    }),
  )
}

async function readCards(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PlaylistCard>> {
  const rows = await playlists(ctx)
    .selectFrom('content.playlists')
    .select(['id', 'channel_id', 'title', 'description', 'kind'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('visibility', '=', 'public')
    .where('deleted_at', 'is', null)
    .execute()
  const [channels, figures] = await Promise.all([
    channelsOf(
      ctx,
      rows.map((row) => row.channel_id),
    ),
    figuresOf(
      ctx,
      rows.map((row) => row.id),
      { team: false },
    ),
  ])
  const covers = await videoCards(
    ctx,
    [...figures.values()].map((each) => each.cover_id),
  )
  return new Map(
    rows.flatMap((row): [string, PlaylistCard][] => {
      const channel = channels.get(row.channel_id)
      const own = figures.get(row.id)
      if (!channel || !own) return []
      return [
        [
          row.id,
          {
            id: row.id,
            channel: { id: channel.id, handle: channel.handle, name: channel.name },
            title: row.title,
            description: row.description,
            kind: row.kind,
            cover: covers.get(own.cover_id)?.thumbnail ?? null,
            firstVideoId: own.first_id,
            itemCount: own.items,
            durationMs: own.duration_ms,
          },
        ],
      ]
    }),
  )
}
