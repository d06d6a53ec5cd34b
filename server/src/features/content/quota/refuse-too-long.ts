import * as media from '#features/media/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import * as content from '../queries.ts'
import { whyTooLong } from './quota.ts'

/**
 * Once the length of a new video is known: where the channel's minutes do not suffice, its processing ends in words. The file
 * is kept. A video is asked about until its length stands in its row, so one that was let in stays in.
 * @returns whether it was refused
 */
export async function refuseTooLong(ctx: Ctx, assetId: string): Promise<boolean> {
  const found = await content.videoIdOfAsset(ctx, assetId)
  if (!found) return false
  const reason = await inTransaction(ctx, async (tx) => {
    const row = await content.lockVideo(tx, found.id)
    const asset = row && (await media.describe(tx, [assetId])).get(assetId)
    if (!asset || row.deleted_at || row.duration_ms !== null || asset.duration_ms === null || asset.state === 'failed')
      return null
    const tooLong = await whyTooLong(tx, row.channel_id, asset.duration_ms)
    if (tooLong === null) await content.updateVideo(tx, row.id, { duration_ms: asset.duration_ms })
    return tooLong
  })
  if (reason === null) return false
  await media.refuse(ctx, assetId, { code: 'media.quota_minutes', message: reason })
  return true
}
