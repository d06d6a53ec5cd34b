import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'
import { VIDEO_COLUMNS } from '../queries.ts'
import { content, type VideoRow } from '../tables.ts'
import { momentsOf, NONE, type VideoFilter, type VideoOrder, type VideoSort } from '../video-filter.ts'
import type { Place } from './list-cursor.ts'

const KEYS = {
  created: 'created_key',
  published: 'published_key',
  title: 'title_key',
  duration: 'duration_key',
  views: 'views_key',
  watchTime: 'watch_key',
  completion: 'completion_key',
  likes: 'likes_key',
  comments: 'comments_key',
  visibility: 'visibility_key',
  status: 'status_key',
} as const satisfies Record<VideoSort, string>

/** As content.sort_again numbers them. */
export const NUMBERS = {
  status: ['uploading', 'processing', 'ready', 'failed'],
  visibility: ['private', 'unlisted', 'members', 'scheduled', 'public'],
  kind: ['video', 'audio', 'article'],
  level: [NONE, 'beginner', 'intermediate', 'advanced'],
} as const

/** What words and tags have found: few are named, of many it is asked one by one whether they fit. */
export type Found = { ids: string[] } | { query: string }

/** More are not named: about where asking one by one, until a page is full, becomes cheaper than sorting those named. */
const MOST_NAMED = 600

/**
 * Videos of the channel with these words and tags, the trash included; for people of its team only. Asked as the system:
 * under row security the index of words could not be used (`@@` is not leakproof), and what is found is read under it.
 */
export async function findWords(ctx: Ctx, channelId: string, { q, tag }: VideoFilter): Promise<Found> {
  const { rows } = await sql<{ query: string | null; ids: string[] }>`
    with asked as materialized (select content.search_query(${channelId}, ${q ?? ''}, ${tag ?? []}::text[]) as query)
    select (select query::text from asked) as query, array(
      select f.video_id from asked join content.video_search f on f.vector @@ asked.query
      where f.channel_id = ${channelId} limit ${MOST_NAMED + 1})::text[] as ids`.execute(asSystem(ctx).db)
  const { query, ids } = rows[0]! // without a from there is one row
  return query !== null && ids.length > MOST_NAMED ? { query } : { ids }
}

const isOneOf = (column: RawBuilder<unknown>, values: readonly number[]) =>
  sql`${column} = any(${[...values]}::smallint[])`

const textIsOneOf = (column: RawBuilder<unknown>, values: readonly string[]) =>
  sql`${column} = any(${values.map((value) => (value === NONE ? '' : value))}::text[])`

/** Videos of playlists: few are named, of many it is asked one by one, as with words. */
export type Listed = { ids: string[] } | { playlists: readonly string[] }

export async function findListed(ctx: Ctx, playlists: readonly string[]): Promise<Listed> {
  const { rows } = await sql<{ video_id: string }>`
    select distinct video_id from content.playlist_items
    where playlist_id = any (${[...playlists]}::uuid[]) limit ${MOST_NAMED + 1}`.execute(ctx.db)
  return rows.length > MOST_NAMED ? { playlists } : { ids: rows.map((row) => row.video_id) }
}

