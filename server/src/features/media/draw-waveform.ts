import { inTransaction } from '#platform/context.ts'
import { on } from '#platform/jobs.ts'
import { makeWaveform } from './ffmpeg/waveform.ts'
import { MediaChanged, Waveform } from './jobs.ts'
import * as queries from './queries.ts'
import { withSource } from './with-source.ts'

/** Decoration like the storyboard, and as cheap to make twice. */
export const drawWaveform = on(Waveform, (ctx, payload, info) =>
  withSource(
    ctx,
    payload,
    info,
    async (asset, work, input) => {
      if (!asset.source_info || asset.waveform) return
      const made = await makeWaveform(work, input, asset.source_info, { signal: info.signal })
      if (!made) return
      await ctx.store.put(`media/${asset.id}/waveform.bin`, made, { contentType: 'application/octet-stream' })
      await inTransaction(ctx, async (tx) => {
        await queries.updateAsset(tx, asset.id, { waveform: true })
        await tx.jobs.emit(tx, MediaChanged, { assetId: asset.id })
      })
    },
    { decorative: true },
  ),
)
