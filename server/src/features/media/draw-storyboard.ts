import { inTransaction } from '#platform/context.ts'
import { on } from '#platform/jobs.ts'
import { makeStoryboard } from './ffmpeg/storyboard.ts'
import { MediaChanged, Storyboard } from './jobs.ts'
import * as queries from './queries.ts'
import { withSource } from './with-source.ts'

/** Decoration like the thumbnail. What lists the pictures is stored after them; a second run writes the same names. */
export const drawStoryboard = on(Storyboard, (ctx, payload, info) =>
  withSource(
    ctx,
    payload,
    info,
    async (asset, work, input) => {
      if (!asset.source_info || asset.storyboard_sheets > 0) return
      const made = await makeStoryboard(work, input, asset.source_info, { signal: info.signal })
      if (!made) return
      const folder = `media/${asset.id}`
      for (const [number, sheet] of made.sheets.entries()) {
        await ctx.store.putFile(`${folder}/storyboard-${number}.jpg`, sheet.path, { contentType: 'image/jpeg' })
      }
      const vtt = Buffer.from(made.vtt)
      await ctx.store.put(`${folder}/storyboard.vtt`, vtt, { contentType: 'text/vtt; charset=utf-8' })
      await inTransaction(ctx, async (tx) => {
        await queries.updateAsset(tx, asset.id, { storyboard_sheets: made.sheets.length })
        await tx.jobs.emit(tx, MediaChanged, { assetId: asset.id })
      })
    },
    { decorative: true },
  ),
)
