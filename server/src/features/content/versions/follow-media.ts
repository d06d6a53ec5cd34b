import * as media from '#features/media/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { on } from '#platform/jobs.ts'
import { tellChange } from '../editable.ts'
import * as videos from '../queries.ts'
import { whyTooLong } from '../quota/quota.ts'
import { RetireVersion } from './jobs.ts'
import { type LockedVideo, makeCurrent } from './make-current.ts'
import * as queries from './queries.ts'
import type { VersionRow } from './tables.ts'

/**
 * What became of the file of a version that does not play yet: it takes the place of the one that does once its first
 * rendition is whole, or says why it cannot. Part of the caller's transaction.
 */
export async function followVersion(tx: Ctx, assetId: string): Promise<void> {
  const found = await queries.versionById(tx, assetId)
  if (!found || found.current) return
  const video = await videos.lockVideo(tx, found.video_id)
  const version = video && (await queries.versionById(tx, assetId)) // again, behind the lock
  const asset = version && (await media.describe(tx, [assetId])).get(assetId)
  if (!asset || version.current || version.deleted_at || version.state === 'cancelled') return
  const state = stateOf(asset)
  if (state === 'ready' && version.wanted && !video.deleted_at) {
    const tooLong = await whyTooLong(tx, video.channel_id, asset.duration_ms ?? 0, video.duration_ms ?? 0)
    if (tooLong) return leaveUnused(tx, video, version, tooLong)
    const by = { userId: version.created_by, via: 'session' as const, keyName: null }
    await makeCurrent(tx, video, version, by)
  } else if (state !== version.state)
    await queries.updateVersion(tx, version.id, {
      state,
      problem_code: state === 'failed' ? asset.problem_code : null,
      problem_message: state === 'failed' ? asset.problem_message : null,
    })
  await tellChange(tx, video)
}

/** Others were faster: it is there and can be used once there are minutes for it. */
async function leaveUnused(tx: Ctx, video: LockedVideo, version: VersionRow, reason: string) {
  await queries.updateVersion(tx, version.id, {
    state: 'ready',
    wanted: false,
    problem_code: 'media.quota_minutes',
    problem_message: reason,
  })
  await tellChange(tx, video)
}

/** A growing first rendition may still break off: only a whole one counts. */
function stateOf(asset: media.Described): VersionRow['state'] {
  if (asset.renditions.some((each) => each.listed && each.state === 'ready')) return 'ready'
  const stopped = asset.state === 'failed' || (asset.state === 'ready' && asset.step === null)
  return stopped ? 'failed' : 'processing'
}

export const versionHandlers = [
  on(RetireVersion, async (ctx, { videoId, versionId }) => {
    await inTransaction(ctx, async (tx) => {
      const video = await videos.lockVideo(tx, videoId)
      if (video && video.asset_id !== versionId) await media.revokeAddresses(tx, versionId)
    })
  }),
]
