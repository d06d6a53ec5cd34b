import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import * as uploads from '#features/uploads/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { editable, tellChange } from './editable.ts'
import { NotDeletable, VideoNotFound } from './errors.ts'
import { reachOf, whyNotDelete } from './policy.ts'
import type { PresentedVideo } from './present.ts'
import * as queries from './queries.ts'
import { requireMinutes } from './quota/quota.ts'
import { forgetPublic, ownVideo } from './read-videos.ts'
import { tellHappened } from './tell-happened.ts'
import { tellMadeMeanwhile } from './versions/made-meanwhile.ts'
import { revokeOtherVersions } from './versions/revoke.ts'

/** Into the trash: nobody sees it, every address stops working, and `restoreVideo` brings it back. A second call changes nothing. @throws {VideoNotFound | NotEditable | NotDeletable} */
export async function deleteVideo(ctx: Ctx, id: string): Promise<void> {
  const assetId = await inTransaction(ctx, async (tx) => {
    const row = await editable(tx, id)
    const reason = whyNotDelete(tx.actor, row)
    if (reason) throw new NotDeletable({ reason })
    if (row.deleted_at) return row.asset_id
    const deletedAt = tx.clock()
    await queries.updateVideo(tx, id, { deleted_at: deletedAt })
    await accounts.audit(tx, {
      channelId: row.channel_id,
      action: 'video.deleted',
      subject: { kind: 'video', id, label: row.title },
      before: { deletedAt: null },
      after: { deletedAt },
    })
    if (row.asset_id) await media.revokeAddresses(tx, row.asset_id)
    await revokeOtherVersions(tx, [id])
    await tellChange(tx, row)
    await tellHappened(tx, row.channel_id, 'video.deleted', [{ id, title: row.title }])
    return row.asset_id
  })
  forgetPublic(id)
  if (assetId) await stopWork(ctx, id, assetId)
}

/** Of what lies in the trash, after the commit that put it there. */
export async function stopWork(ctx: Ctx, id: string, assetId: string): Promise<void> {
  await media.stopWork(ctx, assetId)
  // Restored while the work was stopped, it would wait for good: what was queued again has been stopped with the rest.
  await inTransaction(ctx, async (tx) => {
    const row = await queries.lockVideo(tx, id)
    if (row && !row.deleted_at) await media.resumeWork(tx, assetId)
  })
}

/** Back from the trash, under new media addresses; a draft whose bytes were thrown away is gone. @throws {VideoNotFound | NotEditable | QuotaExceeded} */
export async function restoreVideo(ctx: Ctx, id: string): Promise<PresentedVideo> {
  await inTransaction(ctx, async (tx) => {
    const row = await editable(tx, id)
    if (!row.deleted_at) return
    if (row.purged_at) throw new VideoNotFound()
    if (!row.asset_id && row.upload_id && (await uploads.session(tx, row.upload_id)).state === 'cancelled')
      throw new VideoNotFound()
    await requireMinutes(tx, row.channel_id, row.duration_ms ?? 0)
    await queries.updateVideo(tx, id, { deleted_at: null })
    await accounts.audit(tx, {
      channelId: row.channel_id,
      action: 'video.restored',
      subject: { kind: 'video', id, label: row.title },
      before: { deletedAt: row.deleted_at },
      after: { deletedAt: null },
    })
    if (row.asset_id) {
      await media.setVisibility(tx, row.asset_id, reachOf(row.visibility))
      await media.resumeWork(tx, row.asset_id)
      await tellMadeMeanwhile(tx, [id])
    }
    await tellChange(tx, row)
    await tellHappened(tx, row.channel_id, 'video.restored', [{ id, title: row.title, visibility: row.visibility }])
  })
  return ownVideo(ctx, id)
}

/** @throws {VideoNotFound | NotEditable | NothingToRetry} */
export async function retryProcessing(ctx: Ctx, id: string): Promise<PresentedVideo> {
  await inTransaction(ctx, async (tx) => {
    const row = await editable(tx, id)
    if (!row.asset_id || row.deleted_at) throw new VideoNotFound()
    const { plays } = await media.retry(tx, row.asset_id)
    await queries.updateVideo(tx, id, { status: plays ? 'ready' : 'processing' })
    await tellChange(tx, row)
  })
  return ownVideo(ctx, id)
}
