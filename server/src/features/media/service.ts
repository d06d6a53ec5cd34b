import { smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { type Place, placesInQueues } from '#platform/job-figures.ts'
import { mediaBase, streamBase } from './address.ts'
import { renditionsToRepackage } from './encryption-queries.ts'
import { NothingToCut, NothingToRetry } from './errors.ts'
import { isNote } from './ffmpeg/failure.ts'
import {
  BECAUSE,
  Checksum,
  Cut,
  Ladder,
  MediaChanged,
  Package,
  Probe,
  Remux,
  Repackage,
  Storyboard,
  Thumbnail,
  Waveform,
} from './jobs.ts'
import { newMediaKey } from './many.ts'
import { removeFiles } from './purge.ts'
import * as queries from './queries.ts'
import { stopUnfinished } from './rendition-queries.ts'
import type { AssetRow } from './tables.ts'
import { fileNames } from './thumbnail-files.ts'

export {
  type AlbumImage,
  addPicture,
  createAlbum,
  dropGonePictures,
  forgetPictures,
  largePicture,
  picturesOf,
  requirePicture,
} from './album-pictures.ts'
export { carryThumbnail } from './carry-thumbnail.ts'
export { assetIdsOf, bytesOfChannels, largestChannels } from './channel-files.ts'
export { type Speech, withSpeech } from './extract-speech.ts'
export { MediaChanged } from './jobs.ts'
export { setVisibilities, unfinished } from './many.ts'
export { bytesOf, deleteAssets, sourcesOf } from './purge.ts'
export { type AskedRange, type Cut, cutsOf, parseRanges } from './range.ts'
export { type RenditionFile, renditionFile } from './rendition-file.ts'
export { filesOfSize } from './same-file.ts'
export {
  areSameThumbnails,
  frameThumbnail,
  givenThumbnail,
  MAX_IMAGE_BYTES,
  suggestThumbnails,
  thumbnailsOf,
  useThumbnail,
} from './thumbnails.ts'

export type Visibility = 'private' | 'unlisted' | 'public'
export type Described = Awaited<ReturnType<typeof queries.describeAssets>>[number]

/** Takes a file that is in the store and starts to make it playable; part of the caller's transaction. */
export async function createAsset(
  tx: Ctx,
  input: {
    id: string
    channelId: string
    visibility: Visibility
    /** Whether its segments are to be encrypted. */
    encrypted: boolean
    sourceKey: string
    sourceName: string
    sourceBytes: number
  },
) {
  await queries.insertAsset(tx, {
    id: input.id,
    channel_id: input.channelId,
    visibility: input.visibility,
    encrypted: input.encrypted,
    media_key: newMediaKey(),
    source_key: input.sourceKey,
    source_name: input.sourceName,
    source_bytes: input.sourceBytes,
    step: 'probe',
  })
  await tx.jobs.enqueue(tx, Probe, { assetId: input.id, channelId: input.channelId })
}

/**
 * A new source from parts of another asset's, which is then processed as every source is; part of the caller's transaction.
 * @param input.reservedBytes count as the channel's until it is made
 */
export async function createCut(
  tx: Ctx,
  input: { id: string; from: string; keep: { startMs: number; endMs: number }[]; reservedBytes: number },
): Promise<void> {
  const from = await queries.assetById(tx, input.from)
  if (!from) throw new NothingToCut()
  await queries.insertAsset(tx, {
    id: input.id,
    channel_id: from.channel_id,
    visibility: 'private',
    encrypted: from.encrypted,
    media_key: newMediaKey(),
    source_key: `sources/${input.id}/original`,
    source_name: cutName(from.source_name, from.source_info?.video ? 'mp4' : 'm4a'),
    source_bytes: 0,
    cut: JSON.stringify({ from: input.from, keep: input.keep }),
    reserved_bytes: input.reservedBytes,
    step: 'cut',
  })
  await tx.jobs.enqueue(tx, Cut, { assetId: input.id, channelId: from.channel_id })
}

/** `film (cut).mp4`, also of a cut. */
const cutName = (name: string, ending: string): string =>
  `${name
    .replace(/\.[^./\\]{1,8}$/, '')
    .replace(/ \(cut\)$/, '')
    .slice(0, 200)} (cut).${ending}`

export type Original = { key: string; filename: string; sha256: string | null }

/** The file as it was given, or as it was cut; null while there is none. */
export async function originalOf(ctx: Ctx, assetId: string): Promise<Original | null> {
  const asset = await queries.assetById(ctx, assetId)
  if (!asset || asset.source_bytes === 0) return null
  return { key: asset.source_key, filename: asset.source_name, sha256: asset.source_sha256 }
}

/** What pages show of many assets, in one statement. */
export async function describe(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Described>> {
  if (ids.length === 0) return new Map()
  return new Map((await queries.describeAssets(ctx, ids)).map((row) => [row.id, row]))
}

/** Where those stand that wait for their next step; what is in work, done or failed is left out. In one statement. */
export async function placesOf(ctx: Ctx, assets: Iterable<Described>): Promise<Map<string, Place>> {
  const ids = [...assets].filter(({ step, percent }) => step !== null && !percent).map(({ id }) => id)
  return placesInQueues(ctx, [Probe.name, Cut.name, Remux.name, Package.name, Ladder.name], ids)
}

/** @returns addresses of the master playlist and the pictures; the playlist only once there is a first segment */
export function addressesOf(ctx: Ctx, asset: Described) {
  const now = ctx.clock()
  const { path } = mediaBase(ctx.secrets, asset, now)
  const stream = streamBase(ctx.secrets, asset, now)
  return {
    hls: asset.playable_at ? `${stream.path}master.m3u8` : null,
    ...picturesOf(path, asset),
    storyboard: asset.storyboard_sheets > 0 ? `${path}storyboard.vtt` : null,
    waveform: asset.waveform ? `${path}waveform.bin` : null,
    expiresAt: stream.expiresAt,
  }
}

export type Pictures = { poster: string | null; thumbnail: string | null; placeholder: string | null }

/** For lists that show pictures alone: without renditions they are read in a third of the time. */
export async function picturesOfMany(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Pictures>> {
  if (ids.length === 0) return new Map()
  const rows = await queries.picturesOf(ctx, ids)
  const now = ctx.clock()
  return new Map(rows.map((row) => [row.id, picturesOf(mediaBase(ctx.secrets, row, now).path, row)]))
}

type Pictured = Pick<
  Described,
  'thumbnail' | 'thumbnail_small' | 'thumbnail_placeholder' | 'poster' | 'small_poster' | 'placeholder'
>

/** The chosen thumbnail, else the one that was made by itself. Another picture has another address. */
function picturesOf(path: string, asset: Pictured): Pictures {
  const { thumbnail: id, thumbnail_small: ending, thumbnail_placeholder } = asset
  if (id && ending) return { ...fileNames(path, { id, small: ending }), placeholder: thumbnail_placeholder }
  if (!asset.poster) return { poster: null, thumbnail: null, placeholder: null }
  const small = `${path}poster-320.${asset.small_poster ?? 'jpg'}`
  return { poster: `${path}poster.jpg`, thumbnail: small, placeholder: asset.placeholder }
}

export type WrittenFile = { body: Buffer; etag: string; contentType: string; modified: Date }
type ReadWritten = (ctx: Ctx, assetId: string, name: string) => Promise<WrittenFile | null>
const folders = new Map<string, ReadWritten>()

/** Files that a slice above writes itself, served beside those of an asset and under the same permission. */
export const serveFolder = (name: string, read: ReadWritten) => void folders.set(name, read)
export const folderOf = (name: string) => folders.get(name)

const WIDTH: Record<Visibility, number> = { private: 0, unlisted: 1, public: 2 }

/** When fewer people may see it, every address given out before stops working: the asset gets a new key. */
export async function setVisibility(tx: Ctx, assetId: string, visibility: Visibility): Promise<void> {
  const asset = await queries.assetById(tx, assetId)
  if (!asset || asset.visibility === visibility) return
  const narrower = WIDTH[visibility] < WIDTH[asset.visibility]
  await queries.updateAsset(tx, assetId, { visibility, ...(narrower ? { media_key: newMediaKey() } : {}) })
  await tx.broadcast.publish(tx, 'media.key', { mediaKey: asset.media_key })
}

/** From now on its segments are to be encrypted, or not; what is packaged already changes over in a job, without being encoded. */
export async function setEncryption(tx: Ctx, assetId: string, encrypted: boolean): Promise<void> {
  const asset = await queries.assetById(tx, assetId)
  if (!asset || asset.encrypted === encrypted) return
  await queries.updateAsset(tx, assetId, { encrypted })
  await tx.broadcast.publish(tx, 'media.key', { mediaKey: asset.media_key })
  await tx.jobs.enqueue(tx, Repackage, {
    assetId,
    channelId: asset.channel_id,
    because: encrypted ? 'wanted' : 'unwanted',
  })
  await tx.jobs.emit(tx, MediaChanged, { assetId })
}

/** Cuts off every address of an asset, e.g. when its video goes to the trash. */
export async function revokeAddresses(tx: Ctx, assetId: string): Promise<void> {
  const asset = await queries.assetById(tx, assetId)
  if (!asset) return
  await queries.updateAsset(tx, assetId, { media_key: newMediaKey(), visibility: 'private' })
  await tx.broadcast.publish(tx, 'media.key', { mediaKey: asset.media_key })
}

/** What stopped before everything was made can be started again; it makes only what is missing. */
export const canRetry = (asset: Pick<AssetRow, 'state' | 'done_at' | 'step'>): boolean =>
  asset.state === 'failed' || (asset.state === 'ready' && asset.done_at === null && asset.step === null)

/** @throws {NothingToRetry} */
export async function retry(ctx: Ctx, assetId: string): Promise<{ plays: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const asset = await queries.assetById(tx, assetId)
    if (!asset || !canRetry(asset)) throw new NothingToRetry()
    return startAgain(tx, asset)
  })
}

async function startAgain(tx: Ctx, asset: AssetRow) {
  const plays = asset.state === 'ready'
  await queries.updateAsset(tx, asset.id, {
    ...(plays ? { step: 'waiting' } : { state: 'waiting', step: 'probe' }),
    percent: null,
    eta_ms: null,
    ...(plays && isNote(asset.problem_code) ? {} : { problem_code: null, problem_message: null }),
  })
  const next = asset.cut && asset.source_bytes === 0 ? Cut : Probe
  await tx.jobs.enqueue(tx, next, { assetId: asset.id, channelId: asset.channel_id })
  await tx.jobs.emit(tx, MediaChanged, { assetId: asset.id })
  return { plays }
}

/** Ends every job of an asset that nobody is to see any more; after the commit that decided it. What was made stays. */
export async function stopWork(ctx: Ctx, assetId: string): Promise<void> {
  for (const job of [Cut, Probe, Remux, Package, Ladder, Thumbnail, Storyboard, Waveform, Checksum])
    await ctx.jobs.cancel(ctx, job.name, assetId)
  for (const because of BECAUSE) await ctx.jobs.cancel(ctx, Repackage.name, `${assetId} ${because}`)
  await inTransaction(asSystem(ctx), async (tx) => {
    await stopUnfinished(tx, assetId, 'waiting')
    await queries.markStopped(tx, assetId)
  })
}

/** Ends the work on an asset for a reason that is not of the file; `retry` begins anew. What was made does not play. */
export async function refuse(ctx: Ctx, assetId: string, problem: { code: string; message: string }): Promise<void> {
  await stopWork(ctx, assetId)
  await inTransaction(asSystem(ctx), async (tx) => {
    await queries.updateAsset(tx, assetId, {
      state: 'failed',
      step: null,
      playable_at: null,
      problem_code: problem.code,
      problem_message: problem.message,
    })
    await tx.jobs.emit(tx, MediaChanged, { assetId })
  })
}

/**
 * Takes every file of an asset out of the store. May be killed anywhere and called again. Afterwards nothing plays, so only
 * for what nobody may restore any more. @returns how many there were
 */
export async function deleteFiles(ctx: Ctx, assetId: string, signal?: AbortSignal): Promise<number> {
  await stopWork(ctx, assetId)
  return removeFiles(ctx, assetId, signal)
}

/** Queues again what `stopWork` ended; part of the caller's transaction. */
export async function resumeWork(tx: Ctx, assetId: string): Promise<void> {
  const asset = await queries.assetById(tx, assetId)
  if (!asset) return
  if (!asset.done_at && asset.state !== 'failed') await startAgain(tx, asset)
  else if ((await renditionsToRepackage(tx, assetId)).length > 0)
    await tx.jobs.enqueue(tx, Repackage, { assetId, channelId: asset.channel_id, because: 'packaged' })
}

/** While nothing can be processed here, those who wait see why; the first step that runs takes it back. */
export async function tellNoTools(ctx: Ctx, sentence: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const { id } of await queries.markWaiting(tx, 'media.no_tools', sentence))
      await tx.jobs.emit(tx, MediaChanged, { assetId: id })
  })
}

const keys = smallCache<{ id: string; visibility: Visibility; encrypted: boolean } | null>({
  max: 10_000,
  ttlMs: 10_000,
})

/** The asset behind a media address; looked up with the program's own rights, because the address is the permission. */
export async function assetOfKey(ctx: Ctx, mediaKey: string) {
  const known = keys.get(mediaKey)
  if (known !== undefined) return known
  const asOf = keys.now()
  const found = await queries.assetByKey(asSystem(ctx), mediaKey)
  return keys.set(mediaKey, found ?? null, asOf)
}

export function listenForMedia(ctx: Ctx) {
  ctx.broadcast.on('media.key', ({ mediaKey, mediaKeys }) => {
    for (const key of Array.isArray(mediaKeys) ? mediaKeys : [mediaKey]) keys.delete(String(key))
  })
  ctx.broadcast.on('reset', () => keys.clear())
}
