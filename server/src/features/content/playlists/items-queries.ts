import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { VIDEO_COLUMNS } from '../queries.ts'
import type { VideoRow } from '../tables.ts'
import { content } from '../tables.ts'
import { watchable } from './queries.ts'

/** Halved again and again at one place a rank gets a digit each time; from here on all are numbered anew. */
const MOST_DIGITS = 60

type Target = { id: string; channel_id: string }
export type ItemRow = VideoRow & { rank: string }

/** Behind a rank, in order. Served by playlist_items_rank_key. */
export const itemsBehind = (
  ctx: Ctx,
  playlistId: string,
  page: { rank: string | null; limit: number; team: boolean },
): Promise<ItemRow[]> =>
  content(ctx)
    .selectFrom(
      sql<{ video_id: string; rank: string; order: string }>`(
        select i.video_id, i.rank::text as rank, i.rank as "order" from content.playlist_items i join content.videos v on v.id = i.video_id
        where i.playlist_id = ${playlistId} and ${watchable(page.team)}
          ${page.rank === null ? sql`` : sql`and i.rank > ${page.rank}::numeric`}
        order by i.rank limit ${page.limit})`.as('i'),
    )
    .innerJoin('content.videos as v', 'v.id', 'i.video_id')
    .leftJoin('content.video_stats as s', 's.video_id', 'v.id')
    .select(VIDEO_COLUMNS)
    .select(['i.rank', 's.views', 's.watch_ms', 's.likes', 's.comments as commented'])
    .select(sql<number | null>`least(1000, s.seen_ms * 1000 / nullif(s.views * v.duration_ms, 0))`.as('completion'))
    .orderBy('i.order')
    .execute()

/** How many come before the one that is `back` before this video, and the rank they end with. Null when it is not in it. */
export const placeAround = async (
  ctx: Ctx,
  playlistId: string,
  { videoId, back, team }: { videoId: string; back: number; team: boolean },
): Promise<{ before: number; rank: string | null } | null> => {
  const found = await sql<{ before: number; rank: string | null }>`
    with here as (
      select i.rank from content.playlist_items i join content.videos v on v.id = i.video_id
      where i.playlist_id = ${playlistId} and i.video_id = ${videoId} and ${watchable(team)}
    ), earlier as (
      select i.rank, row_number() over (order by i.rank desc) as n
      from content.playlist_items i join content.videos v on v.id = i.video_id
      where i.playlist_id = ${playlistId} and i.rank < (select rank from here) and ${watchable(team)}
    )
    select greatest((select count(*) from earlier) - ${back}, 0) as before,
      (select rank::text from earlier where n = ${back} + 1) as rank
    from here`.execute(ctx.db)
  return found.rows[0] ?? null
}

/** Of these those that are videos of the channel and not in the trash. */
export const addable = async (tx: Ctx, channelId: string, ids: readonly string[]): Promise<Set<string>> => {
  const found = await sql<{ id: string }>`
    select id from content.videos
    where id = any (${[...ids]}::uuid[]) and channel_id = ${channelId} and deleted_at is null`.execute(tx.db)
  return new Set(found.rows.map((row) => row.id))
}

/** Of these those that are in it. */
export const memberRanks = async (
  tx: Ctx,
  playlistId: string,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  const found = await sql<{ video_id: string; rank: string }>`
    select video_id, rank::text as rank from content.playlist_items
    where playlist_id = ${playlistId} and video_id = any (${[...ids]}::uuid[])`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.video_id, row.rank]))
}

export const countItems = async (tx: Ctx, playlistId: string): Promise<number> => {
  const found = await sql<{ n: number }>`
    select count(*) as n from content.playlist_items where playlist_id = ${playlistId}`.execute(tx.db)
  return found.rows[0]?.n ?? 0
}

/** Between which ranks something would stand; null is an end. `after` and `before` are ranks that are in it. */
export type Gap = { after: string | null; before: string | null }

/** The gap before or behind an item, as if those that move were not there. */
export const gapBeside = async (
  tx: Ctx,
  playlistId: string,
  where: { rank: string; side: 'before' | 'after'; without: readonly string[] },
): Promise<Gap> => {
  const before = where.side === 'before'
  const found = await sql<{ rank: string }>`
    select i.rank::text as rank from content.playlist_items i
    where i.playlist_id = ${playlistId} and i.rank ${sql.raw(before ? '<' : '>')} ${where.rank}::numeric
      and i.video_id <> all (${[...where.without]}::uuid[])
    order by i.rank ${sql.raw(before ? 'desc' : 'asc')} limit 1`.execute(tx.db)
  const other = found.rows[0]?.rank ?? null
  return before ? { after: other, before: where.rank } : { after: where.rank, before: other }
}

/** The gap at a place, from 1, counting what is not in the trash, as if those that move were not there. */
export const gapAt = async (
  tx: Ctx,
  { id: playlistId, channel_id }: Pick<Target, 'id' | 'channel_id'>,
  position: number,
  without: readonly string[],
): Promise<Gap> => {
  // What is in the trash is looked up once, not video by video: 10,000 are walked through in 10 ms.
  const found = await sql<{ rank: string }>`
    select i.rank::text as rank from content.playlist_items i
    where i.playlist_id = ${playlistId} and i.video_id <> all (${[...without]}::uuid[])
      and i.video_id not in (
        select v.id from content.videos v where v.channel_id = ${channel_id} and v.deleted_at is not null)
    order by i.rank limit 1 offset ${position - 1}`.execute(tx.db)
  const at = found.rows[0]
  if (at) return gapBeside(tx, playlistId, { rank: at.rank, side: 'before', without })
  return { after: await lastRank(tx, playlistId, without), before: null }
}

