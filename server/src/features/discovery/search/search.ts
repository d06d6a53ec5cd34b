import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import { readTogether } from '#platform/read-together.ts'
import type { FoundItem, SearchQuery } from '../schema.ts'
import { cursorOf, placeOf } from './cursor.ts'
import { wordsOf } from './dictionary.ts'
import * as queries from './queries.ts'
import { durationSign, sign } from './signs.ts'
import type { FoundRow, Place, VideoSearch } from './step-queries.ts'
import { type Alternatives, areFew, asAsked, isHopeless, mended, rarest, tsquery } from './words-asked.ts'

/** On the first page, before the videos. */
const NAMES_FIRST: Names = [
  { of: 'channel', limit: 3 },
  { of: 'playlist', limit: 2 },
]

const DAYS = { day: 1, week: 7, month: 30, year: 365 }
/** More of a question are not read: nobody asks for so much. */
const MOST_LETTERS = 500

const NOTHING = { items: [], nextCursor: null, mended: null }

type Names = NonNullable<VideoSearch['names']>
type Asked = { groups: Alternatives; rarest: Alternatives; few: boolean; phrase: string; mended: string | null }

/** Whatever everybody may find. @throws {InvalidCursor} */
export async function search(ctx: Ctx, asked: SearchQuery) {
  const words = await wordsOf(ctx, asked.q.slice(0, MOST_LETTERS))
  if (words.length === 0 && !browses(asked)) return NOTHING
  const list = JSON.stringify([words.map(({ word }) => word), { ...asked, q: '', cursor: '', limit: 0 }])
  const place = placeOf(ctx, list, asked.cursor)
  const asking = (groups: Alternatives, phrase: string) => ({
    groups,
    rarest: rarest(groups, words),
    few: areFew(groups, words),
    phrase,
  })
  const literal: Asked = { ...asking(asAsked(words), words.map(({ word }) => word).join(' ')), mended: null }
  const right = mended(words)
  const [rightWords, inOne] = [right?.map((word) => [word]), right?.join(' ')]
  const other: Asked | null = rightWords && inOne ? { ...asking(rightWords, inOne), mended: inOne } : null
  if (place) return page(ctx, asked, { list, which: (place.mended && other) || literal, after: place })
  // What has no chance is not looked for: for slips it was one of two searches.
  const found = isHopeless(words) ? NOTHING : await page(ctx, asked, { list, which: literal, after: null })
  return found.items.length === 0 && other ? page(ctx, asked, { list, which: other, after: null }) : found
}

/** Without words a filter that stands among them says what is meant: all of a category, most watched first. */
const browses = ({ kind, category, language, duration }: SearchQuery) =>
  kind !== 'channel' && kind !== 'playlist' && Boolean(kind || category || language || duration)

type Which = { list: string; which: Asked; after: Place | null }

async function page(ctx: Ctx, asked: SearchQuery, { list, which, after }: Which) {
  const { limit } = asked
  const names = after === null && asked.kind === undefined && !isFiltered(asked) ? NAMES_FIRST : []
  const found = await rowsOf(ctx, asked, which, { after, limit: limit + 1, names })
  const first = found.filter(({ kind }) => names.length > 0 && kind !== 'video')
  const rows = found.slice(first.length)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? endOf(rows, limit) : undefined
  return {
    items: await presented(ctx, [...first, ...shown], which.groups),
    nextCursor: last ? cursorOf(ctx, list, { ...last, mended: which.mended !== null }) : null,
    mended: which.mended,
  }
}

/** Where the next page goes on; what is only said has a list of its own, which nothing of the others leads into. */
const endOf = (rows: readonly FoundRow[], limit: number): Place | undefined =>
  rows[limit]?.step === queries.SPOKEN && rows[limit - 1]?.step !== queries.SPOKEN
    ? queries.BEFORE_SPOKEN
    : rows[limit - 1]

const isFiltered = ({ duration, date, category, language, sort }: SearchQuery) =>
  Boolean(duration || date || category || language || sort !== 'relevance')

