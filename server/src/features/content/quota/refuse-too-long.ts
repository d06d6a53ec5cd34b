import * as media from '#features/media/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import * as content from '../queries.ts'
import * as versions from '../versions/queries.ts'
import { whyTooLong } from './quota.ts'

/**
 * Once the length of a new file is known: where the channel's minutes do not suffice, its processing ends in words. The file
 * is kept. A video is asked about until its length stands in its row, so one that was let in stays in.
 * @returns whether it was refused
 */
export async function refuseTooLong(ctx: Ctx, assetId: string): Promise<boolean> {
  const found = await content.videoIdOfAsset(ctx, assetId)
  const reason = found ? await whyNotFirst(ctx, found.id, assetId) : await whyNotNext(ctx, assetId)
  if (reason === null) return false
  await media.refuse(ctx, assetId, { code: 'media.quota_minutes', message: reason })
  return true
}

const whyNotFirst = (ctx: Ctx, videoId: string, assetId: string) =>
  inTransaction(ctx, async (tx) => {
    const row = await content.lockVideo(tx, videoId)
    const asset = row && (await media.describe(tx, [assetId])).get(assetId)
    if (!asset || row.deleted_at || row.duration_ms !== null || asset.duration_ms === null || asset.state === 'failed')
      return null
    const tooLong = await whyTooLong(tx, row.channel_id, asset.duration_ms)
    if (tooLong === null) await content.updateVideo(tx, row.id, { duration_ms: asset.duration_ms })
    return tooLong
  })

/** Of a file that is to take the place of another one: what is longer than that one counts. A cut never is. */
async function whyNotNext(ctx: Ctx, assetId: string) {
  const version = await versions.versionById(ctx, assetId)
  if (version?.kind !== 'replacement' || version.state !== 'processing') return null
  return inTransaction(ctx, async (tx) => {
    const row = await content.lockVideo(tx, version.video_id)
    const asset = row && (await media.describe(tx, [assetId])).get(assetId)
    if (!asset || row.deleted_at || asset.duration_ms === null || asset.state === 'failed') return null
    const insteadOfMs = row.duration_ms ?? 0
    if (asset.duration_ms <= insteadOfMs) return null
    return whyTooLong(tx, row.channel_id, asset.duration_ms, insteadOfMs)
  })
}
