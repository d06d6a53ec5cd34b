import type { Ctx } from '#platform/context.ts'
import * as queries from './queries.ts'

/** Writes what is being done now, at most once a second, and tells the open pages. */
export function progressOf(ctx: Ctx, asset: { id: string; channel_id: string }, step: string) {
  const startedAt = Date.now()
  let lastAt = 0
  let writing: Promise<unknown> = Promise.resolve()

  const write = async (fraction: number | null) => {
    const percent = fraction === null ? null : Math.round(Math.min(1, fraction) * 1000) / 10
    const elapsedMs = Date.now() - startedAt
    // A time left is said once it rests on something.
    const etaMs =
      fraction && fraction > 0.02 && elapsedMs > 1000 ? Math.round((elapsedMs * (1 - fraction)) / fraction) : null
    await queries.updateAsset(ctx, asset.id, { step, percent, eta_ms: etaMs })
    await ctx.broadcast.publish(ctx, 'media.progress', {
      assetId: asset.id,
      channelId: asset.channel_id,
      step,
      percent,
      etaMs,
    })
  }

  return {
    /** @param fraction from 0 to 1, null where the end is not known */
    report(fraction: number | null) {
      if (Date.now() - lastAt < 1000) return
      lastAt = Date.now()
      writing = writing
        .then(() => write(fraction))
        .catch((error: unknown) => ctx.log.debug({ err: error }, 'progress not written'))
    },
    settled: () => writing,
  }
}