/** Conditions on `o` of content.video_sort; all but `found` and `listed` are looked at inside the index of any order. */
export function fits(
  channelId: string,
  filter: VideoFilter,
  found: Found | null,
  listed: Listed | null = null,
): RawBuilder<boolean> {
  const { from, to } = momentsOf(filter)
  const conditions = [sql`o.channel_id = ${channelId}`]
  for (const name of ['status', 'visibility', 'kind', 'level'] as const) {
    const names: readonly string[] = NUMBERS[name]
    const wanted: readonly string[] = filter[name] ?? []
    if (wanted.length > 0)
      conditions.push(
        isOneOf(
          sql.ref(`o.${name}`),
          wanted.map((each) => names.indexOf(each)),
        ),
      )
  }
  for (const name of ['category', 'language'] as const) {
    const wanted = filter[name] ?? []
    if (wanted.length > 0) conditions.push(textIsOneOf(sql.ref(`o.${name}`), wanted))
  }
  if (from) conditions.push(sql`o.created_at >= ${from}`)
  if (to) conditions.push(sql`o.created_at < ${to}`)
  if (found && 'ids' in found) conditions.push(sql`o.video_id = any(${found.ids}::uuid[])`)
  if (listed && 'ids' in listed) conditions.push(sql`o.video_id = any(${listed.ids}::uuid[])`)
  if (listed && 'playlists' in listed)
    conditions.push(sql`(select true from content.playlist_items i
      where i.playlist_id = any(${[...listed.playlists]}::uuid[]) and i.video_id = o.video_id limit 1)`)
  // A scalar subquery cannot be turned into a join over everybody's videos.
  if (found && 'query' in found)
    conditions.push(
      sql`(select f.vector @@ ${found.query}::tsquery from content.video_search f where f.video_id = o.video_id)`,
    )
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/** `among`: how many there are in all, where that is known with them. */
export type SortedRow = VideoRow & { key: number | string; among: number | null }

export type SortedPage = { sort: VideoSort; order: VideoOrder; after: Place | null; limit: number }

/**
 * A page of a channel's list in any order. Each order is served by its own index of content.video_sort, ties in the order of
 * ids, which is that of time.
 */
export const sortedVideos = (ctx: Ctx, fitting: RawBuilder<boolean>, page: SortedPage): Promise<SortedRow[]> =>
  withVideos(ctx, page, inOrder(fitting, page, { limit: page.limit }))

/** For each that a page has, so many are looked at one by one: these first, and the others when words prove frequent. */
const WALKED_FOR_EACH = { first: 1, most: 8 }
/** Of the first ones this part at least has to fit: with an eighth the most that are looked at fill a page. */
const WORTH_GOING_ON = 1 / 16

/** Those with the words among the first few hundred of the list; a full page of them, or it has to be looked for otherwise. */
export function firstWithWords(
  ctx: Ctx,
  { channelId, filter }: { channelId: string; filter: VideoFilter },
  page: SortedPage,
): Promise<SortedRow[]> {
  const { q = '', tag = [] } = filter
  const fitting = fits(channelId, filter, null)
  const first = WALKED_FOR_EACH.first * page.limit
  const most = WALKED_FOR_EACH.most * page.limit
  const has = (videoId: string) => sql`(
    select f.vector @@ (select content.search_query(${channelId}, ${q}, ${tag}::text[]))
    from content.video_search f where f.video_id = ${sql.ref(videoId)})`
  return withVideos(
    ctx,
    page,
    sql`
      with looked as materialized (
        select w.*, ${has('w.video_id')} as fits from (${inOrder(fitting, page, { limit: first })}) w)
      select ${WALKED}, among from looked where fits
      union all
      select ${WALKED}, among from (${inOrder(fitting, page, { limit: most - first, offset: first })}) w
      where (select count(*) >= ${Math.ceil(first * WORTH_GOING_ON)}::int from looked where fits) and ${has('w.video_id')}
      limit ${page.limit}`,
  )
}

/** Of the few that words have found, each looked up by its id, in the list's order. */
export function sortedAmong(
  ctx: Ctx,
  ids: readonly string[],
  fitting: RawBuilder<boolean>,
  page: SortedPage,
): Promise<SortedRow[]> {
  const { key, direction, later } = orderOf(page)
  return withVideos(
    ctx,
    page,
    sql`
      select ${WALKED}, count(*) over () as among
      from (select unnest(${[...ids]}::uuid[]) as id) n,
        lateral (select ${walkedOf(key)} from content.video_sort o where o.video_id = n.id and ${fitting} ${later} offset 0) a
      order by a.key ${direction}, a.video_id ${direction} limit ${page.limit}`,
  )
}

const WALKED = sql.raw('video_id, key, views, watch_ms, completion, likes, commented')
const walkedOf = (
  key: RawBuilder<unknown>,
) => sql`o.video_id, ${key} as key, o.views_key as views, o.watch_key as watch_ms,
  o.completion_key as completion, o.likes_key as likes, o.comments_key as commented`

function orderOf({ sort, order, after }: SortedPage) {
  const key = sql.ref(`o.${KEYS[sort]}`)
  const type = sql.raw(sort === 'title' ? 'text' : 'bigint')
  const later = after
    ? sql`and (${key}, o.video_id) ${sql.raw(order === 'asc' ? '>' : '<')} (${after.key}::${type}, ${after.id}::uuid)`
    : sql``
  return { key, direction: sql.raw(order), later }
}

function inOrder(
  fitting: RawBuilder<boolean>,
  page: SortedPage,
  { limit, offset = 0 }: { limit: number; offset?: number },
): RawBuilder<unknown> {
  const { key, direction, later } = orderOf(page)
  return sql`
    select ${walkedOf(key)}, null::bigint as among from content.video_sort o where ${fitting} ${later}
    order by ${key} ${direction}, o.video_id ${direction} limit ${limit} offset ${offset}`
}

type Figures = {
  video_id: string
  key: number | string
  views: number
  watch_ms: number
  completion: number
  likes: number
  commented: number
  among: number | null
}

const withVideos = (ctx: Ctx, { order }: SortedPage, sorted: RawBuilder<unknown>): Promise<SortedRow[]> =>
  content(ctx)
    .selectFrom(sql<Figures>`(${sorted})`.as('s'))
    .innerJoin('content.videos as v', 'v.id', 's.video_id')
    .select(VIDEO_COLUMNS)
    .select(['s.key', 's.views', 's.watch_ms', 's.completion', 's.likes', 's.commented', 's.among'])
    .orderBy('s.key', order)
    .orderBy('v.id', order)
    .execute()

/** Served by any of the indexes. */
export async function countFitting(ctx: Ctx, fitting: RawBuilder<boolean>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from content.video_sort o where ${fitting}`.execute(
    ctx.db,
  )
  return rows[0]?.n ?? 0
}

/** Of words that many have; as the system, for the reason that findWords gives. */
export async function countWithWords(
  ctx: Ctx,
  channelId: string,
  { filter, query, listed }: { filter: VideoFilter; query: string; listed: Listed | null },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with matching as materialized (
      select f.video_id from content.video_search f where f.vector @@ ${query}::tsquery)
    select count(*) as n from content.video_sort o
    where ${fits(channelId, filter, null, listed)} and o.video_id in (select video_id from matching)`.execute(
    asSystem(ctx).db,
  )
  return rows[0]?.n ?? 0
}

/**
 * Brings figures that have changed to the orders of the lists. What is being counted at this moment is left for the next time.
 * @returns how many notes were taken out
 */
export async function sortByNewFigures(ctx: Ctx, limit: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with taken as (
      delete from content.video_figures_changed where video_id in (
        select video_id from content.video_figures_changed order by video_id limit ${limit} for update skip locked)
      returning video_id)
    select cardinality(ids) as n, content.sort_again(ids) from (select array(select video_id from taken) as ids) all_taken`.execute(
    asSystem(ctx).db,
  )
  return rows[0]?.n ?? 0
}
