import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import * as uploads from '#features/uploads/service.ts'
import { asProgram, asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { StopTrashed } from '../bulk/job.ts'
import * as bulks from '../bulk/queries.ts'
import { endBulk } from '../bulk/run-bulk.ts'
import { hidePicture, showPicture } from '../channel-picture/channel-picture.ts'
import * as imports from '../import/queries.ts'
import { reachOf } from '../policy.ts'
import { forgetPublic } from '../read-videos.ts'
import { cancelAndTrash } from '../upload-video.ts'
import { cancelReplacement } from '../versions/replace.ts'
import { revokeOtherVersions } from '../versions/revoke.ts'
import * as queries from './queries.ts'

/** Ids of one message between processes, whose size is limited. */
const IDS_AT_ONCE = 180
const STOPPED_AT_ONCE = 500

/** What was hidden, for what follows the commit. */
export type Hidden = { videoIds: string[]; uploads: uploads.SessionRow[] }

/**
 * Into the trash, with everything in it: from this commit on no page, list, media address or key leads to anything of it.
 * Uploads, imports and bulks under way end; what is being encoded is stopped by a job. Whoever locks, locks in this order:
 * bulks, imports, uploads, videos.
 * @param tx of the program itself
 */
export async function hideChannel(
  tx: Ctx,
  channelId: string,
  asked: { by: accounts.AskedBy; with: string | null },
): Promise<Hidden> {
  if (!(await accounts.hideChannel(tx, channelId, asked))) return { videoIds: [], uploads: [] }
  await endWork(tx, channelId)
  const ended = await uploads.endAllOfChannel(tx, channelId)
  for (const { id } of ended) await cancelReplacement(tx, id)
  const videos = await queries.hideVideos(tx, channelId)
  const videoIds = videos.map(({ id }) => id)
  const assets = await assetsInWork(tx, channelId, videos)
  await media.setVisibilities(
    tx,
    videos.flatMap(({ asset_id: assetId }) =>
      assetId ? [{ assetId, visibility: 'private' as const, revoke: true }] : [],
    ),
  )
  await revokeOtherVersions(tx, videoIds)
  await hidePicture(tx, channelId)
  for (let from = 0; from < assets.length; from += STOPPED_AT_ONCE)
    await tx.jobs.enqueue(tx, StopTrashed, { videos: assets.slice(from, from + STOPPED_AT_ONCE) })
  await queries.hidePlaylists(tx, channelId)
  await tellVideos(tx, channelId, videoIds)
  return { videoIds, uploads: ended }
}

/** After the commit; what a kill leaves undone here is found by the sweep of the store. */
export async function afterHiding(ctx: Ctx, channelId: string, hidden: Hidden): Promise<void> {
  for (const id of hidden.videoIds) forgetPublic(id)
  await accounts.forgetTeam(ctx, channelId)
  for (const row of hidden.uploads)
    await uploads
      .dropBytes(ctx, row)
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'bytes of an ended upload'))
}

/** Everything as it was: the same visibilities, under new media addresses where the old ones were ended. @param tx of the program itself */
export async function showChannel(tx: Ctx, channelId: string, by: accounts.AskedBy): Promise<void> {
  if (!(await accounts.showChannel(tx, channelId, by))) return
  const videos = await queries.showVideos(tx, channelId)
  await media.setVisibilities(
    tx,
    videos.flatMap(({ asset_id: assetId, visibility }) =>
      assetId ? [{ assetId, visibility: reachOf(visibility) }] : [],
    ),
  )
  for (const { assetId } of await assetsInWork(tx, channelId, videos)) await media.resumeWork(tx, assetId)
  await queries.showPlaylists(tx, channelId)
  await showPicture(tx, channelId)
  await tellVideos(
    tx,
    channelId,
    videos.map(({ id }) => id),
  )
}

