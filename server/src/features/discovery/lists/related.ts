import type { z } from 'zod'
import * as content from '#features/content/service.ts'
import * as playback from '#features/playback/service.ts'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import type { Reason } from '../schema.ts'
import * as queries from './queries.ts'

/** What comes first, before what strangers went on to. */
const OF_CHANNEL = 6
/** More than is shown, so that it is full without what somebody has watched or does not want to see. */
const SPARE = 20

type Candidate = { id: string; kind: z.infer<typeof Reason>['kind'] }
type Kept = { value: Promise<Candidate[]> }

const candidates: SmallCache<Kept> = smallCache({ max: 5000, ttlMs: 10_000 })

/**
 * What to watch next, each with the reason: of the same channel first, then what those who finished it went on to, then
 * what is popular in its category, then what trends. Not what the caller has watched or does not want to see. @throws {VideoNotFound}
 */
export async function related(ctx: Ctx, videoId: string, limit: number) {
  const { channelId } = await content.watchable(ctx, videoId)
  const known = candidates.get(videoId)?.value
  const found = known ?? keep(videoId, candidatesOf(ctx, videoId, channelId))
  const [all, unwanted] = await Promise.all([found, playback.notInterested(ctx)])
  const [cards, watched] = await Promise.all([
    content.videoCards(
      ctx,
      all.map(({ id }) => id),
    ),
    watchedAmong(
      ctx,
      all.map(({ id }) => id),
    ),
  ])
  const items = all.flatMap(({ id, kind }) => {
    const video = cards.get(id)
    if (!video || watched.has(id) || unwanted.videoIds.has(id) || unwanted.channelIds.has(video.channel.id)) return []
    return [{ video, reason: reasonOf(kind, video) }]
  })
  const channelFirst = items.filter(({ reason }) => reason.kind === 'channel').slice(0, OF_CHANNEL)
  return { items: [...channelFirst, ...items.filter(({ reason }) => reason.kind !== 'channel')].slice(0, limit) }
}

function reasonOf(kind: Candidate['kind'], video: content.VideoCard): z.infer<typeof Reason> {
  if (kind === 'channel') return { kind, channel: video.channel }
  if (kind === 'category') return { kind, category: video.category ?? '' }
  return { kind }
}

function keep(videoId: string, value: Promise<Candidate[]>): Promise<Candidate[]> {
  candidates.set(videoId, { value }, candidates.now())
  value.catch(() => candidates.delete(videoId)) // who waits for it hears of it
  return value
}

async function candidatesOf(ctx: Ctx, videoId: string, channelId: string): Promise<Candidate[]> {
  const category = (await content.videoCards(ctx, [videoId])).get(videoId)?.category ?? null
  const [channel, wentOn, popular, trending, newest] = await Promise.all([
    queries.ofChannel(ctx, { channelId, videoId }, OF_CHANNEL + SPARE),
    queries.wentOnFrom(ctx, videoId),
    category ? queries.popularIds(ctx, SPARE * 2, category) : new Map<string, string[]>(),
    queries.trendingIds(ctx, undefined, { after: null, limit: SPARE }),
    content.newestIds(asSystem(ctx), { limit: SPARE }),
  ])
  const all: Candidate[] = [
    ...channel.map((id) => ({ id, kind: 'channel' as const })),
    ...wentOn.map((id) => ({ id, kind: 'went-on' as const })),
    ...(popular.get(category ?? '') ?? []).map((id) => ({ id, kind: 'category' as const })),
    ...trending.map(({ id }) => ({ id, kind: 'popular' as const })),
    ...newest.map((id) => ({ id, kind: 'newest' as const })),
  ]
  const said = new Set([videoId])
  return all.filter(({ id }) => !said.has(id) && said.add(id))
}

async function watchedAmong(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (ctx.actor.kind !== 'user') return new Set()
  const progress = await playback.progressOfMany(ctx, ids)
  return new Set(progress.filter(({ state }) => state === 'watched').map(({ vodId }) => vodId))
}
