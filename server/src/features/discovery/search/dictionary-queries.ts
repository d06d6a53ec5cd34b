import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'
import type { KnownWord } from './words-asked.ts'

/** Of one question; who writes more is answered by the first of them. */
export const MOST_WORDS = 8
/** Before the same ones are put together. */
export const MOST_READ = 4 * MOST_WORDS
/** `content.words` cuts longer ones. */
export const MOST_LETTERS_OF_WORD = 60
/** Of the words with one beginning, so many are looked at; with three letters there are seldom more. */
const LOOKED_AT = 2000
const NAMED = 30

/** The words of a question, each once and in their order, with what the dictionary has of each. */
export const wordsOf = (ctx: Ctx, q: string): Promise<KnownWord[]> =>
  known(
    ctx,
    sql`(
      select word, min(nth) as nth from unnest((content.words(${q}))[1:${sql.lit(MOST_READ)}]) with ordinality as a (word, nth)
      group by word order by 2 limit ${MOST_WORDS})`,
  )

/** Of words as `content.words` leaves them. */
export const knownWords = (ctx: Ctx, words: readonly string[]): Promise<KnownWord[]> =>
  known(ctx, sql`(select word, nth from unnest(${[...words]}::text[]) with ordinality as a (word, nth))`)

/** Served by words_pkey and words_near_idx; whether anything has what is in no dictionary, by the indexes of words. */
async function known(ctx: Ctx, asked: RawBuilder<unknown>): Promise<KnownWord[]> {
  // For the first row alone PostgreSQL would rather read the table from its beginning.
  const isIn = (where: string) =>
    sql`(select count(*) from (
      select from discovery.documents d
      where ${sql.raw(where)} and d.vector @@ ('''' || asked.word || '''')::tsquery limit 10) as first) > 0`
  const isSaid = sql`(select count(*) from (
    select from discovery.spoken s where s.words @@ ('''' || asked.word || '''')::tsquery limit 10) as first) > 0`
  const steps = ["d.kind = 'channel'", "d.kind = 'playlist'"]
  for (const step of [0, 1, 2]) steps.push(`d.kind = 'video' and d.popular = ${step}`)
  const { rows } = await sql<KnownWord>`
    select asked.word, known.n,
      (select reltuples::bigint from pg_class where oid = 'discovery.documents'::regclass) as of,
      known.n is not null or asked.word ~ '[0-9]' or ${sql.join([...steps.map(isIn), isSaid], sql` or `)} as found,
      case when char_length(asked.word) >= 3 then array(
        select begun.word from (
          select w.word, w.n from discovery.words w
          where w.word > asked.word and w.word < asked.word || chr(1114111) and w.n > 0 order by w.word limit ${LOOKED_AT}) as begun
        order by begun.n desc, begun.word limit ${NAMED}) else '{}' end as longer,
      case when known.n is null then coalesce((
        select json_agg(close) from (
          select w.word, w.n from discovery.words w
          where w.near && discovery.near(asked.word) and w.n > 0 order by w.n desc limit ${NAMED}) as close), '[]')
        else '[]' end as near
    from ${asked} as asked
    left join discovery.words known on known.word = asked.word and known.n > 0
    order by asked.nth`.execute(asSystem(ctx).db)
  // A word with digits is in no dictionary, and is what it is.
  return rows.map((row) => ({ ...row, n: row.n ?? (/\p{Nd}/u.test(row.word) ? 0 : null) }))
}
