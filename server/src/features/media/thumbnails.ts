import { type Ctx, inTransaction } from '#platform/context.ts'
import { isUuid, uuidv7 } from '#platform/ids.ts'
import { mediaBase } from './address.ts'
import { NoPictures, ThumbnailNotFound } from './errors.ts'
import type { Fit } from './ffmpeg/still.ts'
import { checkImage } from './image-check.ts'
import { MediaChanged, Picture, Suggest } from './jobs.ts'
import * as queries from './queries.ts'
import type { AssetRow } from './tables.ts'
import { fileNames, givenKey } from './thumbnail-files.ts'
import * as thumbnails from './thumbnail-queries.ts'

export const MAX_IMAGE_BYTES = 10 * 1024 * 1024

/** What there is to choose from: first the one made by itself (its id is null), the others latest first. */
export async function thumbnailsOf(ctx: Ctx, assetId: string) {
  const [asset, rows] = await Promise.all([queries.assetById(ctx, assetId), thumbnails.thumbnailsOf(ctx, assetId)])
  if (!asset) return { items: [], chosen: null, making: null }
  const { path } = mediaBase(ctx.secrets, asset, ctx.clock())
  const automatic = {
    id: null,
    kind: 'automatic' as const,
    atMs: null,
    state: 'ready' as const,
    url: `${path}poster.jpg`,
    small: `${path}poster-320.${asset.small_poster ?? 'jpg'}`,
    createdAt: null,
    problem: null,
  }
  const items = rows.map((row) => {
    const files = row.state === 'ready' ? fileNames(path, row) : null
    return {
      id: row.id,
      kind: row.kind,
      atMs: row.at_ms,
      state: row.state,
      url: files?.poster ?? null,
      small: files?.thumbnail ?? null,
      createdAt: row.created_at.toISOString(),
      problem: row.problem_code ? { code: row.problem_code, message: row.problem_message ?? '' } : null,
    }
  })
  return {
    items: [...(asset.poster ? [automatic] : []), ...items],
    chosen: asset.thumbnail,
    making: asset.next_thumbnail,
  }
}

/** Which one is shown, or will be as soon as it is made. */
export const chosenThumbnail = (asset: Pick<AssetRow, 'thumbnail' | 'next_thumbnail'>) =>
  asset.next_thumbnail ?? asset.thumbnail

/** @throws {NoPictures} of an asset that is not known yet, or that is only heard */
async function withPictures(tx: Ctx, assetId: string): Promise<AssetRow> {
  // Empty: nothing was received yet.
  const asset = assetId === '' ? undefined : await queries.assetById(tx, assetId)
  if (!asset?.source_info?.video) throw new NoPictures()
  return asset
}

/**
 * A moment of the video; part of the caller's transaction. The one there is stays until it is made.
 * @returns which one it will be, and which one was chosen before
 * @throws {NoPictures}
 */
export async function frameThumbnail(tx: Ctx, assetId: string, { atMs, by }: { atMs: number; by: string | null }) {
  const asset = await withPictures(tx, assetId)
  const last = Math.max(0, (asset.source_info?.durationMs ?? 0) - 1)
  return begin(tx, asset, { kind: 'frame', at_ms: Math.min(atMs, last), given: null, created_by: by })
}

/**
 * A picture that was given, as large as it may be (`MAX_IMAGE_BYTES`); part of the caller's transaction.
 * @throws {ImageType | ImageTruncated | ImageHoldsMore | ImageAnimated | ImageSize}
 */
export async function givenThumbnail(
  tx: Ctx,
  assetId: string,
  { bytes, by, ...fit }: Fit & { bytes: Buffer; by: string | null },
) {
  const image = checkImage(bytes)
  const asset = await queries.assetById(tx, assetId)
  if (!asset) throw new NoPictures()
  const given = JSON.stringify({ ...image, ...fit })
  return begin(tx, asset, { kind: 'image', at_ms: null, given, created_by: by }, (id) =>
    tx.store.put(givenKey(assetId, id), bytes, { contentType: 'application/octet-stream' }),
  )
}

type New = { kind: 'frame' | 'image'; at_ms: number | null; given: string | null; created_by: string | null }

async function begin(tx: Ctx, asset: AssetRow, row: New, before: (id: string) => Promise<unknown> = async () => {}) {
  const id = uuidv7()
  await before(id) // what a rolled back commit leaves in the store goes with the asset
  await thumbnails.insertThumbnail(tx, { id, asset_id: asset.id, ...row, created_at: tx.clock() })
  await queries.updateAsset(tx, asset.id, { next_thumbnail: id })
  await tx.jobs.enqueue(tx, Picture, { assetId: asset.id, channelId: asset.channel_id, thumbnailId: id })
  return { id, before: chosenThumbnail(asset) }
}

/**
 * An earlier or suggested one, or with null the one made by itself; one that was chosen for the file before this one means the
 * copy of it that came along. Part of the caller's transaction. @throws {ThumbnailNotFound}
 */
export async function useThumbnail(tx: Ctx, assetId: string, id: string | null) {
  const asset = await queries.assetById(tx, assetId)
  const own = id === null ? null : await ownThumbnail(tx, assetId, id)
  if (!asset || own === undefined) throw new ThumbnailNotFound()
  await queries.updateAsset(tx, assetId, { thumbnail: own, next_thumbnail: null })
  return { id: own, before: chosenThumbnail(asset) }
}

async function ownThumbnail(tx: Ctx, assetId: string, id: string): Promise<string | undefined> {
  const origin = isUuid(id) ? (await thumbnails.originsOf(tx, [id])).get(id) : undefined
  if (!origin) return undefined
  const ready = (await thumbnails.copiesOf(tx, assetId, origin)).filter(({ state }) => state === 'ready')
  return (ready.find((each) => each.id === id) ?? ready[0])?.id
}

/** Whether two of different files are the same picture; null is the one made by itself. */
export async function areSameThumbnails(ctx: Ctx, [one, other]: readonly [string | null, string | null]) {
  if (one === other) return true
  if (one === null || other === null || !isUuid(one) || !isUuid(other)) return false
  const origins = await thumbnails.originsOf(ctx, [one, other])
  return origins.get(one) !== undefined && origins.get(one) === origins.get(other)
}

/** Asks for three moments to choose from, where they were never made. @returns false for what has no pictures, or has them already */
export async function suggestThumbnails(ctx: Ctx, assetId: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const asset = await queries.assetById(tx, assetId)
    if (!asset?.source_info?.video || asset.state !== 'ready') return false
    if ((await thumbnails.thumbnailsOf(tx, assetId)).some(({ kind }) => kind === 'suggested')) return false
    return tx.jobs.enqueue(tx, Suggest, { assetId, channelId: asset.channel_id })
  })
}

/** Told like any other change of an asset. */
export const tellThumbnail = (tx: Ctx, assetId: string) => tx.jobs.emit(tx, MediaChanged, { assetId })
