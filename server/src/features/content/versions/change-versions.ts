import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { editable, tellChange } from '../editable.ts'
import { VideoNotFound } from '../errors.ts'
import { requireMinutes, requireReserved } from '../quota/quota.ts'
import { forgetPublic } from '../read-videos.ts'
import { VersionCurrent, VersionNotFound, VersionNotReady } from './errors.ts'
import { ensureCurrent, type LockedVideo, makeCurrent } from './make-current.ts'
import * as queries from './queries.ts'
import { versionsOf } from './read-versions.ts'
import type { VersionRow } from './tables.ts'

type At = { videoId: string; versionId: string }

async function changing(ctx: Ctx, at: At, change: (tx: Ctx, video: LockedVideo, version: VersionRow) => Promise<void>) {
  await inTransaction(ctx, async (tx) => {
    const video = await editable(tx, at.videoId)
    if (video.deleted_at) throw new VideoNotFound()
    await ensureCurrent(tx, video)
    const version = await queries.versionById(tx, at.versionId)
    if (!version || version.video_id !== video.id || version.state === 'cancelled') throw new VersionNotFound()
    await change(tx, video, version)
    await tellChange(tx, video)
  })
  forgetPublic(at.videoId)
  return versionsOf(ctx, at.videoId)
}

/** Plays this version from now on. Of the one that plays already nothing changes. @throws {VideoNotFound | VersionNotFound | VersionNotReady | NotEditable | QuotaExceeded} */
export const useVersion = (ctx: Ctx, at: At) =>
  changing(ctx, at, async (tx, video, version) => {
    if (version.current) return
    if (version.state !== 'ready' || version.deleted_at) throw new VersionNotReady()
    const asset = (await media.describe(tx, [version.id])).get(version.id)
    await requireMinutes(tx, video.channel_id, asset?.duration_ms ?? 0, video.duration_ms ?? 0)
    await makeCurrent(tx, video, version)
  })

/** Into the trash; what is still being made of it ends. @throws {VersionCurrent} and as above */
export async function deleteVersion(ctx: Ctx, at: At) {
  const answer = await changing(ctx, at, async (tx, video, version) => {
    if (version.current) throw new VersionCurrent()
    if (version.deleted_at) return
    await queries.updateVersion(tx, version.id, { deleted_at: tx.clock(), wanted: false })
    await media.revokeAddresses(tx, version.id)
    await record(tx, video, version, 'video.version-deleted')
  })
  await media.stopWork(ctx, at.versionId)
  return answer
}

/** Out of the trash; it does not take the place of another one by itself. @throws {QuotaExceeded} for a cut that is not made yet, and as above */
export const restoreVersion = (ctx: Ctx, at: At) =>
  changing(ctx, at, async (tx, video, version) => {
    if (!version.deleted_at) return
    if (version.state === 'processing') await requireReserved(tx, video.channel_id, version.id)
    await queries.updateVersion(tx, version.id, { deleted_at: null })
    await media.resumeWork(tx, version.id)
    await record(tx, video, version, 'video.version-restored')
  })

/** Ends what is being made; nothing is left of it. @throws as above */
export async function cancelVersion(ctx: Ctx, at: At) {
  const answer = await changing(ctx, at, async (tx, _video, version) => {
    if (version.current) throw new VersionCurrent()
    if (version.state === 'ready') throw new VersionNotReady()
    if (version.state === 'uploading') throw new VersionNotReady({ reason: said('Cancel its upload instead.') })
    await queries.updateVersion(tx, version.id, { state: 'cancelled', wanted: false, deleted_at: tx.clock() })
  })
  await media.stopWork(ctx, at.versionId)
  return answer
}

/** Tries again what failed; the rest is as it was wanted. @throws {NothingToRetry | QuotaExceeded} and as above */
export const retryVersion = (ctx: Ctx, at: At) =>
  changing(ctx, at, async (tx, video, version) => {
    if (version.deleted_at) throw new VersionNotReady()
    await requireReserved(tx, video.channel_id, version.id)
    await media.retry(tx, version.id)
    await queries.updateVersion(tx, version.id, {
      state: 'processing',
      wanted: !version.current,
      problem_code: null,
      problem_message: null,
    })
  })

const record = (tx: Ctx, video: LockedVideo, version: VersionRow, action: string) =>
  accounts.audit(tx, {
    channelId: video.channel_id,
    action,
    subject: { kind: 'video', id: video.id, label: video.title },
    after: { version: version.id, kind: version.kind },
  })
