import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Ctx, pastRowSecurity } from '#platform/context.ts'
import { VIDEO_COLUMNS } from '../queries.ts'
import type { VideoRow } from '../tables.ts'
import { momentsOf, NONE, type VideoFilter, type VideoOrder, type VideoSort } from '../video-filter.ts'
import type { Place } from './list-cursor.ts'
import { asking, hasWords, isAsked, type Question, withWords } from './words.ts'

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
export type Found = { ids: string[] } | Question

/** More are not named for other statements, nor sorted one by one and counted for a page: to walk the list finds their places sooner. */
const MOST_NAMED = 400

/**
 * Videos of the channel with these words and tags, the trash included; for people of its team only. Asked as the system:
 * under row security the index of words could not be used (`@@` is not leakproof), and what is found is read under it.
 */
export async function findWords(ctx: Ctx, channelId: string, filter: VideoFilter): Promise<Found> {
  type Row = Question & { ids: string[]; complete: boolean }
  const { rows } = await sql<Row>`
    with ${asking({ channelId, filter, limit: MOST_NAMED })}, ${naming(channelId, sql`${MOST_NAMED + 1}::int`)}
    select query::text, part::text, (select complete from tagging) as complete,
      array(select id from named limit ${MOST_NAMED + 1})::text[] as ids from asked`.execute(asSystem(ctx).db)
  const { query, part, ids, complete } = rows[0]! // of one question
  return ids.length > MOST_NAMED || !complete ? { query, part } : { ids }
}

/** In a statement that begins with `asking`, after that: `named`, of which the index of words gives at most `limit`. */
const naming = (channelId: string, limit: RawBuilder<unknown>, when = sql`true`) => sql`
  by_vector as materialized (
    select f.video_id as id from asked join content.video_search f on f.vector @@ asked.query
    where f.channel_id = ${channelId} and ${when} limit ${limit}),
  named as materialized (
    select id from by_vector
    union all select video_id from tagged where ${when} and video_id not in (select id from by_vector))`

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
          sql.raw(`o.${name}`),
          wanted.map((each) => names.indexOf(each)),
        ),
      )
  }
  for (const name of ['category', 'language'] as const) {
    const wanted = filter[name] ?? []
    if (wanted.length > 0) conditions.push(textIsOneOf(sql.raw(`o.${name}`), wanted))
  }
  if (from) conditions.push(sql`o.created_at >= ${from}`)
  if (to) conditions.push(sql`o.created_at < ${to}`)
  if (found && 'ids' in found) conditions.push(sql`o.video_id = any(${found.ids}::uuid[])`)
  if (listed && 'ids' in listed) conditions.push(sql`o.video_id = any(${listed.ids}::uuid[])`)
  if (listed && 'playlists' in listed)
    conditions.push(sql`(select true from content.playlist_items i
      where i.playlist_id = any(${[...listed.playlists]}::uuid[]) and i.video_id = o.video_id limit 1)`)
  if (found && 'query' in found) conditions.push(hasWords(found, sql`o.video_id`))
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

/**
 * Looking at a video of the list takes 3 µs, at one with captions 20; to name one by the index of words 1, and to find its place 1 to 3.
 * So after half a page it is looked on where `found` of that has the words, for at most so many `pages`; else up to `named` are
 * named. Of videos without captions and of those with; what is between them is between.
 */
const PLAIN = { found: 0.14, pages: 9, named: 1200 }
const SPOKEN = { found: 0.35, pages: 5, named: 3000 }

/** Fewer would be found soon even where a word is seldom, which then says nothing. */
const WORTH_WALKING = 20

/**
 * A page of those with the words and tags. What many have is found soonest by looking at them one by one in the order of the
 * list, what few have by the index of words; which of them it is shows by how much of half a page has it. `among` is null where
 * many have it.
 *
 * One statement, in the role that the index of words may be used in (see findWords): who asks must be of the channel's team,
 * and the last condition says so again.
 */
