import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { isConnectionLoss } from '#platform/db-connect.ts'
import { on, type RunInfo } from '#platform/jobs.ts'
import { sha256 } from './ffmpeg/checksum.ts'
import { planFor } from './ffmpeg/decide.ts'
import { MediaFailure } from './ffmpeg/failure.ts'
import { packageHls } from './ffmpeg/package.ts'
import { probe } from './ffmpeg/probe.ts'
import { makeThumbnails } from './ffmpeg/thumbnail.ts'
import { type Work, withWork } from './ffmpeg/work.ts'
import { Checksum, MediaChanged, Package, Probe, Thumbnail } from './jobs.ts'
import { progressOf } from './progress.ts'
import { publisher } from './publish-hls.ts'
import * as queries from './queries.ts'
import type { AssetRow } from './tables.ts'
import { requireTools } from './tools-state.ts'

/** Of a failure that may pass. The queue allows more, because a restart of the program uses one up too. */
const TRIES = 3

type Payload = { assetId: string; channelId: string }
type Step = (asset: AssetRow, work: Work, input: string) => Promise<void>

export const handlers = [
  on(Probe, (ctx, payload, info) =>
    withSource(ctx, payload, info, async (asset, work, input) => {
      if (asset.source_info) return plan(ctx, payload) // killed between the two; what follows is queued again
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
        await plan(tx, payload)
      })
    }),
  ),

  on(Package, (ctx, payload, info) =>
    withSource(ctx, payload, info, async (asset, work, input) => {
      const source = asset.source_info
      if (!source || asset.done_at) return
      const plan = planFor(source)
      const name =
        plan.kind === 'remux'
          ? 'original'
          : plan.video && !plan.video.copy
            ? `${Math.min(plan.video.width, plan.video.height)}p`
            : 'audio'
      const publish = publisher(ctx, asset, { name, plan, source })
      const progress = progressOf(ctx, asset, 'package')
      const made = await packageHls(work, input, source, plan, {
        signal: info.signal,
        onSegment: (segment) => publish.onSegment(segment),
        onProgress: ({ fraction }) => progress.report(fraction),
      })
      await progress.settled()
      await publish.finish(made)
    }),
  ),

  on(Thumbnail, (ctx, payload, info) =>
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
  ),

  on(Checksum, async (ctx, { assetId }, { signal }) => {
    const asset = await queries.assetById(ctx, assetId)
    if (!asset || asset.source_sha256) return
    const path = ctx.store.localPath(asset.source_key)
    if (!path) throw new Error(`the store keeps ${asset.source_key} out of reach`)
    await queries.updateAsset(ctx, assetId, { source_sha256: await sha256(path, { signal }) })
  }),
]

async function plan(tx: Ctx, payload: Payload) {
  await tx.jobs.enqueue(tx, Package, payload)
  await tx.jobs.enqueue(tx, Thumbnail, payload)
  // Reading it all once more waits until the first seconds play.
  await tx.jobs.enqueue(tx, Checksum, payload, { startAfterS: 5 })
}

/**
 * Runs one step on an asset's source in a work folder of its own. What is the file's own fault is told to the creator at
 * once; anything else is tried again and told after the last try.
 */
async function withSource(ctx: Ctx, payload: Payload, info: RunInfo, step: Step, { decorative = false } = {}) {
  const asset = await queries.assetById(ctx, payload.assetId)
  if (!asset) return
  const tools = await requireTools(ctx.config.ffmpegPath)
  try {
    await withWork(tools, ctx.paths.work, async (work) => {
      const path = ctx.store.localPath(asset.source_key) ?? (await fetched(ctx, asset, work))
      await step(asset, work, await work.bring(path))
    })
  } catch (error) {
    if (isConnectionLoss(error)) throw error // the file is not to blame, and could not be told so now
    const fault = error instanceof MediaFailure ? error : new MediaFailure('failed', String(error))
    if (fault.reason === 'cancelled' && info.signal.aborted) throw error
    if (!fault.final && info.tryNumber < TRIES && !info.lastTry) throw error
    ctx.log.warn({ err: error, assetId: asset.id, detail: fault.detail }, 'media given up')
    if (decorative) return
    await inTransaction(ctx, async (tx) => {
      // What plays already, perhaps since this step began, goes on playing; only the rest is missing.
      const present = await queries.assetById(tx, asset.id)
      await queries.updateAsset(tx, asset.id, {
        state: present?.playable_at ? 'ready' : 'failed',
        step: null,
        percent: null,
        eta_ms: null,
        problem_code: `media.${fault.reason}`,
        problem_message: fault.message,
      })
      await tx.jobs.emit(tx, MediaChanged, { assetId: asset.id })
    })
  }
}

async function fetched(ctx: Ctx, asset: AssetRow, work: Work): Promise<string> {
  const object = await ctx.store.get(asset.source_key)
  if (!object) throw new MediaFailure('failed', 'the source is not in the store')
  const path = join(work.out, 'source')
  await pipeline(object.body, createWriteStream(path, { mode: 0o600 }))
  return path
}
