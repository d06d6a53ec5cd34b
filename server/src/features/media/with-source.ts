import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { isConnectionLoss } from '#platform/db-connect.ts'
import type { RunInfo } from '#platform/jobs.ts'
import { MediaFailure } from './ffmpeg/failure.ts'
import { type Work, withWork } from './ffmpeg/work.ts'
import { MediaChanged } from './jobs.ts'
import * as queries from './queries.ts'
import type { AssetRow } from './tables.ts'
import { requireTools } from './tools-state.ts'

/** Of a failure that may pass. The queue allows more, because a restart of the program uses one up too. */
const TRIES = 3

export type Payload = { assetId: string; channelId: string }
export type Step = (asset: AssetRow, work: Work, input: string) => Promise<void>

/**
 * Runs one step on an asset's source in a work folder of its own. What is the file's own fault is told to the creator at
 * once; anything else is tried again and told after the last try.
 */
export async function withSource(ctx: Ctx, payload: Payload, info: RunInfo, step: Step, { decorative = false } = {}) {
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