export const lastRank = async (
  tx: Ctx,
  playlistId: string,
  without: readonly string[] = [],
): Promise<string | null> => {
  const last = await sql<{ rank: string }>`
    select i.rank::text as rank from content.playlist_items i
    where i.playlist_id = ${playlistId} and i.video_id <> all (${[...without]}::uuid[])
    order by i.rank desc limit 1`.execute(tx.db)
  return last.rows[0]?.rank ?? null
}

/** Those whose rank lies in the gap, in their order. */
export const idsWithin = async (
  tx: Ctx,
  playlistId: string,
  { after, before }: Gap,
  limit: number,
): Promise<string[]> => {
  const found = await sql<{ video_id: string }>`
    select video_id from content.playlist_items
    where playlist_id = ${playlistId} ${after === null ? sql`` : sql`and rank > ${after}::numeric`}
      ${before === null ? sql`` : sql`and rank < ${before}::numeric`}
    order by rank limit ${limit}`.execute(tx.db)
  return found.rows.map((row) => row.video_id)
}

/** The rank of the nth of `count` that are put into a gap: exact, since nothing is divided. */
const rankInside = ({ after, before }: Gap, count: number) => {
  if (after === null && before === null) return sql`t.n::numeric`
  if (before === null) return sql`${after}::numeric + t.n`
  if (after === null) return sql`${before}::numeric - (${count + 1} - t.n)`
  // Of one the middle; of several equal steps that end short of the gap's other side.
  const step = count === 1 ? '0.5' : (Math.floor(1e6 / (count + 1)) / 1e6).toFixed(6)
  return sql`${after}::numeric + (${before}::numeric - ${after}::numeric) * ${step}::numeric * t.n`
}

export const insertItems = (tx: Ctx, playlist: Target, gap: Gap, ids: readonly string[]) =>
  sql`
  insert into content.playlist_items (playlist_id, channel_id, video_id, rank, added_at)
  select ${playlist.id}, ${playlist.channel_id}, t.id, ${rankInside(gap, ids.length)}, ${tx.clock()}
  from unnest(${[...ids]}::uuid[]) with ordinality as t (id, n)`.execute(tx.db)

/** Of these those that an item has, in the spelling given. */
export const ranksTaken = async (tx: Ctx, playlistId: string, ranks: readonly string[]): Promise<Set<string>> => {
  const found = await sql<{ rank: string }>`
    select t.rank from unnest(${[...ranks]}::text[]) as t (rank)
    join content.playlist_items i on i.playlist_id = ${playlistId} and i.rank = t.rank::numeric`.execute(tx.db)
  return new Set(found.rows.map((row) => row.rank))
}

export const insertRanked = (tx: Ctx, playlist: Target, rows: readonly { id: string; rank: string }[]) =>
  sql`
  insert into content.playlist_items (playlist_id, channel_id, video_id, rank, added_at)
  select ${playlist.id}, ${playlist.channel_id}, t.id, t.rank, ${tx.clock()}
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (id uuid, rank numeric)`.execute(tx.db)

/** One row of each that moves. */
export const moveItems = (tx: Ctx, playlistId: string, gap: Gap, ids: readonly string[]) =>
  sql`
  update content.playlist_items i set rank = ${rankInside(gap, ids.length)}
  from unnest(${[...ids]}::uuid[]) with ordinality as t (id, n)
  where i.playlist_id = ${playlistId} and i.video_id = t.id`.execute(tx.db)

/** @returns those that were in it */
export const deleteItems = async (tx: Ctx, playlistId: string, ids: readonly string[]): Promise<string[]> => {
  const found = await sql<{ video_id: string }>`
    delete from content.playlist_items
    where playlist_id = ${playlistId} and video_id = any (${[...ids]}::uuid[]) returning video_id`.execute(tx.db)
  return found.rows.map((row) => row.video_id)
}

/** What comes behind each of these and is none of them. */
export const followersOf = async (
  tx: Ctx,
  playlistId: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> => {
  const found = await sql<{ video_id: string; next: string | null }>`
    select i.video_id, (
      select n.video_id from content.playlist_items n
      where n.playlist_id = i.playlist_id and n.rank > i.rank and n.video_id <> all (${[...ids]}::uuid[])
      order by n.rank limit 1) as next
    from content.playlist_items i
    where i.playlist_id = ${playlistId} and i.video_id = any (${[...ids]}::uuid[])
    order by i.rank`.execute(tx.db)
  return new Map(found.rows.map((row) => [row.video_id, row.next]))
}

export const isCrowded = ({ after, before }: Gap): boolean =>
  [after, before].some((rank) => (rank?.split('.')[1]?.length ?? 0) > MOST_DIGITS)

/** The same order in whole numbers. */
export const numberAnew = (tx: Ctx, playlistId: string) =>
  sql`
  update content.playlist_items i set rank = f.n
  from (select video_id, row_number() over (order by rank) as n
    from content.playlist_items where playlist_id = ${playlistId}) as f
  where i.playlist_id = ${playlistId} and i.video_id = f.video_id and i.rank <> f.n`.execute(tx.db)
