import { type SmallCache, smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { sweepImages } from './articles/sweep.ts'
import { forgetOldBulks } from './bulk/service.ts'
import { milestonePassed, ViewsReached } from './events.ts'
import { forgetOldImports } from './import/imports.ts'
import { purgeLeft } from './leaving/purge-channel.ts'
import { forgetOldSelections } from './originals/originals.ts'
import { forgetPlaylists } from './playlists/playlists.ts'
import { reachOf } from './policy.ts'
import * as queries from './queries.ts'
import { applyRetention } from './retention/retention.ts'
import { purgeExpired } from './trash/purge.ts'
import { purgeVersions } from './versions/purge-versions.ts'

export { categoriesIn } from './categories.ts'
export { deleteVideo, restoreVideo, retryProcessing } from './change-video.ts'
export { replaceTrending } from './channel-page/channel-videos.ts'
export { changeVideo } from './details/change-details.ts'
export { publishDue } from './details/publish-due.ts'
export { VideoNotFound } from './errors.ts'
export {
  HAPPENINGS,
  RetentionAhead,
  THINGS,
  ThingHappened,
  UploadGivenUp,
  VideoPublished,
  VideosHappened,
  ViewsReached,
} from './events.ts'
export { followingVideos } from './following/following-videos.ts'
export { recogniseViewers } from './interactive/viewers.ts'
export { listOwn, listVideos, refreshFigures } from './list/list-videos.ts'
export {
  forceAge,
  forgetModerated,
  type Moderated,
  putBack,
  takeDown,
  type UnderModeration,
  underModeration,
} from './moderation/moderate.ts'
export { PlaylistCard, playlistCards } from './playlists/playlist-cards.ts'
export type { PresentedVideo } from './present.ts'
export { listenForVideos, listPublic, listTrash, ownVideo, video } from './read-videos.ts'
export { TAKE_DOWN_CATEGORIES, TakeDownCategory, Video, VideoPage } from './schema.ts'
export {
  cuesAt,
  publicVideoCounts,
  type Said,
  type SearchablePlaylist,
  type SearchableVideo,
  searchablePlaylists,
  searchableVideos,
  spokenCues,
  spokenTracks,
  viewCounts,
} from './searchable.ts'
export { cancelIdleUploads, cancelUpload, completeUpload, startUpload } from './upload-video.ts'
export { cardsInOrder, newestIds, VideoCard, videoCards } from './video-cards.ts'
export { publicAmong, titledAmong, watchable, watchableTitles, watchableVideos } from './watchable.ts'

/** What is due by the hour: the end of the trash, old changes of many. */
export async function keepHouse(ctx: Ctx): Promise<void> {
  await applyRetention(ctx)
  await purgeExpired(ctx)
  await purgeVersions(ctx)
  await forgetPlaylists(ctx)
  await forgetOldBulks(ctx)
  await forgetOldImports(ctx)
  await forgetOldSelections(ctx)
  await sweepImages(ctx)
  await purgeLeft(ctx)
}

export type VideoFacts = {
  channelId: string
  /** How far it reaches at this moment. */
  visibility: 'private' | 'unlisted' | 'public'
  durationMs: number | null
  /** It is read, not played. */
  article: boolean
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
        visibility: reachOf(row.visibility),
        durationMs: row.duration_ms,
        article: row.kind === 'article',
        deleted: row.deleted_at !== null,
      },
    ]),
  )
}

/** Adds what was counted to the totals that lists show; part of the counting transaction. */
export async function addVideoStats(tx: Ctx, deltas: readonly queries.StatsDelta[]): Promise<void> {
  if (deltas.length === 0) return
  const added = new Map(deltas.map((delta) => [delta.videoId, delta.views]))
  const { rows } = await queries.addStats(tx, deltas)
  for (const row of rows) {
    const views = milestonePassed(row.views - (added.get(row.video_id) ?? 0), row.views)
    if (views !== null) await tx.jobs.emit(tx, ViewsReached, { videoId: row.video_id, views })
  }
}

/** Totals that somebody above counts, in the place of older ones; the same twice changes nothing. */
export const setLikes = queries.setLikes

const videoOfAsset: SmallCache<string> = smallCache({ max: 1000, ttlMs: 3_600_000 })

/** The video that an asset belongs to, for news of media; null while there is none. */
export async function videoIdOfAsset(ctx: Ctx, assetId: string): Promise<string | null> {
  const known = videoOfAsset.get(assetId)
  if (known) return known
  const asOf = videoOfAsset.now()
  const found = await queries.videoIdOfAsset(asSystem(ctx), assetId)
  return found ? videoOfAsset.set(assetId, found.id, asOf) : null
}

export type VideoInShort = {
  id: string
  channelId: string
  title: string
  article: boolean
  createdBy: string | null
  deleted: boolean
}

/** What a notice says of a video; null when there is none (any more). */
export async function videoInShort(
  ctx: Ctx,
  where: { id: string } | { assetId: string },
): Promise<VideoInShort | null> {
  const row = await queries.videoInShort(asSystem(ctx), where)
  if (!row) return null
  return {
    id: row.id,
    channelId: row.channel_id,
    title: row.title,
    article: row.kind === 'article',
    createdBy: row.created_by,
    deleted: row.deleted_at !== null,
  }
}