/** Bulks and imports, which would go on as whoever asked for them. */
async function endWork(tx: Ctx, channelId: string): Promise<void> {
  for (const id of await queries.runningBulks(tx, channelId)) {
    const bulk = await bulks.lockBulk(tx, id)
    if (bulk?.state === 'running') await endBulk(tx, bulk, 'cancelled')
  }
  for (const id of await queries.openImports(tx, channelId)) {
    const row = await imports.lockImport(tx, id)
    if (row?.state !== 'looking' && row?.state !== 'running') continue
    await imports.updateImport(tx, id, { state: 'cancelled', credentials: null, ended_at: tx.clock() })
    await imports.skipWaiting(tx, id, said('The channel was deleted.'))
  }
}

/** Of which something is still to be made, other versions among them. */
async function assetsInWork(tx: Ctx, channelId: string, videos: readonly queries.Gone[]) {
  const versions = await queries.versionsInWork(tx, channelId)
  const known = new Set(videos.map(({ id }) => id))
  const all = [
    ...videos.flatMap(({ id, asset_id: assetId }) => (assetId ? [{ id, assetId }] : [])),
    ...versions.flatMap(({ id, video_id }) => (known.has(video_id) ? [{ id: video_id, assetId: id }] : [])),
  ]
  const open = new Set(
    await media.unfinished(
      tx,
      all.map(({ assetId }) => assetId),
    ),
  )
  return all.filter(({ assetId }) => open.has(assetId))
}

async function tellVideos(tx: Ctx, channelId: string, videoIds: readonly string[]): Promise<void> {
  for (let from = 0; from < videoIds.length; from += IDS_AT_ONCE)
    await tx.broadcast.publish(tx, 'content.videos', { channelId, videoIds: videoIds.slice(from, from + IDS_AT_ONCE) })
}

/**
 * For its owner, who is asked again. The same once more changes nothing.
 * @param isFresh throws when whoever asks has not signed in lately
 * @throws {NotSignedIn | ChannelNotFound | ScopeMissing | NotAllowed | ConfirmIdentity}
 */
export async function deleteChannel(ctx: Ctx, channelId: string, isFresh: () => Promise<void>): Promise<void> {
  await accounts.requireOwner(ctx, channelId)
  await isFresh()
  const by = accounts.askedBy(ctx)
  const hidden = await inTransaction(asProgram(ctx), (tx) => hideChannel(tx, channelId, { by, with: null }))
  await afterHiding(ctx, channelId, hidden)
}

/** @throws {NotSignedIn | ChannelNotFound | ScopeMissing | NotAllowed | ChannelPurged} */
export async function restoreChannel(ctx: Ctx, channelId: string): Promise<void> {
  await accounts.requireOwner(ctx, channelId)
  await inTransaction(asProgram(ctx), (tx) => showChannel(tx, channelId, accounts.askedBy(ctx)))
  await accounts.forgetTeam(ctx, channelId)
}

type Wish = { email: string; channelIds: readonly string[] }

/** With every channel that only they own. @throws as `accounts.deleteAccount` */
export async function deleteAccount(ctx: Ctx, wish: Wish): Promise<{ restorableUntil: string }> {
  const { userId } = accounts.signedIn(ctx.actor)
  const by = accounts.askedBy(ctx)
  const hidden = new Map<string, Hidden>()
  const done = await accounts.deleteAccount(ctx, wish, async (tx, channelId) => {
    hidden.set(channelId, await hideChannel(tx, channelId, { by, with: userId }))
  })
  for (const [channelId, what] of hidden) await afterHiding(ctx, channelId, what)
  // Elsewhere; what a kill leaves is given up like every idle upload.
  for (const { id } of await uploads.unfinishedOf(asSystem(ctx), userId)) await cancelAndTrash(asSystem(ctx), id)
  return { restorableUntil: done.restorableUntil }
}

accounts.bringChannelsBackBy((tx, channelId) =>
  showChannel(tx, channelId, { userId: null, via: 'system', keyName: null }),
)
