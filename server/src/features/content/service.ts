import { type SmallCache, smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import * as queries from './queries.ts'

export { changeVideo, deleteVideo, restoreVideo, retryProcessing } from './change-video.ts'
export type { PresentedVideo } from './present.ts'
export { listenForVideos, listOwn, listPublic, listVideos, ownVideo, video } from './read-videos.ts'
export { Video } from './schema.ts'
export { cancelIdleUploads, cancelUpload, completeUpload, startUpload } from './upload-video.ts'

export type VideoFacts = {
  channelId: string
  visibility: 'private' | 'unlisted' | 'public'
  durationMs: number | null
  deleted: boolean
}

/** What judges of events need to know, in bulk; unknown ids are left out. */
export async function videoFacts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, VideoFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await queries.videoFacts(asSystem(ctx), [...new Set(ids)])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        channelId: row.channel_id,
        visibility: row.visibility,
        durationMs: row.duration_ms,
        deleted: row.deleted_at !== null,
      },
    ]),
  )
}

/** Adds counted views and watch time to the totals that lists show; part of the counting transaction. */
export async function addVideoStats(
  tx: Ctx,
  deltas: readonly { videoId: string; views: number; watchMs: number }[],
): Promise<void> {
  if (deltas.length > 0) await queries.addStats(tx, deltas)
}

const videoOfAsset: SmallCache<string> = smallCache({ max: 1000, ttlMs: 3_600_000 })

/** The video that an asset belongs to, for news of media; null while there is none. */
export async function videoIdOfAsset(ctx: Ctx, assetId: string): Promise<string | null> {
  const known = videoOfAsset.get(assetId)
  if (known) return known
  const asOf = videoOfAsset.now()
  const found = await queries.videoIdOfAsset(asSystem(ctx), assetId)
  return found ? videoOfAsset.set(assetId, found.id, asOf) : null
}
