import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import * as uploads from '#features/uploads/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { declareJob, on } from '#platform/jobs.ts'
import { purgeOne } from '../trash/purge.ts'
import * as queries from './queries.ts'

const PurgeChannel = declareJob({
  name: 'content.purge_channel',
  payload: z.object({ channelId: z.uuid() }),
  attempts: 20,
  timeoutS: 24 * 3600,
  key: (p) => p.channelId,
})

/** Channels and accounts whose days are over, and what a killed run has left; asked hourly. */
export async function purgeLeft(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx)
  for (const channelId of await accounts.channelsToPurge(ctx))
    await inTransaction(system, (tx) => tx.jobs.enqueue(tx, PurgeChannel, { channelId }))
  await accounts.purgeAccounts(ctx)
}

/**
 * For good. Files before the rows that know of them, the channel's row last of all: killed anywhere, the next run finds what
 * is left by what is left. What was counted stays without names, as for every deleted video; so does the audit log.
 */
export async function purgeChannel(ctx: Ctx, channelId: string, signal: AbortSignal): Promise<void> {
  if (!(await accounts.isChannelPurged(ctx, channelId))) return
  await queries.markAllPurged(ctx, channelId)
  for (;;) {
    const video = await queries.nextOf(ctx, channelId)
    if (!video) break
    signal.throwIfAborted()
    await purgeOne(ctx, video, signal)
  }
  await purgeRest(ctx, channelId, signal)
  await inTransaction(ctx, async (tx) => {
    await uploads.forgetChannel(tx, channelId)
    await accounts.removeChannel(tx, channelId)
  })
}

/** Assets that belong to no video, such as a file whose place was never taken. */
async function purgeRest(ctx: Ctx, channelId: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const assetIds = await media.assetIdsOf(ctx, channelId)
    if (assetIds.length === 0) return
    for (const assetId of assetIds) {
      signal.throwIfAborted()
      await media.deleteFiles(ctx, assetId, signal)
      await inTransaction(ctx, (tx) => media.deleteAssets(tx, [assetId]))
    }
  }
}

export const leavingHandlers = [
  on(PurgeChannel, (ctx, { channelId }, { signal }) => purgeChannel(ctx, channelId, signal)),
]
