import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import type { Ctx } from '#platform/context.ts'
import { keptTime, timeBefore } from '../edit/edit-list.ts'
import { tellChange } from '../editable.ts'
import { kindOf } from '../kind.ts'
import { reachOf } from '../policy.ts'
import * as videos from '../queries.ts'
import { tellOfVideo } from '../tell-happened.ts'
import { RetireVersion } from './jobs.ts'
import * as queries from './queries.ts'
import type { VersionRow } from './tables.ts'
import { cutTexts, textsOf, writeTexts } from './texts.ts'

export type LockedVideo = NonNullable<Awaited<ReturnType<typeof videos.lockVideo>>>

/** Texts fit a version whose length differs by no more than this. */
const SAME_LENGTH_MS = 1000
/** For those who are in the middle of what played until now. */
const LEFT_TO_WATCH_MS = 3_600_000

const stateOf = ({ status }: LockedVideo) => (status === 'failed' || status === 'ready' ? status : 'processing')

/** The row of what plays; a video that never had another file gets it now. */
export async function ensureCurrent(tx: Ctx, video: LockedVideo): Promise<VersionRow | undefined> {
  if (!video.asset_id) return undefined
  const known = await queries.versionById(tx, video.asset_id)
  if (known) return known
  await queries.insertVersion(tx, {
    id: video.asset_id,
    video_id: video.id,
    channel_id: video.channel_id,
    kind: 'upload',
    state: stateOf(video),
    current: true,
    created_by: video.created_by,
    created_at: video.created_at,
    current_since: video.created_at,
  })
  return queries.versionById(tx, video.asset_id)
}

/** Where what is shown at a moment of the one is shown in the other: a cut knows, other files are taken to be alike. */
function between(former: VersionRow, version: VersionRow): (atMs: number) => number | null {
  const { keep } = version
  if (keep && version.made_from === former.id) return (atMs) => keptTime(keep, atMs)
  const before = former.keep
  if (before && former.made_from === version.id) return (atMs) => timeBefore(before, atMs)
  return (atMs) => atMs
}

/**
 * From this commit on the video is that version: address, figures, metadata and the chosen thumbnail stay, captions and
 * chapters come along. The video is locked by the caller.
 */
export async function makeCurrent(
  tx: Ctx,
  video: LockedVideo,
  version: VersionRow,
  by?: accounts.AskedBy,
): Promise<void> {
  const former = await ensureCurrent(tx, video)
  if (former?.id === version.id) return
  const asset = (await media.describe(tx, [version.id])).get(version.id)
  if (!asset) return
  const durationMs = asset.duration_ms
  const texts = await textsOf(tx, video.id)
  await queries.leaveCurrent(tx, video.id)
  // While it played, what became of its file was written into the video's row only.
  if (former)
    await queries.updateVersion(tx, former.id, { state: stateOf(video), texts: JSON.stringify(texts), wanted: false })
  await queries.unwantBefore(tx, video.id, version.created_at)
  const isCut = version.keep !== null && version.made_from === former?.id
  const own = version.texts ?? (isCut && version.keep ? cutTexts(texts, version.keep, video) : null)
  const differ = Math.abs((durationMs ?? 0) - (video.duration_ms ?? 0)) > SAME_LENGTH_MS
  const has = texts.captions.length > 0 || texts.chapters !== null || Boolean(texts.interactions?.length)
  await queries.updateVersion(tx, version.id, {
    state: 'ready',
    current: true,
    wanted: false,
    texts_differ: !own && has && (differ || former?.texts_differ === true),
    current_since: tx.clock(),
    problem_code: null,
    problem_message: null,
  })
  await media.setVisibility(tx, version.id, video.deleted_at ? 'private' : reachOf(video.visibility))
  await media.setEncryption(tx, version.id, video.encryption)
  await videos.updateVideo(tx, video.id, {
    asset_id: version.id,
    status: 'ready',
    kind: kindOf(asset),
    duration_ms: durationMs,
  })
  if (former) await media.carryThumbnail(tx, { from: former.id, to: version.id, momentOf: between(former, version) })
  if (own) await writeTexts(tx, { ...video, duration_ms: durationMs }, own)
  if (video.asset_id) {
    const startAfterS = Math.ceil(((video.duration_ms ?? 0) + LEFT_TO_WATCH_MS) / 1000)
    await tx.jobs.enqueue(tx, RetireVersion, { videoId: video.id, versionId: video.asset_id }, { startAfterS })
  }
  await accounts.audit(tx, {
    channelId: video.channel_id,
    action: 'video.version-used',
    subject: { kind: 'video', id: video.id, label: video.title },
    before: { version: video.asset_id },
    after: { version: version.id },
    ...(by ? { by } : {}),
  })
  await tellOfVideo(tx, video, 'version.made_current', {
    versionId: version.id,
    formerVersionId: video.asset_id,
    durationMs,
  })
  await tellChange(tx, video)
}
