import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { said } from '#platform/language.ts'
import { unlessGone } from '../just-gone.ts'
import * as playback from '../queries.ts'
import { reportedBy } from '../reports/reporter.ts'
import { RatingNotPossible } from './errors.ts'
import * as queries from './queries.ts'
import type { MyRating, OwnRating, RatingBody, Ratings } from './schema.ts'

/** Of its length, each part once. */
const SEEN = 0.5
/** metrics.md: below it a rate is noise and is not shown, from the second on it needs no word of caution but the last. */
const NOISE_BELOW = 10
const READABLE_FROM = 30
const PLAIN_FROM = 100

type Mine = z.infer<typeof MyRating>

/** @throws {NotSignedIn | NotAllowed | VideoNotFound} */
export async function myRating(ctx: Ctx, videoId: string): Promise<Mine> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  const video = await content.watchable(ctx, videoId)
  const [rating, { reason, seenPercent }] = await Promise.all([
    queries.ratingOf(ctx, userId, videoId),
    whyNotRate(ctx, videoId, { userId, ...video }),
  ])
  const why = rating ? null : reason // whoever has rated may think again, whatever became of their history
  return {
    rating: rating ? presentOwn(rating) : null,
    seenPercent,
    can: { rate: why === null },
    why: why === null ? {} : { rate: why },
  }
}

/** For the one answer of all that the person did with a video. @throws {NotSignedIn | NotAllowed} */
export async function ownRating(ctx: Ctx, videoId: string): Promise<z.infer<typeof OwnRating> | null> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  const rating = await queries.ratingOf(ctx, userId, videoId)
  return rating ? presentOwn(rating) : null
}

/** The same again changes nothing. @throws {NotSignedIn | NotAllowed | VideoNotFound | RatingNotPossible} */
export async function rate(ctx: Ctx, videoId: string, { stars, sentence }: z.infer<typeof RatingBody>): Promise<Mine> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  const { why } = await myRating(ctx, videoId)
  if (why.rate) throw new RatingNotPossible({ reason: why.rate })
  await unlessGone(queries.putRating(ctx, { id: uuidv7(), userId, videoId, stars, sentence: sentence || null }))
  return myRating(ctx, videoId)
}

/** Also of what cannot be watched any more. @throws {NotSignedIn | NotAllowed} */
export async function unrate(ctx: Ctx, videoId: string): Promise<void> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  await queries.removeRating(ctx, userId, videoId)
}

type Asked = { userId: string; channelId: string; durationMs: number | null }

async function whyNotRate(
  ctx: Ctx,
  videoId: string,
  { userId, channelId, durationMs }: Asked,
): Promise<{ reason: string | null; seenPercent: number | null }> {
  const [facts, [progress], settings] = await Promise.all([
    content.videoFacts(ctx, [videoId]),
    playback.progressOf(ctx, userId, [videoId]),
    playback.settingsOf(ctx, userId),
  ])
  const not = (reason: string, seenPercent: number | null = null) => ({ reason, seenPercent })
  if (facts.get(videoId)?.article) return not(said('Articles are not rated.'))
  if (accounts.isTeam(ctx.actor, channelId)) return not(said('You are in the team of its channel.'))
  if (!durationMs) return not(said('Its length is not known yet.'))
  const share = Math.min(1, (progress?.seen_ms ?? 0) / durationMs)
  const seenPercent = Math.floor(share * 100)
  if (share >= SEEN) return { reason: null, seenPercent }
  if (settings?.paused && !progress)
    return not(said('Your history is paused: how much of it you have seen is not known.'))
  return not(said('Watch at least half of it first: {seenPercent} % so far.', { seenPercent }), seenPercent)
}

/** Totals, and sentences with the names of who wrote them. @throws {VideoNotFound | InvalidCursor} */
export async function ratingsOf(
  ctx: Ctx,
  videoId: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<z.infer<typeof Ratings>> {
  const { channelId } = await content.watchable(ctx, videoId)
  const system = asSystem(ctx)
  const [stars, rows] = await Promise.all([
    queries.distributionOf(ctx, videoId),
    queries.sentencesOf(system, videoId, { after: readCursor(page.cursor), limit: page.limit + 1 }),
  ])
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  const isTeam = ctx.actor.kind === 'user' && accounts.may(ctx.actor, channelId, 'videos.edit')
  const ids = shown.map((row) => row.id)
  const [names, reported] = await Promise.all([
    accounts.peopleNames(
      ctx,
      shown.map((row) => row.user_id),
    ),
    isTeam ? reportedBy(ctx, ids) : new Set<string>(),
  ])
  return {
    ...summary(stars),
    items: shown.map((row) => ({
      id: row.id,
      stars: row.stars,
      sentence: row.sentence,
      by: names.get(row.user_id) ?? '',
      ratedAt: row.rated_at.toISOString(),
      reported: reported.has(row.id),
    })),
    nextCursor: last ? cursorOf({ at: last.rated_at, id: last.id }) : null,
    can: { report: isTeam },
  }
}

/** @param stars how many gave one star, two, to five */
export function summary(
  stars: readonly number[],
): Pick<z.infer<typeof Ratings>, 'count' | 'average' | 'distribution' | 'badge'> {
  const count = stars.reduce((sum, n) => sum + n, 0)
  const total = stars.reduce((sum, n, at) => sum + n * (at + 1), 0)
  if (count < NOISE_BELOW) return { count, average: null, distribution: null, badge: null }
  const badge = count < READABLE_FROM ? 'directional' : count < PLAIN_FROM ? 'readable' : null
  return { count, average: Math.round((total / count) * 100) / 100, distribution: [...stars], badge }
}

const presentOwn = (row: queries.RatingRow): z.infer<typeof OwnRating> => ({
  stars: row.stars,
  sentence: row.sentence,
  sentenceRemoved: row.sentence !== null && row.sentence_removed_at !== null,
  ratedAt: row.rated_at.toISOString(),
})
