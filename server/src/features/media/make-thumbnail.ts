import { inTransaction } from '#platform/context.ts'
import { on } from '#platform/jobs.ts'
import { makeThumbnails } from './ffmpeg/thumbnail.ts'
import { MediaChanged, Thumbnail } from './jobs.ts'
import * as queries from './queries.ts'
import { withSource } from './with-source.ts'

/** Decoration: a video without a picture is a video all the same, so a failure is not told. */
export const makeThumbnail = on(Thumbnail, (ctx, payload, info) =>
  withSource(
    ctx,
    payload,
    info,
    async (asset, work, input) => {
      if (!asset.source_info || asset.poster) return
      const made = await makeThumbnails(work, input, asset.source_info, { signal: info.signal })
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
    },
    { decorative: true },
  ),
)
