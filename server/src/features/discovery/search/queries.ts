import { sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'
import {
  type Branch,
  type FoundRow,
  fits,
  fitsStrongly,
  inOrder,
  isSince,
  isWeak,
  lowestStep,
  MOST_LOOKED_AT,
  olderOf,
  type Page,
  type Place,
  run,
  type VideoSearch,
} from './step-queries.ts'

/** Of titles that say just what was asked for. */
export const TITLED = 0
/** From this one on the steps are not divided. */
const WHOLE_STEPS = 6

/**
 * Most relevant first: titles that say just this, then down the steps of views, each sorted as a whole by where the words
 * are, by views and by age. A step is begun only when those above it have not filled the page: appending is lazy. On the long
 * ones what has the words in its title, tags and channel comes first, which an index of those alone tells: of an average word
 * a third is looked at for it. Served by documents_title_idx, documents_popular_*_idx and documents_strong_*_idx.
 */
export const mostRelevant = (ctx: Ctx, search: VideoSearch, page: Page): Promise<FoundRow[]> => {
  const views = sql`round(110 * ln(d.views + 1)) + round(date_part('epoch', d.published_at) / 345600)`
  const strong = sql`(
    case when d.vector @@ ${search.titled}::tsquery then 4000 else 1500 end
    + case when strpos(' ' || d.title_key || ' ', ' ' || ${search.phrase} || ' ') > 0 then 1500 else 0 end + ${views})::bigint`
  const any = sql`(
    case when d.vector @@ ${search.titled}::tsquery then 4000 when d.vector @@ ${search.strong}::tsquery then 1500 else 0 end
    + case when strpos(' ' || d.title_key || ' ', ' ' || ${search.phrase} || ' ') > 0 then 1500 else 0 end + ${views})::bigint`
  const weak = sql`(${views})::bigint`
  const unlike = sql`d.title_key <> ${search.phrase}`
  const isDivided = page.after && page.after.step > 1 ? page.after.step < WHOLE_STEPS : search.few || !search.signs
  const below = isDivided
    ? [
        inOrder(page, { step: 2, key: strong, where: sql`d.popular = 1 and ${unlike} and ${fitsStrongly(search)}` }),
        inOrder(page, { step: 3, key: weak, where: sql`d.popular = 1 and ${fits(search)} and ${isWeak(search)}` }),
        inOrder(page, { step: 4, key: strong, where: unlike, from: lowestStep(search, 'strong') }),
        inOrder(page, { step: 5, key: weak, where: sql`true`, from: lowestStep(search, 'weak') }),
      ]
    : [
        inOrder(page, { step: WHOLE_STEPS, key: any, where: sql`d.popular = 1 and ${unlike} and ${fits(search)}` }),
        inOrder(page, { step: WHOLE_STEPS + 1, key: any, where: unlike, from: lowestStep(search, 'any') }),
      ]
  const names = page.after ? [] : (search.names ?? []).map((kind) => nameSearch(kind.of, search, kind.limit))
  return run(
    ctx,
    page,
    [
      inOrder(page, { step: TITLED, key: any, where: sql`d.title_key = ${search.phrase} and ${fits(search)}` }),
      inOrder(page, { step: 1, key: any, where: sql`d.popular = 0 and ${unlike} and ${fits(search)}` }),
      ...below,
    ],
    names,
  )
}

/** Below all others: the words are not written about the video, but said in it. */
export const SPOKEN = WHOLE_STEPS + 2
/** Comes before everything of that step. */
export const BEFORE_SPOKEN: Place = {
  step: SPOKEN,
  key: Number.MAX_SAFE_INTEGER,
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
}
/** Of what is said by many nothing else tells which is best. */
const MOST_SAID = 100

/** Most watched first. Served by spoken_words_idx. */
export const saidIn = (ctx: Ctx, search: VideoSearch, page: Page): Promise<FoundRow[]> => {
  const { words, signs } = search
  const hasSigns = signs === null ? sql`true` : sql`(d.vector @@ ${signs}::tsquery) is true`
  const where = sql`
    d.id in (select s.video_id from discovery.spoken s where s.words @@ ${words}::tsquery limit ${MOST_SAID})
    and (d.vector @@ ${words}::tsquery) is not true and ${hasSigns} and ${isSince(search)}`
  return run(ctx, page, [inOrder(page, { step: SPOKEN, key: sql`d.views`, where })])
}

/** The cue that has the most of the words, the first of them, in one language of each video. Served by spoken_pkey. */
export async function momentsOf(
  ctx: Ctx,
  videoIds: readonly string[],
  { words, any }: { words: string; any: readonly string[] },
) {
  if (videoIds.length === 0) return []
  const { rows } = await sql<{ videoId: string; language: string; revision: number; cue: number }>`
    select s.video_id as "videoId", s.language, s.revision, best.cue
    from unnest(${[...videoIds]}::uuid[]) as asked (id),
      lateral (select * from discovery.spoken s where s.video_id = asked.id and s.words @@ ${words}::tsquery order by s.language limit 1) as s,
      lateral (
        select cue from unnest(ts_filter(setweight(s.words, 'A', ${[...any]}::text[]), '{a}')) as w, unnest(w.positions) as cue
        group by cue order by count(*) desc, cue limit 1) as best`.execute(asSystem(ctx).db)
  return rows
}

/** Most watched first; the steps are those of views themselves. */
export const mostWatched = (ctx: Ctx, search: VideoSearch, page: Page): Promise<FoundRow[]> => {
  const key = sql`d.views`
  return run(ctx, page, [
    inOrder(page, { step: 1, key, where: sql`d.popular = 0 and ${fits(search)}` }),
    inOrder(page, { step: 2, key, where: sql`d.popular = 1 and ${fits(search)}` }),
    inOrder(page, { step: 3, key, where: sql`true`, from: lowestStep(search, 'any') }),
  ])
}

/** Newest first, down the steps of age; served by documents_recent_*_idx, what is older than these by those of views. */
export const newest = (ctx: Ctx, search: VideoSearch, page: Page): Promise<FoundRow[]> => {
  const key = sql`(date_part('epoch', d.published_at) * 1000)::bigint`
  const older = ([0, 1, 2] as const).map((step) => olderOf(step, search, 'any'))
  return run(ctx, page, [
    inOrder(page, { step: 1, key, where: sql`d.recent = 0 and ${fits(search)}` }),
    inOrder(page, { step: 2, key, where: sql`d.recent = 1 and ${fits(search)}` }),
    inOrder(page, { step: 3, key, where: sql`true`, from: sql`(${sql.join(older, sql` union all `)})` }),
  ])
}

type NameSearch = Pick<VideoSearch, 'titled' | 'phrase'> & { query: string }

/** Channels or playlists. The best names first; served by the index of each. */
export const named = (ctx: Ctx, kind: 'channel' | 'playlist', search: NameSearch, page: Page): Promise<FoundRow[]> =>
  run(ctx, page, [inOrder(page, nameBranch(kind, search))])

const nameSearch = (kind: 'channel' | 'playlist', search: VideoSearch, limit: number) =>
  inOrder({ after: null, limit }, nameBranch(kind, { ...search, query: search.titled }))

const nameBranch = (kind: 'channel' | 'playlist', { query, titled, phrase }: NameSearch): Branch => ({
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

/** The first step is measured by the hour, and may have grown since. */
const MOST_ON_TOP = 2000

/** Titles that have the words, the most watched first; of the upper steps alone, as somebody types. @param any the words anywhere */
export const begunTitles = (ctx: Ctx, { titled, any }: { titled: string; any: string }, limit: number) => {
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
  return run(ctx, page, [onStep(0), onStep(1)])
}

/** The words of all titles on the first step, the most watched first. Served by documents_top_idx. */
export async function topTitles(ctx: Ctx): Promise<{ id: string; words: string[] }[]> {
  const { rows } = await sql<{ id: string; title_key: string }>`
    select id, title_key from discovery.documents where kind = 'video' and popular = 0 order by views desc, id desc
    limit ${MOST_ON_TOP}`.execute(asSystem(ctx).db)
  return rows.map(({ id, title_key }) => ({ id, words: title_key.split(' ') }))
}
