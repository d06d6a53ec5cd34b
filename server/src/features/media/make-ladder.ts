import type { Ctx } from '#platform/context.ts'
import { on } from '#platform/jobs.ts'
import { encoderFor, giveUpHardware, renditionsFor } from './encoder-state.ts'
import { keyOf } from './encryption.ts'
import { renditionsToRepackage } from './encryption-queries.ts'
import { isNote, MediaFailure } from './ffmpeg/failure.ts'
import { type Packaged, packageMany } from './ffmpeg/package.ts'
import type { Planned } from './ffmpeg/plan-renditions.ts'
import type { SourceInfo } from './ffmpeg/probe.ts'
import type { Work } from './ffmpeg/work.ts'
import { Ladder, Repackage } from './jobs.ts'
import { writeMaster } from './master.ts'
import { progressOf } from './progress.ts'
import { newRun, publisher, sweepRuns } from './publish-hls.ts'
import * as queries from './queries.ts'
import * as renditions from './rendition-queries.ts'
import type { AssetRow } from './tables.ts'
import { tellStopped, withSource } from './with-source.ts'

/**
 * Every rendition that is missing beside the first: one ffmpeg and one decode a batch. A rung joins the master playlist
 * when it is finished, because a player that changes to a growing one stops at its end.
 */
export const makeLadder = on(
  Ladder,
  (ctx, payload, info) =>
    withSource(ctx, payload, info, async (asset, work, input) => {
      const source = asset.source_info
      if (!source || !asset.playable_at) return
      if (asset.done_at) return sweepRuns(ctx, asset) // killed between the two
      const planned = renditionsFor(ctx.config, source, work.tools)
      await renditions.planRows(ctx, asset.id, rowsOf(asset.id, planned, source))
      const ready = new Set(
        (await renditions.renditionsOf(ctx, asset.id)).filter((row) => row.state === 'ready').map((row) => row.name),
      )
      const missing = planned.filter((each) => !ready.has(each.name))
      if (missing.length > 0 && !isNote(asset.problem_code))
        await queries.updateAsset(ctx, asset.id, { problem_code: null, problem_message: null })
      const all = missing.reduce((sum, each) => sum + weight(each), 0)
      let before = 0
      for (const batch of inBatches(missing)) {
        const own = batch.reduce((sum, each) => sum + weight(each), 0)
        const share = { before: before / all, own: own / all }
        await makeBatch(ctx, { asset, source, work, input, batch, share, signal: info.signal })
        before += own
      }
      await writeMaster(ctx, asset, async (tx) => {
        await queries.updateAsset(tx, asset.id, { step: null, percent: null, eta_ms: null, done_at: tx.clock() })
        // It may have been asked for, or taken back, in the middle.
        if ((await renditionsToRepackage(tx, asset.id)).length > 0)
          await tx.jobs.enqueue(tx, Repackage, { ...payload, because: 'packaged' })
      })
      await sweepRuns(ctx, asset)
    }),
  { cancelled: tellStopped },
)

/** What pages show while it waits. */
export const rowsOf = (assetId: string, planned: readonly Planned[], { video }: SourceInfo) =>
  planned.map(({ name, medium, plan, track }, place) => {
    const size = plan.video && !plan.video.copy ? plan.video : medium === 'video' ? video : null
    const rate = plan.video && !plan.video.copy ? plan.video.frameRate : video?.frameRate
    return {
      asset_id: assetId,
      name,
      medium,
      place,
      state: 'waiting' as const,
      kind: plan.kind,
      language: track?.language ?? null,
      label: track?.label ?? null,
      width: size?.width ?? null,
      height: size?.height ?? null,
      fps: size && rate ? rate.num / rate.den : null,
    }
  })

const inBatches = (planned: readonly Planned[]) =>
  [...Map.groupBy(planned, (each) => each.batch)].sort(([a], [b]) => a - b).map(([, batch]) => batch)

/** About how long one takes beside the others: pixels a second, more for codecs that look harder for savings. */
function weight({ plan, codec }: Planned): number {
  if (!plan.video || plan.video.copy) return 1_000_000
  const { width, height, frameRate } = plan.video
  return (width * height + 100_000) * (frameRate.num / frameRate.den) * (codec === 'h264' ? 1 : 4)
}

type Batch = {
  asset: AssetRow
  source: SourceInfo
  work: Work
  input: string
  batch: readonly Planned[]
  share: { before: number; own: number }
  signal: AbortSignal
}

async function makeBatch(ctx: Ctx, job: Batch): Promise<void> {
  const { asset, source, work, input, batch } = job
  const run = newRun()
  await renditions.beginRun(
    ctx,
    asset.id,
    batch.map((each) => each.name),
    run,
  )
  const key = await keyOf(ctx, asset)
  const outputs = batch.map((planned) => ({
    ...planned,
    prefix: `${planned.name}-`,
    ...(planned.track ? { audioIndex: planned.track.index } : {}),
    publish: publisher(ctx, asset, { planned, run, source, published: null, key }),
  }))
  const stop = new AbortController()
  const progress = progressOf(ctx, asset, { step: 'encode', run, share: job.share, onOvertaken: () => stop.abort() })
  const encoder = await encoderFor(ctx.config, work.tools, batch)
  const made = await packageMany(work, input, source, outputs, {
    signal: AbortSignal.any([job.signal, stop.signal]),
    encoder,
    onSegment: (segment, { publish }) => publish.onSegment(segment),
    onProgress: ({ fraction }) => progress.report(fraction),
  }).catch((error: unknown) => {
    if (encoder.kind === 'software' || job.signal.aborted || !mayBeHardware(error)) throw error
    giveUpHardware(ctx.log, encoder.kind, error as MediaFailure) // mayBeHardware looked
    return null
  })
  await progress.settled()
  if (!made) return makeBatch(ctx, job) // once more, by the processor
  for (const [at, { publish }] of outputs.entries()) {
    requireWhole(asset, made[at] as Packaged, batch[at] as Planned) // as many as there are outputs
    await publish.finish(made[at] as Packaged)
  }
  await writeMaster(ctx, asset, async () => {})
}

const mayBeHardware = (error: unknown) =>
  error instanceof MediaFailure && ['failed', 'stalled', 'unsupported', 'not_media'].includes(error.reason)

/** The exit code is not trusted: a rung that ends before what plays already would end the video for who changes to it. */
function requireWhole(asset: AssetRow, made: Packaged, planned: Planned) {
  const expectedMs = asset.duration_ms ?? 0
  if (planned.medium === 'video' && made.durationMs < expectedMs - Math.max(2000, expectedMs * 0.04))
    throw new MediaFailure('failed', `${planned.name} lasts ${made.durationMs} ms of ${expectedMs}`)
}
