import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'

export type Place = { step: number; key: number; id: string }
export type FoundRow = Place & { kind: 'video' | 'channel' | 'playlist'; views: number }

export type VideoSearch = {
  /** All words; null where only signs are searched for. */
  words: string | null
  /** Those of them that are looked for among a million; the others are looked for in what these name. */
  rarest: string | null
  /** Of the filters. */
  signs: string | null
  /** So few have the words that each is looked at for the signs; else the index is asked for both, which reads all that it has of a sign. */
  few: boolean
  /** The words in the title, and in what else people write to be found by. */
  titled: string
  strong: string
  /** The words as they are in a title that has them side by side. */
  phrase: string
  since: Date | null
  /** Channels and playlists that have the words in their names, before everything else of the first page. */
  names?: { of: 'channel' | 'playlist'; limit: number }[]
}
export type Page = { after: Place | null; limit: number }

/** Of what is both seldom watched and old so many are looked at: only a date that hardly anything fits asks for more. */
export const MOST_LOOKED_AT = 4000

export const fits = (search: VideoSearch) => sql`${hasWords(search)} and ${isSince(search)}`

/** Where the index is asked for the words alone, what it names is looked at for the signs: inside another condition no index is asked. */
const hasWords = (search: VideoSearch, asked = search.words) => {
  const both = all(search.words, search.signs)
  const index = search.few ? asked : all(asked, search.signs)
  const isHere = sql`d.kind = 'video' and d.vector @@ ${index}::tsquery`
  return index === both ? isHere : sql`${isHere} and (d.vector @@ ${both}::tsquery) is true`
}

/**
 * As `hasWords`. An index of words reads all that it has of each word before it knows what has them all: of whole titles among
 * a million that took 3.9 ms, of their two rarest words 1.3.
 */
const hasWordsAmongMany = (search: VideoSearch) => hasWords(search, search.rarest)

/** Has the words in its title, tags and the name of its channel; of `documents_strong_*_idx`. */
const hasWordsStrongly = ({ words, rarest, strong, signs }: VideoSearch, among: 'few' | 'many') => {
  const asked = among === 'many' ? rarest : words
  const isHere = sql`d.kind = 'video' and ts_filter(d.vector, '{a,b,c}') @@ ${asked}::tsquery`
  const whole = all(asked === words ? null : strong, signs)
  return whole === null ? isHere : sql`${isHere} and (d.vector @@ ${whole}::tsquery) is true`
}

export const fitsStrongly = (search: VideoSearch) => sql`${hasWordsStrongly(search, 'few')} and ${isSince(search)}`

export const isWeak = ({ strong }: VideoSearch) => sql`(d.vector @@ ${strong}::tsquery) is not true`

const all = (words: string | null, signs: string | null) =>
  words !== null && signs !== null ? `${words} & ${signs}` : (words ?? signs)

export const isSince = ({ since }: VideoSearch) => (since === null ? sql`true` : sql`d.published_at >= ${since}`)

/** Of a step: what has the words strongly, what has them otherwise, or both. */
type Part = 'strong' | 'weak' | 'any'

/** What few have watched, as far as the index of the lowest step tells it. */
const amongMany = (search: VideoSearch, part: Part) => {
  if (part === 'strong') return hasWordsStrongly(search, 'many')
  return part === 'weak' ? sql`${hasWordsAmongMany(search)} and ${isWeak(search)}` : hasWordsAmongMany(search)
}

/**
 * What few have watched. With a date the young of them are found by the steps of age, so that a day's are not looked for
 * among those of ten years.
 */
export const lowestStep = (search: VideoSearch, part: Part): RawBuilder<unknown> => {
  if (search.since === null)
    return sql`(select d.* from discovery.documents d where d.popular = 2 and ${amongMany(search, part)} limit ${MOST_LOOKED_AT})`
  const isPart =
    part === 'any' ? sql`true` : part === 'weak' ? isWeak(search) : sql`(d.vector @@ ${search.strong}::tsquery) is true`
  return sql`(
    select d.* from discovery.documents d where d.popular = 2 and d.recent = 0 and ${fits(search)} and ${isPart} union all
    select d.* from discovery.documents d where d.popular = 2 and d.recent = 1 and ${fits(search)} and ${isPart} union all
    ${olderOf(2, search, part)})`
}

/** None where everything asked for is younger than the steps of age go back. */
export const olderOf = (popular: 0 | 1 | 2, search: VideoSearch, part: Part): RawBuilder<unknown> => {
  const inRange = sql`(select ${search.since}::timestamptz is null or ${search.since}::timestamptz <= l.recent_1 from discovery.ladder l)`
  return sql`(
    select o.* from (
      select d.* from discovery.documents d
      where d.popular = ${sql.lit(popular)} and d.recent = 2 and ${popular === 2 ? amongMany(search, part) : hasWords(search)}
        and ${inRange} limit ${MOST_LOOKED_AT}) o
    where ${search.since}::timestamptz is null or o.published_at >= ${search.since}::timestamptz)`
}

export type Branch = { step: number; key: RawBuilder<unknown>; where: RawBuilder<unknown>; from?: RawBuilder<unknown> }

/** Null for a step that the page before has passed. */
export function inOrder({ after, limit }: Page, { step, key, where, from }: Branch): RawBuilder<unknown> | null {
  if (after && after.step > step) return null
  const later = after?.step === step ? sql`(${key}, d.id) < (${after.key}::bigint, ${after.id}::uuid)` : sql`true`
  return sql`(
    select ${sql.lit(step)} as step, ${key} as key, d.id, d.kind, d.views
    from ${from ?? sql`discovery.documents`} d where ${where} and ${later}
    order by 2 desc, 3 desc limit ${limit})`
}

/** As the system: `@@` is not leakproof, so the indexes of words could not be used under row security. */
export async function run(
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
