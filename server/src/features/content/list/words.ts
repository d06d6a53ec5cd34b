import { type RawBuilder, sql } from 'kysely'
import type { VideoFilter } from '../video-filter.ts'

/**
 * What words and tags ask for: `query` all of it, `part` any word or tag of it. A video has it when its vector has, or its tags
 * have, or both together (migration T0740).
 */
export type Question = { query: string; part: string }

/** Of a question with several parts, so many videos are asked whether their tags say the part that the rest does not. */
const MOST_ASKED = 600

type Asked = { channelId: string; filter: VideoFilter; limit: number }

/**
 * Beginnings of a statement, for whoever may use the indexes of words (see findWords): `asked` has `query` and `part`; `tagged` are
 * videos of the channel whose tags matter to that, at most `limit` and one more; `tagging.complete` says whether they are all.
 */
export const asking = ({ channelId, filter: { q = '', tag = [] }, limit }: Asked): RawBuilder<unknown> =>
  isOnePart(q, tag)
    ? sql`
      asked as materialized (
        select query, query as part from (select ${tag.length > 0 ? tagsAsked(channelId, tag) : wordAsked(channelId, q)} as query offset 0) a),
      tagged as materialized (
        select t.video_id from asked join content.video_tags t on t.vector @@ asked.query
        where t.channel_id = ${channelId} limit ${limit + 1}),
      tagging as materialized (select count(*) <= ${limit}::int as complete from tagged)`
    : sql`
      asked as materialized (
        select array_to_string(parts, ' & ')::tsquery as query, array_to_string(parts, ' | ')::tsquery as part, parts
        from (select nullif(content.search_parts(${channelId}, ${q}, ${tag}::text[]), '{}') as parts offset 0) a),
      partly as materialized (
        select t.video_id, t.vector from asked join content.video_tags t on t.vector @@ asked.part
        where t.channel_id = ${channelId} limit ${MOST_ASKED + 1}),
      -- Where a tag of many is asked for, those with the rarest of the others.
      rarest as materialized (
        select ids from asked, unnest(parts) as one (words), lateral (select array(
          (select f.video_id from content.video_search f
            where f.vector @@ one.words::tsquery and f.channel_id = ${channelId} limit ${MOST_ASKED + 1})
          union all
          (select t.video_id from content.video_tags t
            where t.vector @@ one.words::tsquery and t.channel_id = ${channelId} limit ${MOST_ASKED + 1})) as ids offset 0) each
        where (select count(*) > ${MOST_ASKED}::int from partly) and cardinality(ids) <= ${MOST_ASKED}::int
        order by cardinality(ids) limit 1),
      tagged as materialized (
        select t.video_id from (
          select video_id, vector from partly where (select count(*) <= ${MOST_ASKED}::int from partly)
          union all
          select t.video_id, t.vector from content.video_tags t
          where t.video_id in (select unnest(ids) from rarest)) t
        where (select ${together(sql`asked.query`)} from asked, content.video_search f where f.video_id = t.video_id)),
      tagging as materialized (
        select (select count(*) <= ${MOST_ASKED}::int from partly) or exists (select from rarest) as complete)`

/** One word in plain letters, or tags alone: what has it has it in one place. */
const isOnePart = (q: string, tags: readonly string[]) =>
  tags.length > 0 ? !/[\p{L}\p{N}]/u.test(q) : /^[a-z0-9]+\s*$/i.test(q)

const tagsAsked = (channelId: string, tags: readonly string[]) =>
  sql`content.search_query(${channelId}, '', ${[...tags]}::text[])`

/** As content.search_query has it, which takes 0.1 ms to see that it is one word. */
const wordAsked = (channelId: string, q: string) => {
  const word = q.trimEnd()
  return sql`('''' || content.search_sign(${channelId}) || '/' || left(lower(${word}), 60) || ${word === q ? `':*` : `'`})::tsquery`
}

const together = (query: RawBuilder<unknown>) => sql`(t.vector @@ ${query} or (f.vector || t.vector) @@ ${query})`

/** A condition on `f` of content.video_search, in a statement that begins with `asking`. */
export const isAsked = sql`(f.vector @@ (select query from asked) or f.video_id in (select video_id from tagged)
  or (not (select complete from tagging) and (
    select ${together(sql`(select query from asked)`)} from content.video_tags t where t.video_id = f.video_id)))`

/** The same of a video by its id, anywhere. A scalar subquery cannot be turned into a join over everybody's videos. */
export const hasWords = ({ query, part }: Question, videoId: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  (select f.vector @@ ${query}::tsquery or coalesce((
    select ${together(sql`${query}::tsquery`)} from content.video_tags t
    where t.video_id = f.video_id and t.vector @@ ${part}::tsquery), false)
  from content.video_search f where f.video_id = ${videoId})`

/** Ids as `video_id`, each perhaps twice. */
export const withWords = ({ query, part }: Question): RawBuilder<unknown> => sql`
  select f.video_id from content.video_search f where f.vector @@ ${query}::tsquery
  union all
  select t.video_id from content.video_tags t join content.video_search f on f.video_id = t.video_id
  where t.vector @@ ${part}::tsquery and ${together(sql`${query}::tsquery`)}`
