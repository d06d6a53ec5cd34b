import { type Ctx, inTransaction } from '#platform/context.ts'
import { on } from '#platform/jobs.ts'
import { renditionsFor } from './encoder-state.ts'
import { probe, type SourceInfo } from './ffmpeg/probe.ts'
import type { MediaTools } from './ffmpeg/tools.ts'
import { Checksum, MediaChanged, Package, Probe, Remux, Storyboard, Thumbnail, Waveform } from './jobs.ts'
import { rowsOf } from './make-ladder.ts'
import * as queries from './queries.ts'
import { planRows } from './rendition-queries.ts'
import { type Payload, tellStopped, withSource } from './with-source.ts'

/** What the file holds; everything else follows from it. */
export const probeSource = on(
  Probe,
  (ctx, payload, info) =>
    withSource(ctx, payload, info, async (asset, work, input) => {
      if (asset.source_info) return plan(ctx, payload, { source: asset.source_info, tools: work.tools }) // killed between the two; what follows is queued again
      await queries.updateAsset(ctx, asset.id, {
        state: 'processing',
        step: 'probe',
        problem_code: null,
        problem_message: null,
      })
      const source = await probe(work, input, { signal: info.signal })
      await inTransaction(ctx, async (tx) => {
        await queries.updateAsset(tx, asset.id, {
          source_info: JSON.stringify(source),
          duration_ms: source.durationMs,
          width: source.video?.width ?? null,
          height: source.video?.height ?? null,
          step: 'package',
          percent: 0,
        })
        await tx.jobs.emit(tx, MediaChanged, { assetId: asset.id })
        await plan(tx, payload, { source, tools: work.tools })
      })
    }),
  { cancelled: tellStopped },
)

async function plan(tx: Ctx, payload: Payload, { source, tools }: { source: SourceInfo; tools: MediaTools }) {
  const planned = renditionsFor(tx.config, source, tools)
  await planRows(tx, payload.assetId, rowsOf(payload.assetId, planned, source))
  await tx.jobs.enqueue(tx, planned[0]?.plan.kind === 'remux' ? Remux : Package, payload)
  await tx.jobs.enqueue(tx, Thumbnail, payload)
  await tx.jobs.enqueue(tx, Storyboard, payload, { startAfterS: 3 })
  if (source.audio) await tx.jobs.enqueue(tx, Waveform, payload, { startAfterS: 4 })
  // Reading it all once more waits until the first seconds play.
  await tx.jobs.enqueue(tx, Checksum, payload, { startAfterS: 5 })
}
