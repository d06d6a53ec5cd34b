import { type Ctx, inTransaction } from '#platform/context.ts'
import { on } from '#platform/jobs.ts'
import { MediaFailure } from './ffmpeg/failure.ts'
import { makeThumbnails } from './ffmpeg/thumbnail.ts'
import type { Work } from './ffmpeg/work.ts'
import { MediaChanged, Suggest, Thumbnail } from './jobs.ts'
import { readyAs, storePictures } from './make-picture.ts'
import * as queries from './queries.ts'
import type { AssetRow } from './tables.ts'
import { idOfPicture } from './thumbnail-files.ts'
import * as thumbnails from './thumbnail-queries.ts'
import { tellThumbnail } from './thumbnails.ts'
import { withSource } from './with-source.ts'

/** Decoration: a video without a picture is a video all the same, so a failure is not told. */
export const makeThumbnail = on(Thumbnail, (ctx, payload, info) =>
  withSource(
    ctx,
    payload,
    info,
    async (asset, work, input) => {
      if (!asset.source_info) return
      if (!asset.poster)
        await makePoster(ctx, { ...asset, source_info: asset.source_info }, { work, input, signal: info.signal })
      await suggest(ctx, asset, { work, input, signal: info.signal })
    },
    { decorative: true },
  ),
)

type From = { work: Work; input: string; signal: AbortSignal }

async function makePoster(
  ctx: Ctx,
  asset: AssetRow & { source_info: NonNullable<AssetRow['source_info']> },
  { work, input, signal }: From,
) {
  const made = await makeThumbnails(work, input, asset.source_info, { signal })
  if (!made) return
  await ctx.store.putFile(`media/${asset.id}/poster.jpg`, made.poster.path, {
    contentType: made.poster.contentType,
  })
  const small = made.small.contentType === 'image/webp' ? 'webp' : 'jpg'
  await ctx.store.putFile(`media/${asset.id}/poster-320.${small}`, made.small.path, {
    contentType: made.small.contentType,
  })
  await inTransaction(ctx, async (tx) => {
    await queries.updateAsset(tx, asset.id, { poster: true, small_poster: small, placeholder: made.preview })
    await tx.jobs.emit(tx, MediaChanged, { assetId: asset.id })
  })
}

export const suggestPictures = on(Suggest, (ctx, payload, info) =>
  withSource(ctx, payload, info, (asset, work, input) => suggest(ctx, asset, { work, input, signal: info.signal }), {
    decorative: true,
  }),
)

/** Each with what is looked at instead when it is black or blank. */
const SUGGESTED = [
  [0.1, 0.13, 0.07, 0.17],
  [0.4, 0.43, 0.37, 0.47],
  [0.7, 0.73, 0.67, 0.77],
]

/** Shorter than this, three moments are one. */
const LONG_ENOUGH_MS = 1500

async function suggest(ctx: Ctx, asset: AssetRow, { work, input, signal }: From): Promise<void> {
  const source = asset.source_info
  if (!source?.video || source.durationMs < LONG_ENOUGH_MS) return
  const known = await thumbnails.thumbnailsOf(ctx, asset.id)
  if (known.some(({ kind }) => kind === 'suggested')) return
  const rows: ({ id: string; at_ms: number } & ReturnType<typeof readyAs>)[] = []
  for (const places of SUGGESTED) {
    const made = await makeThumbnails(work, input, source, { places, signal }).catch((error: unknown) => {
      // Of a file that is cut off, the part that is there is enough.
      if (error instanceof MediaFailure && error.reason === 'failed') return null
      throw error
    })
    if (!made || rows.some((row) => row.at_ms === made.atMs)) continue
    const id = idOfPicture(asset.id, `suggested ${made.atMs}`)
    await storePictures(ctx, asset, { id, made })
    rows.push({ id, at_ms: made.atMs, ...readyAs(made) })
  }
  await inTransaction(ctx, async (tx) => {
    for (const row of rows)
      await thumbnails.insertThumbnail(tx, {
        ...row,
        asset_id: asset.id,
        kind: 'suggested',
        given: null,
        created_by: null,
        created_at: tx.clock(),
      })
    if (rows.length > 0) await tellThumbnail(tx, asset.id)
  })
}
