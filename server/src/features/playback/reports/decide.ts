import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { ReportDecided, ReportUndone } from '../events.ts'
import { setSentenceRemoved } from '../ratings/queries.ts'
import { DecisionNotPossible, ReportNotFound, ReportOver } from './errors.ts'
import * as queries from './queries.ts'
import type { Decide } from './schema.ts'

/**
 * What follows from it happens in the same commit; channel and reporters are told.
 * @throws {NotSignedIn | NotAllowed | ReportNotFound | ReportOver | DecisionNotPossible | VideoNotFound}
 */
export async function decideReport(ctx: Ctx, id: string, wish: z.infer<typeof Decide>): Promise<void> {
  const { userId } = accounts.operator(ctx.actor)
  const videoId = await inTransaction(asSystem(ctx), async (tx) => {
    const found = await queries.lockCase(tx, id)
    if (!found) throw new ReportNotFound()
    if (found.decided_at) throw new ReportOver()
    const about = found.rating_id ? ['nothing', 'sentence-removed'] : ['nothing', 'age-restricted', 'taken-down']
    if (!about.includes(wish.decision))
      throw new DecisionNotPossible({ reason: said('Of this it can be: {about}.', { about: about.join(', ') }) })
    const video = await carryOut(ctx, tx, found, wish)
    const category = wish.decision === 'taken-down' ? wish.category : null
    const message = 'message' in wish ? wish.message : ''
    await queries.setDecided(tx, id, { decision: wish.decision, category, message: message || null, by: userId })
    const { id: videoId, channelId, title } = video
    const told = { caseId: id, videoId, channelId, title, decision: wish.decision, category, message }
    await tx.jobs.emit(tx, ReportDecided, told)
    return videoId
  })
  content.forgetModerated(videoId)
}

async function carryOut(ctx: Ctx, tx: Ctx, found: queries.CaseRow, wish: z.infer<typeof Decide>) {
  if (wish.decision === 'taken-down') return content.takeDown(ctx, tx, found.video_id, wish)
  if (wish.decision === 'age-restricted') return content.forceAge(ctx, tx, found.video_id, { forced: true })
  const video = await videoOf(tx, found)
  if (wish.decision === 'sentence-removed' && found.rating_id) {
    await setSentenceRemoved(tx, found.rating_id, tx.clock())
    await record(ctx, tx, video, 'rating.sentence-removed')
  }
  // No channel's log: whom nothing is done to need not hear that they were reported.
  if (wish.decision === 'nothing') await record(ctx, tx, { ...video, channelId: null }, 'report.dismissed')
  return video
}

/** As it was before the decision. @throws {NotSignedIn | NotAllowed | ReportNotFound | DecisionNotPossible | VideoNotFound} */
export async function undoDecision(ctx: Ctx, id: string): Promise<void> {
  accounts.operator(ctx.actor)
  const videoId = await inTransaction(asSystem(ctx), async (tx) => {
    const found = await queries.lockCase(tx, id)
    if (!found) throw new ReportNotFound()
    const reason = whyNotUndo(found)
    if (reason) throw new DecisionNotPossible({ reason })
    const { decision } = found
    if (decision === null || decision === 'nothing') throw new DecisionNotPossible() // `whyNotUndo` has said so
    const video = await takeBack(ctx, tx, { ...found, decision })
    await queries.setUndone(tx, id)
    const { id: videoId, channelId, title } = video
    await tx.jobs.emit(tx, ReportUndone, { caseId: id, videoId, channelId, title, decision })
    return videoId
  })
  content.forgetModerated(videoId)
}

export function whyNotUndo(found: queries.CaseRow): string | null {
  if (found.decision === null) return said('It is not decided yet.')
  if (found.decision === 'nothing') return said('Nothing was done that could be undone.')
  if (found.undone_at) return said('It was undone already.')
  return null
}

type Undone = queries.CaseRow & { decision: 'age-restricted' | 'taken-down' | 'sentence-removed' }

async function takeBack(ctx: Ctx, tx: Ctx, found: Undone) {
  if (found.decision === 'taken-down') return content.putBack(ctx, tx, found.video_id)
  if (found.decision === 'age-restricted') return content.forceAge(ctx, tx, found.video_id, { forced: false })
  const video = await videoOf(tx, found)
  if (found.rating_id) await setSentenceRemoved(tx, found.rating_id, null)
  await record(ctx, tx, video, 'rating.sentence-put-back')
  return video
}

async function videoOf(tx: Ctx, { video_id }: queries.CaseRow): Promise<content.Moderated> {
  const video = (await content.underModeration(tx, [video_id])).get(video_id)
  if (!video) throw new content.VideoNotFound()
  return video
}

const record = (ctx: Ctx, tx: Ctx, video: { id: string; channelId: string | null; title: string }, action: string) =>
  accounts.audit(tx, {
    channelId: video.channelId,
    action,
    subject: { kind: 'video', id: video.id, label: video.title },
    by: accounts.askedBy(ctx),
  })
