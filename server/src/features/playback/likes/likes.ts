import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { takeChanged, total, totals } from '#platform/counters.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { unlessGone } from '../just-gone.ts'
import * as queries from './queries.ts'

export const LIKES = 'likes'
const TAKEN_AT_ONCE = 2000

/** A second time changes nothing. @throws {NotSignedIn | NotAllowed | VideoNotFound} */
export async function like(ctx: Ctx, videoId: string) {
  const { userId } = accounts.signedInByHand(ctx.actor)
  await content.watchable(ctx, videoId)
  await unlessGone(queries.putLike(ctx, { userId, videoId }))
  return { liked: true, likeCount: await total(ctx, LIKES, videoId) }
}

/** Also of what cannot be watched any more, whose total is told to nobody. @throws {NotSignedIn | NotAllowed} */
export async function unlike(ctx: Ctx, videoId: string) {
  const { userId } = accounts.signedInByHand(ctx.actor)
  await queries.removeLike(ctx, { userId, videoId })
  const seen = await content.watchableTitles(ctx, [videoId])
  return { liked: false, likeCount: seen.has(videoId) ? await total(ctx, LIKES, videoId) : null }
}

/** Liked last first; what is private now or gone has no `video`. @throws {NotSignedIn | NotAllowed | InvalidCursor} */
export async function liked(ctx: Ctx, page: { limit: number; cursor?: string | undefined }) {
  const { userId } = accounts.signedInByHand(ctx.actor)
  const rows = await queries.likesOf(ctx, userId, { after: readCursor(page.cursor), limit: page.limit + 1 })
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  const videos = await content.watchableVideos(
    ctx,
    shown.map((row) => row.video_id),
  )
  return {
    items: shown.map((row) => ({
      vodId: row.video_id,
      video: videos.get(row.video_id) ?? null,
      likedAt: row.created_at.toISOString(),
    })),
    nextCursor: last ? cursorOf({ at: last.created_at, id: last.video_id }) : null,
  }
}

/** Which of these the person likes. @throws {NotSignedIn | NotAllowed} */
export async function likedAmong(ctx: Ctx, videoIds: readonly string[]): Promise<Set<string>> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  return new Set(await queries.likedAmong(ctx, userId, videoIds))
}

/**
 * Brings totals that have changed to where lists sort by them: the sum itself, so that a run that was killed, or a second one,
 * changes nothing. Every few seconds.
 */
export async function bringLikes(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx)
  for (;;) {
    const notes = await inTransaction(system, async (tx) => {
      const changed = await takeChanged(tx, LIKES, TAKEN_AT_ONCE)
      if (!changed || changed.notes === 0) return 0
      const sums = await totals(tx, LIKES, changed.subjects)
      const likes = changed.subjects.map((videoId) => ({ videoId, likes: sums.get(videoId) ?? 0 }))
      await content.setLikes(tx, likes)
      return changed.notes
    })
    if (notes < TAKEN_AT_ONCE) return
  }
}
