import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { limiter } from '#platform/limiter.ts'
import { Reported as ReportedEvent } from '../events.ts'
import { unlessGone } from '../just-gone.ts'
import { RatingNotFound } from '../ratings/errors.ts'
import { ratingsByIds } from '../ratings/queries.ts'
import * as queries from './queries.ts'
import { reporterKey } from './reporter.ts'
import type { ReportBody } from './schema.ts'

/** By person, or by address where nobody is signed in. */
const reporting = limiter(5, 10)

type Body = z.infer<typeof ReportBody>

/**
 * The same person says the same of a video once: again changes nothing, also when it was decided.
 * @param from the address, as limits know it
 * @throws {VideoNotFound | NotAllowed | TooManyRequests}
 */
export async function reportVideo(ctx: Ctx, videoId: string, body: Body, from: string) {
  const person = ctx.actor.kind === 'user' ? accounts.signedInByHand(ctx.actor) : null
  reporting.check(person?.userId ?? from)
  const { durationMs } = await content.watchable(ctx, videoId)
  const atMs = body.atMs === undefined ? null : Math.min(body.atMs, durationMs ?? body.atMs)
  return put(ctx, { videoId, ratingId: null }, { ...body, atMs, from })
}

/** What somebody wrote beside their stars, by the channel’s team. @throws {NotSignedIn | NotAllowed | VideoNotFound | RatingNotFound | TooManyRequests} */
export async function reportSentence(
  ctx: Ctx,
  { videoId, ratingId }: { videoId: string; ratingId: string },
  body: Omit<Body, 'atMs'>,
) {
  const { userId } = accounts.signedIn(ctx.actor)
  const { channelId } = await content.watchable(ctx, videoId)
  if (!accounts.isTeam(ctx.actor, channelId)) throw new RatingNotFound()
  accounts.requireMay(ctx.actor, channelId, 'videos.edit')
  const [rating] = await ratingsByIds(asSystem(ctx), [ratingId])
  if (rating?.video_id !== videoId || rating.sentence === null) throw new RatingNotFound()
  reporting.check(userId)
  return put(ctx, { videoId, ratingId }, { ...body, atMs: null, from: '' })
}

type Said = { reason: string; text: string; atMs: number | null; from: string }

async function put(ctx: Ctx, subject: queries.Subject, { reason, text, atMs, from }: Said) {
  const subjectId = subject.ratingId ?? subject.videoId
  const key = reporterKey(ctx, from)
  await unlessGone(
    inTransaction(asSystem(ctx), async (tx) => {
      await queries.lockSubject(tx, subject)
      if (await queries.knownReport(tx, subjectId, reason, key)) return
      const { id: caseId, reports } = await queries.openCase(tx, uuidv7(), subject)
      const reporterId = ctx.actor.kind === 'user' ? ctx.actor.userId : null
      await queries.addReport(tx, {
        id: uuidv7(),
        caseId,
        reporterId,
        key,
        subjectId,
        reason,
        text: text || null,
        atMs,
      })
      if (reports === 0) await tx.jobs.emit(tx, ReportedEvent, { caseId })
    }),
  )
  return { reported: true as const }
}