/** Where fewer videos have the words, those are looked for in which they are only said: it takes as long as all the rest. */
const FEW = 5
const WORDS_OF_TITLE = 3

async function rowsOf(
  ctx: Ctx,
  asked: SearchQuery,
  { groups, rarest, few, phrase }: Asked,
  { names, ...range }: { after: Place | null; limit: number; names: Names },
): Promise<FoundRow[]> {
  const { kind, sort, category, language, duration, date } = asked
  const titled = tsquery(groups, ':A')
  if (kind === 'channel' || kind === 'playlist')
    return queries.named(ctx, kind, { query: tsquery(groups, ''), titled, phrase }, range)
  const signs = [
    ...(category ? [sign('category', category)] : []),
    ...(language ? [sign('language', language)] : []),
    ...(duration ? [durationSign(duration)] : []),
    ...(kind ? [sign('kind', kind)] : []),
  ]
  const question = {
    words: tsquery(groups, '') || null,
    rarest: tsquery(rarest, '') || null,
    signs: tsquery([], '', signs) || null,
    few,
    titled,
    strong: tsquery(groups, ':ABC'),
    phrase,
    since: date ? new Date(ctx.clock().getTime() - DAYS[date] * 86_400_000) : null,
    names,
  }
  if (sort === 'views' || (sort === 'relevance' && groups.length === 0))
    return queries.mostWatched(ctx, question, range)
  if (sort === 'newest') return queries.newest(ctx, question, range)
  if (range.after?.step === queries.SPOKEN) return queries.saidIn(ctx, question, range)
  const written = await queries.mostRelevant(ctx, question, range)
  const videos = written.filter((row) => row.kind === 'video').length
  // Who wrote the whole of a title has found it.
  const isTitle = groups.length >= WORDS_OF_TITLE && written.some(({ step }) => step === queries.TITLED)
  if (range.after !== null || isTitle || videos >= Math.min(FEW, range.limit)) return written
  return [...written, ...(await queries.saidIn(ctx, question, { after: null, limit: range.limit - videos }))]
}

const channelsTogether = readTogether(accounts.channelsByIds, { atOnce: 2 })

/** What is not public any more, or gone, is left out whatever was found. */
async function presented(ctx: Ctx, rows: readonly FoundRow[], groups: Alternatives) {
  const idsOf = (kind: FoundRow['kind']) => rows.filter((row) => row.kind === kind).map(({ id }) => id)
  const spoken = rows.filter(({ step }) => step === queries.SPOKEN).map(({ id }) => id)
  const [videos, channels, playlists, said] = await Promise.all([
    content.videoCards(ctx, idsOf('video')),
    channelsTogether(forActor(ctx, { kind: 'anonymous' }), idsOf('channel')),
    content.playlistCards(ctx, idsOf('playlist')),
    spoken.length > 0 ? whatIsSaid(ctx, spoken, groups) : new Map<string, content.Said>(),
  ])
  return rows.flatMap(({ id, kind, views, step }): z.infer<typeof FoundItem>[] => {
    const [video, channel, playlist] = [videos.get(id), channels.get(id), playlists.get(id)]
    const words = said.get(id)
    if (step === queries.SPOKEN) return video && words ? [{ kind: 'video', video, said: words }] : []
    if (video) return [{ kind: 'video', video }]
    if (playlist) return [{ kind: 'playlist', playlist }]
    if (!channel || kind !== 'channel') return []
    const { handle, name, picture, description } = channel
    const verified = channel.verified_at !== null
    return [{ kind: 'channel', channel: { id, handle, name, picture, description, verified, videoCount: views } }]
  })
}

async function whatIsSaid(ctx: Ctx, videoIds: readonly string[], groups: Alternatives) {
  const words = { words: tsquery(groups, ''), any: groups.flat() }
  return content.cuesAt(ctx, await queries.momentsOf(ctx, videoIds, words))
}
