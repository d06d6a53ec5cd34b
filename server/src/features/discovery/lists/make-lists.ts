import * as analytics from '#features/analytics/service.ts'
import * as content from '#features/content/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import * as queries from './queries.ts'
import { trendingScore } from './trending-score.ts'

/** Fewer is noise. */
const LEAST_TRENDING = 3
/** After a fortnight nothing is left of a score. */
const OLDEST_MS = 14 * 86_400_000
const MOST_TRENDING = 1000
const MOST_OF_CATEGORY = 48
/** So many have to have done the same: nobody can be recognised among them. */
export const LEAST_WENT_ON = 10

export async function makeTrending(ctx: Ctx): Promise<void> {
  const now = ctx.clock()
  const watched = await analytics.viewersOfDay(ctx, now, LEAST_TRENDING)
  const videos = await factsOf(
    ctx,
    watched.map(({ videoId }) => videoId),
  )
  const rows = watched.flatMap((each) => {
    const video = videos.get(each.videoId)
    const ageMs = video ? now.getTime() - video.publishedAt.getTime() : 0
    if (!video || ageMs > OLDEST_MS) return []
    return [{ videoId: video.id, category: video.category ?? '', score: trendingScore(each, ageMs) }]
  })
  rows.sort((a, b) => b.score - a.score)
  const ofCategory = new Map<string, number>()
  const kept = rows.filter(({ category }, place) => {
    const n = (ofCategory.get(category) ?? 0) + 1
    ofCategory.set(category, n)
    return place < MOST_TRENDING || n <= MOST_OF_CATEGORY
  })
  await inTransaction(ctx, async (tx) => {
    await queries.replaceTrending(tx, kept)
    await content.replaceTrending(tx, kept)
    await queries.setMade(tx, 'trending')
  })
}

/** What most people watched in the last seven days, and where that is too little, at any time. */
export async function makePopular(ctx: Ctx): Promise<void> {
  const week = await analytics.viewersOfWeek(ctx, ctx.clock())
  const videos = await factsOf(
    ctx,
    week.map(({ videoId }) => videoId),
  )
  const lists = new Map<string, Set<string>>()
  const add = (category: string, id: string) => {
    const list = lists.get(category) ?? new Set()
    if (list.size < MOST_OF_CATEGORY) lists.set(category, list.add(id))
  }
  for (const { videoId } of week) {
    const category = videos.get(videoId)?.category
    if (category) add(category, videoId)
  }
  for (const { category, ids } of await queries.mostWatchedByCategory(ctx, MOST_OF_CATEGORY))
    for (const id of ids) add(category, id)
  const rows = [...lists].flatMap(([category, ids]) => [...ids].map((videoId, place) => ({ category, place, videoId })))
  await inTransaction(ctx, async (tx) => {
    await queries.replacePopular(tx, rows)
    await queries.setMade(tx, 'popular')
  })
}

export async function makeWentOn(ctx: Ctx): Promise<void> {
  const pairs = await analytics.wentOnTo(ctx, ctx.clock(), LEAST_WENT_ON)
  const places = new Map<string, number>()
  const rows = pairs.map(({ videoId, nextId }) => {
    const place = places.get(videoId) ?? 0
    places.set(videoId, place + 1)
    return { videoId, place, nextId }
  })
  await inTransaction(ctx, async (tx) => {
    await queries.replaceWentOn(tx, rows)
    await queries.setMade(tx, 'went_on')
  })
}

const AT_ONCE = 5000

async function factsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, content.SearchableVideo>> {
  const found = new Map<string, content.SearchableVideo>()
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const video of await content.searchableVideos(ctx, ids.slice(from, from + AT_ONCE))) found.set(video.id, video)
  return found
}
