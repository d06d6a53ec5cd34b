import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import type { Ctx } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { PositionUnknown } from './errors.ts'
import { progressInboxOf, type Reported } from './progress-inbox.ts'
import * as queries from './queries.ts'
import { joined } from './ranges.ts'
import type { Kept, Progress, ProgressMerge, ProgressReport } from './schema.ts'
import type { Mark } from './tables.ts'

type Shown = z.infer<typeof Progress>
type Item = z.infer<typeof ProgressMerge>['items'][number]

/** What was watched longer ago is history that nobody keeps reports of. */
const OLDEST_MS = 30 * 86_400_000
const FINISHED = 0.9
const BEGUN = 0.05
/** Shorter media begin anew. */
const RESUMED_FROM_MS = 300_000

export function presentProgress(row: queries.ProgressRow): Shown {
  const { duration_ms: duration, position_ms: position, seen_ms: seen, mark } = row
  const share = (ms: number) => (duration > 0 ? ms / duration : 0)
  const far = share(position)
  const isOver = far >= FINISHED || (far < BEGUN && share(seen) >= FINISHED)
  return {
    vodId: row.video_id,
    positionMs: position,
    durationMs: duration || null,
    seenPercent: Math.min(100, Math.round(share(seen) * 1000) / 10),
    state:
      mark === 'watched' || (mark !== 'unwatched' && isOver)
        ? 'watched'
        : mark !== 'unwatched' && far >= BEGUN
          ? 'started'
          : 'unwatched',
    resumeMs: mark !== 'watched' && duration >= RESUMED_FROM_MS && far >= BEGUN && far < FINISHED ? position : null,
    deviceId: row.device_id || null,
    updatedAt: row.positioned_at.toISOString(),
  }
}

const unwatched = (videoId: string): Shown => ({
  vodId: videoId,
  positionMs: 0,
  durationMs: null,
  seenPercent: 0,
  state: 'unwatched',
  resumeMs: null,
  deviceId: null,
  updatedAt: null,
})

/**
 * How far the person is now. A report may come late, twice or after a newer one; ranges are joined and the latest position
 * holds. @throws {NotSignedIn | VideoNotFound | PositionUnknown}
 */
export async function reportProgress(
  ctx: Ctx,
  { deviceId, sentAt, ...item }: z.infer<typeof ProgressReport>,
): Promise<z.infer<typeof Kept>> {
  const report = await reportOf(ctx, item, { deviceId, sentAt })
  const row = await progressInboxOf(ctx).add(report)
  return row ? { ...presentProgress(row), kept: true } : { ...unwatched(item.vodId), kept: false }
}

/**
 * What a browser kept before its person signed in. What is no longer there, or was reported for an impossible time, is passed
 * over. @returns how many were written @throws {NotSignedIn}
 */
export async function mergeProgress(ctx: Ctx, { items, ...device }: z.infer<typeof ProgressMerge>) {
  accounts.signedInByHand(ctx.actor)
  const reports = await Promise.all(
    items.map((item) =>
      reportOf(ctx, item, device).catch((error: unknown) => {
        if (error instanceof Problem && error.status < 500) return null
        throw error
      }),
    ),
  )
  const inbox = progressInboxOf(ctx)
  const rows = await Promise.all(reports.map((report) => report && inbox.add(report)))
  return { written: rows.filter((row) => row !== null).length }
}

async function reportOf(
  ctx: Ctx,
  { vodId, positionMs, ranges = [], at, mark = null }: Item,
  { deviceId, sentAt }: { deviceId: string; sentAt?: string | undefined },
): Promise<Reported> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  const { durationMs } = await content.watchable(ctx, vodId)
  const duration = durationMs ?? 0
  return {
    userId,
    videoId: vodId,
    durationMs: duration,
    positionMs: duration > 0 ? Math.min(positionMs, duration) : positionMs,
    at: timeOf(ctx.clock(), at, sentAt),
    deviceId,
    ranges: joined(ranges, duration),
    mark,
  }
}

/** By the server's clock: the device's own may be wrong by any amount, but not while it sends. */
function timeOf(now: Date, at: string | undefined, sentAt: string | undefined): Date {
  if (at === undefined) return now
  const wrongBy = sentAt === undefined ? 0 : now.getTime() - Date.parse(sentAt)
  const time = Date.parse(at) + wrongBy
  if (!(time > now.getTime() - OLDEST_MS)) throw new PositionUnknown()
  return new Date(Math.min(time, now.getTime()))
}

/** @throws {NotSignedIn} */
export async function progressOf(ctx: Ctx, videoId: string): Promise<Shown> {
  const [found] = await progressOfMany(ctx, [videoId])
  return found ?? unwatched(videoId)
}

/** Of those that were watched. @throws {NotSignedIn} */
export async function progressOfMany(ctx: Ctx, videoIds: readonly string[]): Promise<Shown[]> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  return (await queries.progressOf(ctx, userId, videoIds)).map(presentProgress)
}

/** @throws {NotSignedIn | VideoNotFound} */
export async function markVideo(ctx: Ctx, videoId: string, mark: Mark): Promise<Shown> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  const { durationMs } = await content.watchable(ctx, videoId)
  const row = await queries.mark(ctx, { userId, videoId, durationMs: durationMs ?? 0, mark })
  return row ? presentProgress(row) : unwatched(videoId)
}
