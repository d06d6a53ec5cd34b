import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'
import type { KnownWord } from './words-asked.ts'

/** Of one question; who writes more is answered by the first of them. */
const MOST_WORDS = 8
/** Of the words with one beginning, so many are looked at; with three letters there are seldom more. */
const LOOKED_AT = 2000
const NAMED = 30

/** The words of a question with what the dictionary has of each. Served by words_pkey and words_near_idx. */
export async function wordsOf(ctx: Ctx, q: string): Promise<KnownWord[]> {
  const { rows } = await sql<KnownWord>`
    select asked.word, known.n,
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
    from (
      select word, min(nth) as nth from unnest((content.words(${q}))[1:${sql.lit(4 * MOST_WORDS)}]) with ordinality as a (word, nth)
      group by word) as asked (word, nth)
    left join discovery.words known on known.word = asked.word and known.n > 0
    order by asked.nth limit ${MOST_WORDS}`.execute(asSystem(ctx).db)
  // A word with digits is in no dictionary, and is what it is.
  return rows.map((row) => ({ ...row, word: row.word, n: row.n ?? (/\p{Nd}/u.test(row.word) ? 0 : null) }))
}

export type Place = { step: number; key: number; id: string }
export type FoundRow = Place & { kind: 'video' | 'channel' | 'playlist'; views: number }

export type VideoSearch = {
  /** All words, and the signs of the filters. */
  query: string
  /** The words in the title, and in what else people write to be found by. */
  titled: string
  strong: string
  /** The words as they are in a title that has them side by side. */
  phrase: string
  since: Date | null
  /** Channels and playlists that have the words in their names, before everything else of the first page. */
  names?: { of: 'channel' | 'playlist'; limit: number }[]
}
type Page = { after: Place | null; limit: number }

/** Of what is both seldom watched and old so many are looked at: only a date that hardly anything fits asks for more. */
const MOST_LOOKED_AT = 4000

/**
 * Most relevant first: titles that say just this, then down the steps of views, each sorted as a whole by where the words
 * are, by views and by age. A step is begun only when those above it have not filled the page: appending is lazy.
 * Served by documents_title_idx and documents_popular_*_idx.
 */
export const mostRelevant = (ctx: Ctx, search: VideoSearch, page: Page): Promise<FoundRow[]> => {
  const key = sql`(
    case when d.vector @@ ${search.titled}::tsquery then 4000 when d.vector @@ ${search.strong}::tsquery then 1500 else 0 end
    + case when strpos(' ' || d.title_key || ' ', ' ' || ${search.phrase} || ' ') > 0 then 1500 else 0 end
    + round(110 * ln(d.views + 1)) + round(extract(epoch from d.published_at) / 345600))::bigint`
  const unlike = sql`d.title_key <> ${search.phrase}`
  const names = page.after ? [] : (search.names ?? []).map((kind) => nameSearch(kind.of, search, kind.limit))
  return run(
    ctx,
    page,
    [
      inOrder(page, { step: 0, key, where: sql`d.title_key = ${search.phrase} and ${fits(search)}` }),
      inOrder(page, { step: 1, key, where: sql`d.popular = 0 and ${unlike} and ${fits(search)}` }),
      inOrder(page, { step: 2, key, where: sql`d.popular = 1 and ${unlike} and ${fits(search)}` }),
      inOrder(page, { step: 3, key, where: unlike, from: lowestStep(search) }),
    ],
    names,
  )
}

/** Most watched first; the steps are those of views themselves. */
export const mostWatched = (ctx: Ctx, search: VideoSearch, page: Page): Promise<FoundRow[]> => {
  const key = sql`d.views`
  return run(ctx, page, [
    inOrder(page, { step: 1, key, where: sql`d.popular = 0 and ${fits(search)}` }),
    inOrder(page, { step: 2, key, where: sql`d.popular = 1 and ${fits(search)}` }),
    inOrder(page, { step: 3, key, where: sql`true`, from: lowestStep(search) }),
  ])
}

/** Newest first, down the steps of age; served by documents_recent_*_idx, what is older than these by those of views. */
export const newest = (ctx: Ctx, search: VideoSearch, page: Page): Promise<FoundRow[]> => {
  const key = sql`(extract(epoch from d.published_at) * 1000)::bigint`
  const older = ([0, 1, 2] as const).map((step) => olderOf(step, search))
  return run(ctx, page, [
    inOrder(page, { step: 1, key, where: sql`d.recent = 0 and ${fits(search)}` }),
    inOrder(page, { step: 2, key, where: sql`d.recent = 1 and ${fits(search)}` }),
    inOrder(page, { step: 3, key, where: sql`true`, from: sql`(${sql.join(older, sql` union all `)})` }),
  ])
}

/** Channels or playlists. The best names first; served by the index of each. */
export const named = (
  ctx: Ctx,
  kind: 'channel' | 'playlist',
  search: Pick<VideoSearch, 'query' | 'titled' | 'phrase'>,
  page: Page,
): Promise<FoundRow[]> => run(ctx, page, [inOrder(page, nameBranch(kind, search))])

