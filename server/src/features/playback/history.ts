import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { presentProgress } from './progress.ts'
import * as queries from './queries.ts'

type Page = {
  q?: string | undefined
  from?: string | undefined
  to?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** A search looks through so many of the newest. */
const SEARCHED = 5000
/** Longer than any report is kept before it is sent. */
const STONES_DAYS = 31

/** Watched last first; what is private now or gone has no `video`. @throws {NotSignedIn | InvalidCursor} */
export async function history(ctx: Ctx, { q, from, to, limit, cursor }: Page) {
  const { userId } = accounts.signedInByHand(ctx.actor)
  const videoIds = q ? await content.titledAmong(ctx, await queries.watchedIds(ctx, userId, SEARCHED), q) : undefined
  const rows = await queries.historyOf(ctx, userId, {
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
    videoIds,
    after: readCursor(cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: await withVideos(ctx, shown),
    nextCursor: last ? cursorOf({ at: last.positioned_at, id: last.video_id }) : null,
  }
}

/** What was begun and not ended, watched last first; only what can be watched now. @throws {NotSignedIn} */
export async function toContinue(ctx: Ctx, limit: number) {
  const { userId } = accounts.signedInByHand(ctx.actor)
  const items = await withVideos(ctx, await queries.unfinishedOf(ctx, userId, limit))
  return items.filter((item) => item.video !== null)
}

async function withVideos(ctx: Ctx, rows: readonly queries.ProgressRow[]) {
  const videos = await content.watchableVideos(
    ctx,
    rows.map((row) => row.video_id),
  )
  return rows.map((row) => ({
    vodId: row.video_id,
    video: videos.get(row.video_id) ?? null,
    progress: presentProgress(row),
    watchedAt: row.positioned_at.toISOString(),
  }))
}

/** In the order that they are asked for in. */
export async function watchableAmong(ctx: Ctx, ids: readonly string[]): Promise<content.PresentedVideo[]> {
  const videos = await content.watchableVideos(ctx, ids)
  return ids.flatMap((id) => videos.get(id) ?? [])
}

/** A second time changes nothing. @throws {NotSignedIn} */
export async function removeFromHistory(ctx: Ctx, videoId: string): Promise<void> {
  await queries.removeOne(ctx, accounts.signedInByHand(ctx.actor).userId, videoId)
}

/** @throws {NotSignedIn} */
export async function clearHistory(ctx: Ctx): Promise<void> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  await inTransaction(ctx, (tx) => queries.clearAll(tx, userId))
}

/** @throws {NotSignedIn} */
export async function historySettings(ctx: Ctx): Promise<{ paused: boolean }> {
  const found = await queries.settingsOf(ctx, accounts.signedInByHand(ctx.actor).userId)
  return { paused: found?.paused ?? false }
}

/** @throws {NotSignedIn} */
export async function setHistorySettings(ctx: Ctx, { paused }: { paused: boolean }) {
  await queries.setPaused(ctx, accounts.signedInByHand(ctx.actor).userId, paused)
  return { paused }
}

/** By the hour. */
export async function forgetStones(ctx: Ctx): Promise<void> {
  await queries.forgetRemoved(asSystem(ctx), new Date(ctx.clock().getTime() - STONES_DAYS * 86_400_000))
}
