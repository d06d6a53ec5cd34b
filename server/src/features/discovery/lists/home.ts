import * as content from '#features/content/service.ts'
import * as playback from '#features/playback/service.ts'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import * as queries from './queries.ts'
import { CATEGORIES_SHOWN, ROW } from './rows.ts'

/** More than a row shows, so that it is full without what somebody does not want to see. */
const SPARE = 12

type Shared = { trending: string[]; newest: string[]; categories: { category: string; ids: string[] }[] }
type Kept = { value: Promise<Shared> }

/** The same for everybody, for five seconds; what is shown of it is looked at anew each time. */
const shared: SmallCache<Kept> = smallCache({ max: 1, ttlMs: 5000 })

function sharedIds(ctx: Ctx): Promise<Shared> {
  const known = shared.get('home')
  if (known) return known.value
  const value = readShared(ctx)
  shared.set('home', { value }, shared.now())
  value.catch(() => shared.clear()) // who waits for it hears of it
  return value
}

async function readShared(ctx: Ctx): Promise<Shared> {
  const [trending, newest, popular] = await Promise.all([
    queries.trendingIds(ctx, undefined, { after: null, limit: ROW + SPARE }),
    content.newestIds(asSystem(ctx), { limit: ROW + SPARE }),
    queries.popularIds(ctx, CATEGORIES_SHOWN.each + SPARE),
  ])
  const full = [...popular].filter(([, ids]) => ids.length >= CATEGORIES_SHOWN.least)
  // The fullest first, in an order that stays.
  full.sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  return {
    trending: trending.map(({ id }) => id),
    newest,
    categories: full.slice(0, CATEGORIES_SHOWN.most).map(([category, ids]) => ({ category, ids })),
  }
}

/** Everything that the home page shows, in one answer; signed out without what one has watched and follows. */
export async function home(ctx: Ctx) {
  const isPerson = ctx.actor.kind === 'user'
  const [ids, unwanted, toContinue, following] = await Promise.all([
    sharedIds(ctx),
    playback.notInterested(ctx),
    isPerson ? playback.toContinue(ctx, ROW) : [],
    isPerson ? content.followingVideos(ctx, { limit: ROW }) : { items: [] },
  ])
  const cards = await content.videoCards(ctx, [
    ...ids.trending,
    ...ids.newest,
    ...ids.categories.flatMap((each) => each.ids),
  ])
  const row = (from: readonly string[], most: number) =>
    from
      .flatMap((id) => cards.get(id) ?? [])
      .filter((card) => !unwanted.videoIds.has(card.id) && !unwanted.channelIds.has(card.channel.id))
      .slice(0, most)
  return {
    continue: toContinue.flatMap(({ video, progress }) => (video ? [{ video, progress }] : [])),
    following: following.items,
    trending: row(ids.trending, ROW),
    newest: row(ids.newest, ROW),
    categories: ids.categories
      .map(({ category, ids: of }) => ({ category, items: row(of, CATEGORIES_SHOWN.each) }))
      .filter(({ items }) => items.length >= CATEGORIES_SHOWN.least),
  }
}
