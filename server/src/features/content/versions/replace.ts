import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import type * as uploads from '#features/uploads/service.ts'
import type { Ctx } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { NotForArticles } from '../articles/errors.ts'
import { editable, tellChange } from '../editable.ts'
import { VideoNotFound } from '../errors.ts'
import { tellOfVideo } from '../tell-happened.ts'
import { NotReplaceable, TooManyVersions } from './errors.ts'
import { ensureCurrent, type LockedVideo } from './make-current.ts'
import * as queries from './queries.ts'

export const MOST_VERSIONS = 100

/** Whether there is room for one more. @throws {NotReplaceable | TooManyVersions | VideoNotFound} */
export async function requireReplaceable(tx: Ctx, video: LockedVideo): Promise<void> {
  if (video.deleted_at) throw new VideoNotFound()
  if (video.kind === 'article') throw new NotForArticles()
  if (!video.asset_id) throw new NotReplaceable()
  const alive = (await queries.versionsOf(tx, video.id)).filter(({ deleted_at }) => !deleted_at)
  if (alive.length >= MOST_VERSIONS) throw new TooManyVersions({ limit: MOST_VERSIONS })
}

/** An upload that will take the place of a video's file. Part of the caller's transaction, as is all below. */
export async function beginReplacement(
  tx: Ctx,
  videoId: string,
  start: (video: LockedVideo) => Promise<uploads.SessionRow>,
): Promise<uploads.SessionRow> {
  const video = await editable(tx, videoId)
  await requireReplaceable(tx, video)
  await ensureCurrent(tx, video)
  const session = await start(video)
  await queries.insertVersion(tx, {
    id: uuidv7(),
    video_id: video.id,
    channel_id: video.channel_id,
    kind: 'replacement',
    state: 'uploading',
    wanted: true,
    upload_id: session.id,
    created_by: accounts.signedIn(tx.actor).userId,
    created_at: tx.clock(),
  })
  await tellChange(tx, video)
  return session
}

/** Its bytes are here: from now on it is processed, while the old one plays. @returns the asset when nothing may be made of it now */
export async function completeReplacement(
  tx: Ctx,
  video: LockedVideo,
  session: uploads.SessionRow,
): Promise<string | null> {
  const version = await queries.versionOfUpload(tx, session.id)
  if (!version) throw new VideoNotFound()
  await media.createAsset(tx, {
    id: version.id,
    channelId: session.channel_id,
    visibility: 'private',
    encrypted: video.encryption,
    sourceKey: session.store_key,
    sourceName: session.filename,
    sourceBytes: session.size_bytes,
  })
  await queries.updateVersion(tx, version.id, { state: 'processing' })
  await accounts.audit(tx, {
    channelId: video.channel_id,
    action: 'video.file-replaced',
    subject: { kind: 'video', id: video.id, label: video.title },
    after: { version: version.id, filename: session.filename, sizeBytes: session.size_bytes },
  })
  await tellOfVideo(tx, video, 'version.replaced', { versionId: version.id, filename: session.filename })
  await tellChange(tx, video)
  return video.deleted_at ? version.id : null
}

/** @returns whether the upload was a replacement; the video stays as it is */
export async function cancelReplacement(tx: Ctx, uploadId: string): Promise<boolean> {
  const version = await queries.versionOfUpload(tx, uploadId)
  if (!version) return false
  await queries.updateVersion(tx, version.id, { state: 'cancelled', wanted: false })
  await tellChange(tx, { id: version.video_id, channel_id: version.channel_id })
  return true
}
