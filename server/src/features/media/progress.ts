import { type Ctx, inTransaction } from '#platform/context.ts'
import * as queries from './queries.ts'
import { reportRun } from './rendition-queries.ts'

type Doing = {
  step: 'package' | 'encode'
  run: string
  /** of the whole work of this step: what was done before this run, and what this run is */
  share?: { before: number; own: number }
  /** this run's renditions were taken over by another run */
  onOvertaken?: () => void
}

/** Writes how far a run is, at most once a second, and tells the open pages. */
export function progressOf(ctx: Ctx, asset: { id: string; channel_id: string }, doing: Doing) {
  const { step, run, share = { before: 0, own: 1 } } = doing
  const startedAt = performance.now()
  let lastAt = 0
  let writing: Promise<unknown> = Promise.resolve()

  const write = async (fraction: number) => {
    const overall = share.before + share.own * fraction
    const elapsedMs = performance.now() - startedAt
    // A time left is said once it rests on something: on the speed of this run, for what comes after it too.
    const known = fraction > 0.02 && elapsedMs > 1000
    const etaMs = known ? Math.round((elapsedMs / (share.own * fraction)) * (1 - overall)) : null
    const percent = inPercent(overall)
    const own = inPercent(fraction)
    const mine = await inTransaction(ctx, async (tx) => {
      const rows = await reportRun(tx, asset.id, run, own)
      if (rows === 0) return false
      await queries.updateAsset(tx, asset.id, { step, percent, eta_ms: etaMs })
      await tx.broadcast.publish(tx, 'media.progress', {
        assetId: asset.id,
        channelId: asset.channel_id,
        step,
        percent,
        etaMs,
        // Of each rendition that is being made.
        renditionPercent: own,
      })
      return true
    })
    if (!mine) doing.onOvertaken?.()
  }

  return {
    /** @param fraction of this run, from 0 to 1 */
    report(fraction: number) {
      if (performance.now() - lastAt < 1000) return
      lastAt = performance.now()
      writing = writing
        .then(() => write(fraction))
        .catch((error: unknown) => ctx.log.debug({ err: error }, 'progress not written'))
    },
    settled: () => writing,
  }
}

const inPercent = (fraction: number) => Math.round(Math.min(1, fraction) * 1000) / 10