export function searchedVideos(
  ctx: Ctx,
  { channelId, filter, listed }: { channelId: string; filter: VideoFilter; listed: Listed | null },
  page: SortedPage,
): Promise<SortedRow[]> {
  const { key, direction, later } = orderOf(page)
  const fitting = fits(channelId, filter, null, listed)
  const has = (videoId: 'w.video_id' | 'o.video_id') =>
    sql`(select ${isAsked} from content.video_search f where f.video_id = ${sql.raw(videoId)})`
  const walks = !listed && page.limit > WORTH_WALKING
  const first = walks ? Math.ceil(page.limit / 2) : 0
  const between = (name: keyof typeof PLAIN) =>
    sql`(${PLAIN[name]}::float + ${SPOKEN[name] - PLAIN[name]}::float * share)`
  const isFull = sql`(select count(*) = ${page.limit}::int from walked)`
  return withVideos(
    pastRowSecurity(ctx),
    page,
    sql`
      with ${asking({ channelId, filter, limit: PLAIN.named })},
      first as materialized (
        select ${WALKED}, (select case when ${isAsked} then 1 else 0 end + case when f.spoken is null then 0 else 2 end
          from content.video_search f where f.video_id = w.video_id) as seen
        from (${inOrder(fitting, page, { limit: first })}) w),
      looked as materialized (
        select n > 0 and n = ${first}::int and yes >= n * ${between('found')} as goes_on,
          ceil(${between('pages')} * ${page.limit}::int)::bigint as most, ceil(${between('named')})::bigint as named
        from (
          select count(*) as n, count(*) filter (where seen & 1 = 1) as yes,
            count(*) filter (where seen & 2 = 2) / greatest(count(*), 1)::float as share
          from first) counted),
      walked as materialized (
        select ${WALKED} from first where seen & 1 = 1 union all (
          select ${WALKED} from (
            ${inOrder(fitting, page, { limit: sql`(select most from looked)`, offset: first })}) w
          where (select goes_on from looked) and ${has('w.video_id')}) limit ${page.limit}),
      ${naming(channelId, sql`(select named + 1 from looked)`, sql`not ${isFull}`)},
      are as materialized (
        select ${isFull} or (n <= ${MOST_NAMED}::int and (select complete from tagging)) as few,
          not ${isFull} and n <= (select named from looked) and (select complete from tagging) as named
        from (select count(*) as n from named) counted)
      select ${WALKED}, null::bigint as among from walked where ${isFull}
      union all (
        select ${WALKED}, count(*) over () from named n,
          lateral (select ${walkedOf(key)} from content.video_sort o where o.video_id = n.id and ${fitting} ${later} offset 0) a
        where (select few from are)
        order by a.key ${direction}, a.video_id ${direction} limit ${page.limit})
      union all (
        select ${WALKED}, among from (${inOrder(
          sql`${fitting} and not (select few from are)
            and case when (select named from are) then o.video_id in (select id from named) else ${has('o.video_id')} end`,
          page,
          { limit: page.limit },
        )}) w)`,
    sql`v.channel_id = any ((select platform.channel_ids())::uuid[])`,
  )
}

const WALKED = sql.raw('video_id, key, views, watch_ms, completion, likes, commented')
const walkedOf = (
  key: RawBuilder<unknown>,
) => sql`o.video_id, ${key} as key, o.views_key as views, o.watch_key as watch_ms,
  o.completion_key as completion, o.likes_key as likes, o.comments_key as commented`

function orderOf({ sort, order, after }: SortedPage) {
  const key = sql.raw(`o.${KEYS[sort]}`)
  const type = sql.raw(sort === 'title' ? 'text' : 'bigint')
  const later = after
    ? sql`and (${key}, o.video_id) ${sql.raw(order === 'asc' ? '>' : '<')} (${after.key}::${type}, ${after.id}::uuid)`
    : sql``
  return { key, direction: sql.raw(order), later }
}

function inOrder(
  fitting: RawBuilder<boolean>,
  page: SortedPage,
  { limit, offset = 0 }: { limit: number | RawBuilder<unknown>; offset?: number },
): RawBuilder<unknown> {
  const { key, direction, later } = orderOf(page)
  return sql`
    select ${walkedOf(key)}, null::bigint as among from content.video_sort o where ${fitting} ${later}
    order by ${key} ${direction}, o.video_id ${direction} limit ${limit} offset ${offset}`
}

/** Written out once: to put thirty columns together for each request takes 50 µs. */
const COLUMNS = sql.raw(VIDEO_COLUMNS.join(', '))

async function withVideos(
  ctx: Ctx,
  { order }: SortedPage,
  sorted: RawBuilder<unknown>,
  allowed: RawBuilder<unknown> = sql`true`,
): Promise<SortedRow[]> {
  const direction = sql.raw(order)
  const { rows } = await sql<SortedRow>`
    select ${COLUMNS}, s.key, s.views, s.watch_ms, s.completion, s.likes, s.commented, s.among
    from (${sorted}) s join content.videos v on v.id = s.video_id
    where ${allowed} order by s.key ${direction}, v.id ${direction}`.execute(ctx.db)
  return rows
}

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
  { filter, question, listed }: { filter: VideoFilter; question: Question; listed: Listed | null },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with matching as materialized (${withWords(question)})
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
    -- Asked every few seconds: of no videos too the function would plan its long statements.
    select cardinality(ids) as n, case when cardinality(ids) > 0 then content.sort_again(ids) end
    from (select array(select video_id from taken) as ids) all_taken`.execute(asSystem(ctx).db)
  return rows[0]?.n ?? 0
}
