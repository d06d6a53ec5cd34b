import { type Ctx, inTransaction } from '#platform/context.ts'
import { isConnectionLoss, isDiskFull } from '#platform/db-connect.ts'
import { type Done, GivenUp, type RunInfo } from '#platform/jobs.ts'
import { said } from '#platform/language.ts'
import { StorageFull, StoreUnavailable } from '#platform/storage/errors.ts'
import { MediaFailure } from './ffmpeg/failure.ts'
import { type Work, withWork } from './ffmpeg/work.ts'
import { MediaChanged } from './jobs.ts'
import { removeFiles } from './purge.ts'
import * as queries from './queries.ts'
import * as renditions from './rendition-queries.ts'
import { withSourceFile } from './source-file.ts'
import type { AssetRow } from './tables.ts'
import { requireTools } from './tools-state.ts'

/** Of a failure that may pass. The queue allows more, because a kill of the program uses one up too. */
const TRIES = 3

export type Payload = { assetId: string; channelId: string }
type Options = {
  decorative?: boolean
  /** of another asset */
  sourceOf?: (asset: AssetRow) => Promise<AssetRow>
}
export type Step = (asset: AssetRow, work: Work, input: string) => Promise<void>

/**
 * Runs one step on an asset's source in a work folder of its own. What is the file's own fault is told to the creator at
 * once; anything else is tried again, told after the last try, and kept for the operator with its reason.
 */
export async function withSource(
  ctx: Ctx,
  payload: Payload,
  info: RunInfo,
  step: Step,
  { decorative = false, sourceOf }: Options = {},
): Promise<Done | undefined> {
  const asset = await queries.assetById(ctx, payload.assetId)
  if (!asset) {
    await removeFiles(ctx, payload.assetId) // what an earlier run stored after it went
    return
  }
  const tools = await requireTools(ctx.config.ffmpegPath)
  try {
    await withWork(tools, ctx.paths.work, async (work) => {
      const input = await withSourceFile(ctx, (await sourceOf?.(asset)) ?? asset, info.signal, (path) =>
        work.bring(path),
      )
      await step(asset, work, input)
    })
    if (!(await queries.assetById(ctx, asset.id))) await removeFiles(ctx, asset.id)
    if (asset.source_info && !decorative) return { mediaMs: asset.source_info.durationMs }
  } catch (error) {
    if (isConnectionLoss(error) || error instanceof StoreUnavailable) throw error // the file is not to blame, and could not be told so now
    // It was deleted for good meanwhile: what was stored since belongs to nobody.
    if (!(await queries.assetById(ctx, asset.id))) {
      await removeFiles(ctx, asset.id)
      return
    }
    const fault = faultOf(error)
    if (fault.reason === 'cancelled') {
      if (info.signal.aborted) throw error
      ctx.log.info({ assetId: asset.id, detail: fault.detail }, 'media left to another run')
      return
    }
    const noRoom = fault.reason === 'out_of_space' && !info.lastTry
    if (noRoom && !decorative) await tellNoRoom(ctx, asset.id)
    if (noRoom || (!fault.final && info.tryNumber < TRIES && !info.lastTry)) throw error
    ctx.log.warn({ err: error, assetId: asset.id, detail: fault.detail }, 'media given up')
    if (!decorative) await tellFault(ctx, asset.id, fault)
    if (!fault.final) throw new GivenUp([fault.message, fault.detail].filter(Boolean).join(' '), { cause: error })
  }
  return
}

/** After the operator stopped a step: what plays goes on playing, and the creator may start the rest again. */
export async function tellStopped(ctx: Ctx, { assetId }: Payload) {
  const asset = await queries.assetById(ctx, assetId)
  if (!asset || asset.done_at || (asset.state === 'failed' && asset.step === null)) return
  await tellFault(ctx, assetId, { reason: 'stopped', message: said('The operator stopped the processing.') })
}

function faultOf(error: unknown): MediaFailure {
  if (error instanceof MediaFailure) return error
  const noRoom = error instanceof StorageFull || isDiskFull(error)
  return new MediaFailure(noRoom ? 'out_of_space' : 'failed', String(error))
}

/** The queue tries again, with growing pauses, for about an hour. */
async function tellNoRoom(ctx: Ctx, assetId: string) {
  await inTransaction(ctx, async (tx) => {
    await renditions.stopUnfinished(tx, assetId, 'waiting')
    await queries.updateAsset(tx, assetId, {
      step: 'waiting',
      percent: null,
      eta_ms: null,
      problem_code: 'media.out_of_space',
      problem_message: said('There is no space left on the disk of the server. This is tried again by itself.'),
    })
    await tx.jobs.emit(tx, MediaChanged, { assetId })
  })
}

/** What plays already, perhaps since this step began, goes on playing; only the rest is missing. */
async function tellFault(ctx: Ctx, assetId: string, fault: { reason: string; message: string }) {
  await inTransaction(ctx, async (tx) => {
    const present = await queries.assetById(tx, assetId)
    await renditions.stopUnfinished(tx, assetId, 'failed')
    await queries.updateAsset(tx, assetId, {
      state: present?.playable_at ? 'ready' : 'failed',
      step: null,
      percent: null,
      eta_ms: null,
      problem_code: `media.${fault.reason}`,
      problem_message: present?.playable_at
        ? said('It plays, but not every version could be made. {message}', { message: fault.message })
        : fault.message,
    })
    await tx.jobs.emit(tx, MediaChanged, { assetId })
  })
}
