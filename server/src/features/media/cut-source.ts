import { type Ctx, inTransaction } from '#platform/context.ts'
import { on } from '#platform/jobs.ts'
import { said } from '#platform/language.ts'
import { makeCut } from './ffmpeg/cut/make-cut.ts'
import { MediaFailure } from './ffmpeg/failure.ts'
import { probe } from './ffmpeg/probe.ts'
import { Cut, MediaChanged, Probe } from './jobs.ts'
import * as queries from './queries.ts'
import type { AssetRow } from './tables.ts'
import { tellStopped, withSource } from './with-source.ts'

/** Makes a source from parts of another one; what follows is what follows every upload. */
export const cutSource = on(
  Cut,
  (ctx, payload, info) =>
    withSource(
      ctx,
      payload,
      info,
      async (asset, work, input) => {
        if (!asset.cut || asset.source_bytes > 0) return // made by an earlier try, which queued what follows
        await tell(ctx, asset, 0)
        const source = await probe(work, input, { signal: info.signal })
        let toldAt = performance.now()
        const made = await makeCut(work, input, source, asset.cut.keep, {
          signal: info.signal,
          onProgress: (fraction) => {
            if (performance.now() - toldAt < 1000) return
            toldAt = performance.now()
            void tell(ctx, asset, fraction).catch((error: unknown) => ctx.log.debug({ err: error }, 'not told'))
          },
        })
        if (made.fellBack) ctx.log.warn({ assetId: asset.id, detail: made.fellBack }, 'cut by encoding everything')
        ctx.log.info({ assetId: asset.id, copied: made.copied, sizeBytes: made.size }, 'cut')
        await ctx.store.putFile(asset.source_key, made.path, { contentType: 'application/octet-stream' })
        await inTransaction(ctx, async (tx) => {
          const present = await queries.assetById(tx, asset.id)
          if (!present || present.source_bytes > 0) return
          await queries.updateAsset(tx, asset.id, {
            source_bytes: made.size,
            step: 'probe',
            percent: null,
            eta_ms: null,
          })
          await tx.jobs.enqueue(tx, Probe, payload)
          await tx.jobs.emit(tx, MediaChanged, { assetId: asset.id })
        })
      },
      { sourceOf: (asset) => sourceOfCut(ctx, asset) },
    ),
  { cancelled: tellStopped },
)

async function sourceOfCut(ctx: Ctx, asset: AssetRow) {
  const from = asset.cut && (await queries.assetById(ctx, asset.cut.from))
  if (!from)
    throw new MediaFailure('damaged', 'no source', said('The version that this one is cut from is not there any more.'))
  return from
}

async function tell(ctx: Ctx, asset: AssetRow, fraction: number) {
  const percent = Math.round(fraction * 1000) / 10
  await inTransaction(ctx, async (tx) => {
    await queries.updateAsset(tx, asset.id, {
      state: 'processing',
      step: 'cut',
      percent,
      problem_code: null,
      problem_message: null,
    })
    await tx.broadcast.publish(tx, 'media.progress', {
      assetId: asset.id,
      channelId: asset.channel_id,
      step: 'cut',
      percent,
      etaMs: null,
    })
  })
}
