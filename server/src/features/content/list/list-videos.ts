import * as accounts from '#features/accounts/service.ts'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import type { Ctx } from '#platform/context.ts'
import { presentAll } from '../read-videos.ts'
import { VideoFilter, type VideoListQuery } from '../video-filter.ts'
import { countFacets, type VideoFacets } from './facets.ts'
import { cursorOf, placeOf } from './list-cursor.ts'
import * as queries from './queries.ts'

type Order = Pick<VideoListQuery, 'sort' | 'order'>
export type ListPage = VideoFilter & Partial<Order> & { limit: number; cursor?: string | undefined }

/** Videos of a channel for its team, the trash left out. @throws {InvalidCursor} */
export async function listVideos(ctx: Ctx, page: ListPage & { channelId: string }) {
  const { items, nextCursor } = await readPage(ctx, page)
  return { items, nextCursor }
}

/**
 * Videos of the channel named, or of the person's first. The first page tells how many there are, unless words are searched
 * that many of them have: counting those takes longer than finding a page. @throws {ChannelNotFound | InvalidCursor}
 */
export async function listOwn(ctx: Ctx, page: ListPage & { channelId?: string | undefined }) {
  const working = await accounts.workingChannel(ctx, page.channelId)
  const own = { ...page, channelId: working.channelId }
  if (page.cursor) return listVideos(working.ctx, own)
  const counting = isSearch(page) ? null : countVideos(working.ctx, own)
  const [{ items, nextCursor, many, among }, counted] = await Promise.all([readPage(working.ctx, own), counting])
  if (!nextCursor) return { items, nextCursor, total: items.length }
  if (many) return { items, nextCursor }
  return { items, nextCursor, total: counted ?? among ?? (await countVideos(working.ctx, own)) }
}

async function readPage(ctx: Ctx, { channelId, ...page }: ListPage & { channelId: string }) {
  const { sort = 'created', order = 'desc', limit } = page
  const list = JSON.stringify([channelId, sort, order, spellingOf(page)])
  const after = placeOf(ctx, list, page.cursor)
  const { rows, many, among } = await rowsOf(ctx, channelId, page, { sort, order, after, limit: limit + 1 })
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: await presentAll(ctx, rows.slice(0, limit)),
    nextCursor: last ? cursorOf(ctx, list, { key: last.key, id: last.id }) : null,
    many,
    among,
  }
}

async function rowsOf(ctx: Ctx, channelId: string, filter: VideoFilter, page: queries.SortedPage) {
  const listed = await inPlaylists(ctx, filter)
  if (!isSearch(filter)) {
    const rows = await queries.sortedVideos(ctx, queries.fits(channelId, filter, null, listed), page)
    return { rows, many: false, among: null }
  }
  const rows = await queries.searchedVideos(ctx, { channelId, filter, listed }, page)
  const among = rows[0]?.among ?? null
  return { rows, many: rows.length > 0 && among === null, among }
}

/** How many videos a list would have. @throws {ChannelNotFound} */
export async function countOwn(
  ctx: Ctx,
  { channelId: wanted, ...filter }: VideoFilter & { channelId?: string | undefined },
) {
  const { ctx: own, channelId } = await accounts.workingChannel(ctx, wanted)
  return { total: await countVideos(own, { ...filter, channelId }) }
}

type OfChannel<T> = { channelId: string; value: Promise<T> }
const totals: SmallCache<OfChannel<number>> = smallCache({ max: 10_000, ttlMs: 5000 })
/** Up to 600 ids each, so few of them: whoever scrolls asks the same again. */
const finds: SmallCache<OfChannel<queries.Found>> = smallCache({ max: 500, ttlMs: 5000 })
const facets: SmallCache<OfChannel<VideoFacets>> = smallCache({ max: 500, ttlMs: 5000 })

/** Five seconds old at most, read again when a video of the channel changes; who asks meanwhile waits for the same answer. */
function shortly<T>(
  cache: SmallCache<OfChannel<T>>,
  key: unknown[],
  channelId: string,
  read: () => Promise<T>,
): Promise<T> {
  const name = JSON.stringify([channelId, ...key])
  const known = cache.get(name)
  if (known) return known.value
  const value = read()
  cache.set(name, { channelId, value }, cache.now())
  value.catch(() => cache.delete(name)) // who waits for it hears of it
  return value
}

const countVideos = (ctx: Ctx, page: VideoFilter & { channelId: string }): Promise<number> =>
  shortly(totals, spellingOf(page), page.channelId, async () => {
    const [words, listed] = await Promise.all([found(ctx, page.channelId, page), inPlaylists(ctx, page)])
    return words && 'query' in words
      ? queries.countWithWords(ctx, page.channelId, { filter: page, question: words, listed })
      : queries.countFitting(ctx, queries.fits(page.channelId, page, words, listed))
  })

const isSearch = ({ q, tag }: VideoFilter) => /[\p{L}\p{N}]/u.test(q ?? '') || Boolean(tag?.length)

/** What words and tags find; null where none are asked for. */
const found = async (ctx: Ctx, channelId: string, { q, tag }: VideoFilter): Promise<queries.Found | null> =>
  isSearch({ q, tag }) ? shortly(finds, [q, tag], channelId, () => queries.findWords(ctx, channelId, { q, tag })) : null

const inPlaylists = async (ctx: Ctx, { playlist }: VideoFilter): Promise<queries.Listed | null> =>
  playlist?.length ? queries.findListed(ctx, playlist) : null

/** For the chips of the filter. @throws {ChannelNotFound} */
export async function listFacets(ctx: Ctx, wanted: string | undefined): Promise<VideoFacets> {
  const { ctx: own, channelId } = await accounts.workingChannel(ctx, wanted)
  return shortly(facets, [], channelId, () => countFacets(own, channelId))
}

/** Conditions on `o` of content.video_sort, for whoever means the same videos as the list: a change of many, a CSV. */
export async function whichFit(ctx: Ctx, channelId: string, filter: VideoFilter) {
  const [words, listed] = await Promise.all([found(ctx, channelId, filter), inPlaylists(ctx, filter)])
  return queries.fits(channelId, filter, words, listed)
}

/** The same for two filters that mean the same. */
const spellingOf = (filter: VideoFilter) =>
  Object.keys(VideoFilter.shape).map((name) => {
    const value = filter[name as keyof VideoFilter]
    return Array.isArray(value) ? [...value].sort() : (value ?? [])
  })

export function listenForLists(ctx: Ctx) {
  const forget = (channelId: unknown) => {
    totals.deleteWhere((each) => each.channelId === channelId)
    finds.deleteWhere((each) => each.channelId === channelId)
    facets.deleteWhere((each) => each.channelId === channelId)
  }
  ctx.broadcast.on('content.video', ({ channelId }) => forget(channelId))
  ctx.broadcast.on('content.videos', ({ channelId }) => forget(channelId))
  ctx.broadcast.on('reset', () => {
    totals.clear()
    finds.clear()
    facets.clear()
  })
}

/** Of one commit, about 0.2 s: counting the same videos waits for it. */
const FIGURES_AT_ONCE = 1000

/** Lists are sorted by the figures of a few seconds ago. Any number of workers may do it. */
export async function refreshFigures(ctx: Ctx): Promise<void> {
  while ((await queries.sortByNewFigures(ctx, FIGURES_AT_ONCE)) === FIGURES_AT_ONCE);
}
