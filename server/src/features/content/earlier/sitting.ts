import type { Ctx } from '#platform/context.ts'

/** While one person goes on writing, what stands there is kept this often; what stood there before they began always is. */
const SITTING_MS = 600_000

/**
 * Whether what stands there is kept before it is written over by whoever asks: article texts, chapters and captions alike.
 * @param lastKeptAt when something of it was kept, or else when its video began; asked for only where that decides
 */
export async function isWorthKeeping(
  tx: Ctx,
  standing: { updated_by: string | null; updated_at: Date },
  lastKeptAt: () => Promise<Date>,
): Promise<boolean> {
  const isOld = (time: Date) => tx.clock().getTime() - time.getTime() >= SITTING_MS
  const by = tx.actor.kind === 'user' ? tx.actor.userId : null
  return standing.updated_by !== by || isOld(standing.updated_at) || isOld(await lastKeptAt())
}