const nameSearch = (kind: 'channel' | 'playlist', search: VideoSearch, limit: number) =>
  inOrder({ after: null, limit }, nameBranch(kind, { ...search, query: search.titled }))

const nameBranch = (
  kind: 'channel' | 'playlist',
  { query, titled, phrase }: Pick<VideoSearch, 'query' | 'titled' | 'phrase'>,
): Branch => ({
  step: 1,
  key: sql`(
    case when d.title_key = ${phrase} then 8000 when d.vector @@ ${titled}::tsquery then 4000 else 0 end
    + round(110 * ln(d.views + 1)))::bigint`,
  where: sql`true`,
  from: sql`(select d.* from discovery.documents d
    where d.kind = ${sql.lit(kind)} and d.vector @@ ${query}::tsquery limit ${MOST_LOOKED_AT})`,
})

/** The index knows the words of descriptions too: of what it names beyond the first step, so many are looked at. */
const LOOKED_AT_AS_TYPED = 400

/** Titles that have the words, the most watched first; of the upper steps alone, as somebody types. @param any the words anywhere */
export const begunTitles = (
  ctx: Ctx,
  { titled, any }: { titled: string; any: string },
  { steps, limit }: { steps: 1 | 2; limit: number },
) => {
  const page = { after: null, limit }
  const onStep = (step: 0 | 1) =>
    inOrder(page, {
      step,
      key: sql`d.views`,
      where: sql`d.vector @@ ${titled}::tsquery`,
      from: sql`(select d.* from discovery.documents d
        where d.kind = 'video' and d.popular = ${sql.lit(step)} and d.vector @@ ${any}::tsquery
        limit ${step === 0 ? null : LOOKED_AT_AS_TYPED})`,
    })
  return run(ctx, page, steps === 1 ? [onStep(0)] : [onStep(0), onStep(1)])
}

const fits = ({ query, since }: VideoSearch): RawBuilder<unknown> =>
  sql`d.kind = 'video' and d.vector @@ ${query}::tsquery and ${since === null ? sql`true` : sql`d.published_at >= ${since}`}`

/**
 * What few have watched. With a date the young of them are found by the steps of age, so that a day's are not looked for
 * among those of ten years.
 */
const lowestStep = (search: VideoSearch): RawBuilder<unknown> => {
  if (search.since === null)
    return sql`(select d.* from discovery.documents d where d.popular = 2 and ${fits(search)} limit ${MOST_LOOKED_AT})`
  return sql`(
    select d.* from discovery.documents d where d.popular = 2 and d.recent = 0 and ${fits(search)} union all
    select d.* from discovery.documents d where d.popular = 2 and d.recent = 1 and ${fits(search)} union all
    ${olderOf(2, search)})`
}

/** None where everything asked for is younger than the steps of age go back. */
const olderOf = (popular: 0 | 1 | 2, search: VideoSearch): RawBuilder<unknown> => {
  const inRange = sql`(select ${search.since}::timestamptz is null or ${search.since}::timestamptz <= l.recent_1 from discovery.ladder l)`
  return sql`(
    select o.* from (
      select d.* from discovery.documents d
      where d.popular = ${sql.lit(popular)} and d.recent = 2 and d.kind = 'video' and d.vector @@ ${search.query}::tsquery
        and ${inRange} limit ${MOST_LOOKED_AT}) o
    where ${search.since}::timestamptz is null or o.published_at >= ${search.since}::timestamptz)`
}

type Branch = { step: number; key: RawBuilder<unknown>; where: RawBuilder<unknown>; from?: RawBuilder<unknown> }

/** Null for a step that the page before has passed. */
function inOrder({ after, limit }: Page, { step, key, where, from }: Branch): RawBuilder<unknown> | null {
  if (after && after.step > step) return null
  const later = after?.step === step ? sql`(${key}, d.id) < (${after.key}::bigint, ${after.id}::uuid)` : sql`true`
  return sql`(
    select ${sql.lit(step)} as step, ${key} as key, d.id, d.kind, d.views
    from ${from ?? sql`discovery.documents`} d where ${where} and ${later}
    order by 2 desc, 3 desc limit ${limit})`
}

/** As the system: `@@` is not leakproof, so the indexes of words could not be used under row security. */
async function run(
  ctx: Ctx,
  { limit }: Page,
  branches: (RawBuilder<unknown> | null)[],
  names: (RawBuilder<unknown> | null)[] = [],
): Promise<FoundRow[]> {
  const there = (each: RawBuilder<unknown> | null) => each !== null
  const ladder = sql`(select * from (${sql.join(branches.filter(there), sql` union all `)}) as ladder limit ${limit})`
  const { rows } = await sql<FoundRow>`${sql.join([...names.filter(there), ladder], sql` union all `)}`.execute(
    asSystem(ctx).db,
  )
  return rows
}
