import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'

const rowsOf = async <T>(ctx: Ctx, query: RawBuilder<T>) => (await query.execute(ctx.db)).rows

export type RatingRow = {
  id: string
  user_id: string
  video_id: string
  stars: number
  sentence: string | null
  rated_at: Date
  sentence_removed_at: Date | null
}
const COLUMNS = sql`id, user_id, video_id, stars, sentence, rated_at, sentence_removed_at`

export const ratingOf = async (ctx: Ctx, userId: string, videoId: string): Promise<RatingRow | undefined> =>
  (
    await rowsOf(
      ctx,
      sql<RatingRow>`select ${COLUMNS} from playback.ratings where user_id = ${userId} and video_id = ${videoId}`,
    )
  )[0]

type NewRating = { id: string; userId: string; videoId: string; stars: number; sentence: string | null }

/** The same again changes nothing, also not its time. */
export const putRating = (ctx: Ctx, { id, userId, videoId, stars, sentence }: NewRating) =>
  rowsOf(
    ctx,
    sql`insert into playback.ratings as r (id, user_id, video_id, stars, sentence, rated_at)
      values (${id}, ${userId}, ${videoId}, ${stars}, ${sentence}, ${ctx.clock()})
      on conflict (user_id, video_id) do update
        set stars = excluded.stars, sentence = excluded.sentence, rated_at = excluded.rated_at
        where (r.stars, r.sentence) is distinct from (excluded.stars, excluded.sentence)`,
  )

export const removeRating = (ctx: Ctx, userId: string, videoId: string) =>
  rowsOf(ctx, sql`delete from playback.ratings where user_id = ${userId} and video_id = ${videoId}`)

/** How many gave one star, two, to five. */
export async function distributionOf(ctx: Ctx, videoId: string): Promise<number[]> {
  const rows = await rowsOf(
    ctx,
    sql<{ kind: string; n: number }>`select kind, sum(n)::bigint as n from platform.counters
      where subject = ${videoId} and kind in ('rating-1', 'rating-2', 'rating-3', 'rating-4', 'rating-5') group by kind`,
  )
  return [1, 2, 3, 4, 5].map((stars) => rows.find(({ kind }) => kind === `rating-${stars}`)?.n ?? 0)
}

/** Newest first, of everybody: for the program itself. Served by ratings_sentences_idx. */
export const sentencesOf = (ctx: Ctx, videoId: string, page: { after: Position | null; limit: number }) =>
  rowsOf(
    ctx,
    sql<RatingRow & { sentence: string }>`select ${COLUMNS} from playback.ratings
      where video_id = ${videoId} and sentence is not null and sentence_removed_at is null
        ${page.after ? sql`and (rated_at, id) < (${page.after.at}, ${page.after.id})` : sql``}
      order by rated_at desc, id desc limit ${page.limit}`,
  )

/** Of everybody: for the program itself. */
export const ratingsByIds = (ctx: Ctx, ids: readonly string[]) =>
  rowsOf(ctx, sql<RatingRow>`select ${COLUMNS} from playback.ratings where id = any (${[...ids]}::uuid[])`)

export const setSentenceRemoved = (tx: Ctx, id: string, at: Date | null) =>
  rowsOf(tx, sql`update playback.ratings set sentence_removed_at = ${at} where id = ${id}`)
