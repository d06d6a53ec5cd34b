import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import * as uploads from '#features/uploads/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { declareJob, on } from '#platform/jobs.ts'
import { problem } from '#platform/problem.ts'
import { VideoNotFound } from '../errors.ts'
import { tellHappened } from '../tell-happened.ts'
import * as queries from './queries.ts'

export const NotInTrash = problem('content.not_in_trash', 409, 'Only what is in the trash can be deleted for good')

const DAY_MS = 86_400_000
const EXPIRED_AT_ONCE = 500

const Purge = declareJob({
  name: 'content.purge',
  payload: z.object({}),
  attempts: 20,
  timeoutS: 6 * 3600,
})

/** For good, at once. @throws {VideoNotFound | NotAllowed | NotInTrash} */
export async function purgeVideo(ctx: Ctx, id: string): Promise<void> {
  accounts.signedIn(ctx.actor)
  const found = await queries.isTrashed(ctx, id)
  if (!found || !accounts.isTeam(ctx.actor, found.channel_id)) throw new VideoNotFound()
  accounts.requireMay(ctx.actor, found.channel_id, 'videos.purge')
  if (found.purged_at) return
  if (!found.deleted_at) throw new NotInTrash()
  if ((await inTransaction(ctx, (tx) => mark(tx, found.channel_id, [id]))) > 0) return
  // Somebody else was faster: it is on its way out, or back.
  if ((await queries.isTrashed(ctx, id))?.deleted_at === null) throw new NotInTrash()
}

/** For good, at once: some of a channel's trash, or all of it. @returns how many; what is not in the trash is passed over */
export async function emptyTrash(
  ctx: Ctx,
  input: { channelId?: string | undefined; ids?: readonly string[] | undefined },
): Promise<{ count: number }> {
  const working = await accounts.workingChannel(ctx, input.channelId)
  accounts.requireMay(working.ctx.actor, working.channelId, 'videos.purge')
  return { count: await inTransaction(working.ctx, (tx) => mark(tx, working.channelId, input.ids ?? null)) }
}

async function mark(tx: Ctx, channelId: string, ids: readonly string[] | null): Promise<number> {
  const marked = await queries.markPurged(tx, channelId, ids)
  await follow(tx, marked)
  return marked.length
}

/** From this commit on they cannot be restored: files go before rows, and a killed run is gone on with. */
async function follow(tx: Ctx, marked: readonly { id: string; title: string; channel_id: string }[]) {
  if (marked.length === 0) return
  await accounts.auditMany(
    tx,
    marked.map((video) => ({
      channelId: video.channel_id,
      action: 'video.purged',
      subject: { kind: 'video', id: video.id, label: video.title },
    })),
  )
  for (const [channelId, videos] of Map.groupBy(marked, (video) => video.channel_id))
    await tellHappened(
      tx,
      channelId,
      'video.purged',
      videos.map(({ id, title }) => ({ id, title })),
    )
  await tx.jobs.enqueue(tx, Purge, {})
}

/** What has been in the trash for `TRASH_DAYS`, and what a killed run has left; asked hourly. */
export async function purgeExpired(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock().getTime() - ctx.config.trashDays * DAY_MS)
  await inTransaction(asSystem(ctx), async (tx) => {
    await follow(tx, await queries.markExpired(tx, before, EXPIRED_AT_ONCE))
    if ((await queries.nextPurged(tx, 1)).length > 0) await tx.jobs.enqueue(tx, Purge, {})
  })
}

/** Files first, then rows: a row whose files are gone could not be restored, one of which nobody knows would stay for good. */
export async function purgeAll(ctx: Ctx, signal: AbortSignal): Promise<void> {
  for (;;) {
    const [video] = await queries.nextPurged(ctx, 1)
    if (!video) return
    signal.throwIfAborted()
    await purgeOne(ctx, video, signal)
  }
}

/** One that is marked. */
export async function purgeOne(
  ctx: Ctx,
  video: { id: string; asset_id: string | null },
  signal: AbortSignal,
): Promise<void> {
  await uploads.cancelAllOf(ctx, video.id)
  const assetIds = [
    ...new Set([...(video.asset_id ? [video.asset_id] : []), ...(await queries.versionIds(ctx, video.id))]),
  ]
  for (const assetId of assetIds) await media.deleteFiles(ctx, assetId, signal)
  await inTransaction(ctx, async (tx) => {
    await queries.deletePurged(tx, video.id)
    await media.deleteAssets(tx, assetIds)
    await uploads.forgetAllOf(tx, video.id)
  })
}

export const purgeHandlers = [on(Purge, (ctx, _, { signal }) => purgeAll(ctx, signal))]
