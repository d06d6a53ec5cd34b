import { inTransaction } from '#platform/context.ts'
import { on } from '#platform/jobs.ts'
import { renditionsFor } from './encoder-state.ts'
import { keyOf } from './encryption.ts'
import { renditionsToRepackage } from './encryption-queries.ts'
import { packageMany } from './ffmpeg/package.ts'
import { Ladder, Package, Remux, Repackage, Sweep } from './jobs.ts'
import { writeMaster } from './master.ts'
import { progressOf } from './progress.ts'
import { newRun, noteOn, publisher } from './publish-hls.ts'
import * as queries from './queries.ts'
import * as renditions from './rendition-queries.ts'
import { tellStopped, withSource } from './with-source.ts'

/** The first playable rendition: a remux where players can play the source, else one low and fast encode. */
export const makeFirst = on(
  Package,
  (ctx, payload, info) =>
    withSource(ctx, payload, info, async (asset, work, input) => {
      const source = asset.source_info
      if (!source) return
      const [planned, ...more] = renditionsFor(ctx.config, source, work.tools)
      const rows = await renditions.renditionsOf(ctx, asset.id)
      if (!planned || rows.some((row) => row.listed && row.state === 'ready')) {
        // Made by an earlier try that was killed before the queue knew, or by an earlier release.
        await inTransaction(ctx, async (tx) => void (await tx.jobs.enqueue(tx, Ladder, payload)))
        return
      }
      const run = newRun()
      await renditions.beginRun(ctx, asset.id, [planned.name], run)
      const earlier = rows.find((row) => row.name === planned.name)
      const published = earlier?.segments ?? 0
      const publish = publisher(ctx, asset, { planned, run, source, published, key: await keyOf(ctx, asset) })
      const stop = new AbortController()
      const progress = progressOf(ctx, asset, { step: 'package', run, onOvertaken: () => stop.abort() })
      const [made] = await packageMany(work, input, source, [{ plan: planned.plan, prefix: '' }], {
        signal: AbortSignal.any([info.signal, stop.signal]),
        nice: planned.plan.kind === 'remux' ? 0 : 5, // before ladders: somebody waits for this one
        onSegment: (segment) => publish.onSegment(segment),
        onProgress: ({ fraction }) => progress.report(fraction),
      })
      await progress.settled()
      if (!made) return // one output, one answer
      await publish.finish(made)
      await writeMaster(ctx, asset, async (tx) => {
        const now = tx.clock()
        await queries.updateAsset(tx, asset.id, {
          state: 'ready',
          ...(more.length > 0 ? { step: 'encode' } : { step: null, done_at: now }),
          percent: null,
          eta_ms: null,
          duration_ms: made.truncated ? made.truncated.playsMs : source.durationMs,
          playable_at: asset.playable_at ?? now,
          ...noteOn(source, made.truncated),
        })
        if (more.length > 0) return void (await tx.jobs.enqueue(tx, Ladder, payload))
        if ((await renditionsToRepackage(tx, asset.id)).length > 0)
          return void (await tx.jobs.enqueue(tx, Repackage, { ...payload, because: 'packaged' })) // which sweeps when it is time
        // A run before this one may have left files, and not its name: a stop or a full disk takes that from the row.
        await tx.jobs.enqueue(tx, Sweep, payload, { startAfterS: 30 })
      })
    }),
  { cancelled: tellStopped },
)

/** The same step, with slots of its own. */
export const remuxFirst = on(Remux, (ctx, payload, info) => makeFirst.run(ctx, payload, info), {
  cancelled: tellStopped,
})
