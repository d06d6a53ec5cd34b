import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { cursorOf, type Place, placeOf } from '../list/list-cursor.ts'
import { findWords } from '../list/queries.ts'
import { cardsInOrder } from '../video-cards.ts'
import { momentsOf } from '../video-filter.ts'
import * as queries from './queries.ts'
import type { ChannelVideosQuery } from './schema.ts'

const hasWords = (q: string | undefined): q is string => /[\p{L}\p{N}]/u.test(q ?? '')

/** What everybody may find of a channel. @throws {ChannelNotFound | InvalidCursor} */
export async function channelVideos(ctx: Ctx, idOrHandle: string, page: ChannelVideosQuery) {
  const { id: channelId } = await accounts.channel(ctx, idOrHandle)
  const { sort, q, limit } = page
  const list = JSON.stringify(['channel', channelId, sort, q, page.from, page.to])
  const after = placeOf(ctx, list, page.cursor)
  const found = hasWords(q) ? await findWords(ctx, channelId, { q }) : null
  const rows = await rowsOf(ctx, sort, { channelId, found, ...momentsOf(page) }, { after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: await cardsInOrder(
      ctx,
      shown.map(({ id }) => id),
    ),
    nextCursor: last ? cursorOf(ctx, list, last) : null,
  }
}

type Page = { after: Place | null; limit: number }

function rowsOf(
  ctx: Ctx,
  sort: ChannelVideosQuery['sort'],
  asked: queries.Asked,
  { after, limit }: Page,
): Promise<Place[]> {
  if (sort === 'trending') return trendingFirst(ctx, asked, { after, limit })
  const page = { after: after && { id: after.id, key: Number(after.key) }, limit }
  return sort === 'newest' ? queries.newest(ctx, asked, page) : queries.mostWatched(ctx, asked, page)
}

/** What is trending, a place of which is written as text, then the most watched of the others. */
async function trendingFirst(ctx: Ctx, asked: queries.Asked, { after, limit }: Page): Promise<Place[]> {
  const place = after && { id: after.id, key: Number(after.key) }
  if (after && typeof after.key === 'number')
    return queries.mostWatched(ctx, asked, { after: place, limit }, 'trending')
  const rows = await queries.trending(ctx, asked, { after: place, limit })
  const first = rows.map(({ id, key }) => ({ id, key: String(key) }))
  if (first.length === limit) return first
  const others = await queries.mostWatched(ctx, asked, { after: null, limit: limit - first.length }, 'trending')
  return [...first, ...others]
}

/** What is watched more than usual, best first; told every hour by who works it out. */
export const replaceTrending = queries.replaceTrending
