import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import type { FoundItem, SearchQuery } from '../schema.ts'
import { cursorOf, placeOf } from './cursor.ts'
import * as queries from './queries.ts'
import { durationSign, sign } from './signs.ts'
import { type Alternatives, asAsked, type KnownWord, mended, tsquery } from './words-asked.ts'

/** On the first page, before the videos. */
const NAMES_FIRST: Names = [
  { of: 'channel', limit: 3 },
  { of: 'playlist', limit: 2 },
]

const DAYS = { day: 1, week: 7, month: 30, year: 365 }
/** More of a question are not read: nobody asks for so much. */
const MOST_LETTERS = 500

type Names = NonNullable<queries.VideoSearch['names']>
type Asked = { groups: Alternatives; phrase: string; mended: string | null }

/** Whatever everybody may find. @throws {InvalidCursor} */
export async function search(ctx: Ctx, asked: SearchQuery) {
  const words = await wordsOf(ctx, asked.q)
  if (words.length === 0 && !browses(asked)) return { items: [], nextCursor: null, mended: null }
  const list = JSON.stringify([words.map(({ word }) => word), { ...asked, q: '', cursor: '', limit: 0 }])
  const place = placeOf(ctx, list, asked.cursor)
  const literal: Asked = { groups: asAsked(words), phrase: words.map(({ word }) => word).join(' '), mended: null }
  const right = mended(words)
  const other: Asked | null = right && {
    groups: right.map((word) => [word]),
    phrase: right.join(' '),
    mended: right.join(' '),
  }
  if (place) return page(ctx, asked, { list, which: (place.mended && other) || literal, after: place })
  const found = await page(ctx, asked, { list, which: literal, after: null })
  return found.items.length === 0 && other ? page(ctx, asked, { list, which: other, after: null }) : found
}

/** Without words a filter that stands among them says what is meant: all of a category, most watched first. */
const browses = ({ kind, category, language, duration }: SearchQuery) =>
  kind !== 'channel' && kind !== 'playlist' && Boolean(kind || category || language || duration)

const known: SmallCache<KnownWord[]> = smallCache({ max: 5000, ttlMs: 20_000 })

async function wordsOf(ctx: Ctx, q: string): Promise<KnownWord[]> {
  const text = q.slice(0, MOST_LETTERS)
  return known.get(text) ?? known.set(text, await queries.wordsOf(ctx, text), known.now())
}

type Which = { list: string; which: Asked; after: queries.Place | null }

async function page(ctx: Ctx, asked: SearchQuery, { list, which, after }: Which) {
  const { limit } = asked
  const names = after === null && asked.kind === undefined && !isFiltered(asked) ? NAMES_FIRST : []
  const found = await rowsOf(ctx, asked, which, { after, limit: limit + 1, names })
  const first = found.filter(({ kind }) => names.length > 0 && kind !== 'video')
  const rows = found.slice(first.length)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: await presented(ctx, [...first, ...shown]),
    nextCursor: last ? cursorOf(ctx, list, { ...last, mended: which.mended !== null }) : null,
    mended: which.mended,
  }
}

const isFiltered = ({ duration, date, category, language, sort }: SearchQuery) =>
  Boolean(duration || date || category || language || sort !== 'relevance')

function rowsOf(
  ctx: Ctx,
  asked: SearchQuery,
  { groups, phrase }: Asked,
  { names, ...range }: { after: queries.Place | null; limit: number; names: Names },
): Promise<queries.FoundRow[]> {
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
    query: tsquery(groups, '', signs),
    titled,
    strong: tsquery(groups, ':ABC'),
    phrase,
    since: date ? new Date(ctx.clock().getTime() - DAYS[date] * 86_400_000) : null,
    names,
  }
  if (sort === 'views' || (sort === 'relevance' && groups.length === 0))
    return queries.mostWatched(ctx, question, range)
  return sort === 'newest' ? queries.newest(ctx, question, range) : queries.mostRelevant(ctx, question, range)
}

/** What is not public any more, or gone, is left out whatever was found. */
async function presented(ctx: Ctx, rows: readonly queries.FoundRow[]) {
  const idsOf = (kind: queries.FoundRow['kind']) => rows.filter((row) => row.kind === kind).map(({ id }) => id)
  const [videos, channels, playlists] = await Promise.all([
    content.videoCards(ctx, idsOf('video')),
    accounts.channelsByIds(forActor(ctx, { kind: 'anonymous' }), idsOf('channel')),
    content.playlistCards(ctx, idsOf('playlist')),
  ])
  return rows.flatMap(({ id, kind, views }): z.infer<typeof FoundItem>[] => {
    const [video, channel, playlist] = [videos.get(id), channels.get(id), playlists.get(id)]
    if (video) return [{ kind: 'video', video }]
    if (playlist) return [{ kind: 'playlist', playlist }]
    if (!channel || kind !== 'channel') return []
    const { handle, name, description } = channel
    const verified = channel.verified_at !== null
    return [{ kind: 'channel', channel: { id, handle, name, description, verified, videoCount: views } }]
  })
}
