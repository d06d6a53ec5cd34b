import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Happening, VideosHappened } from './events.ts'

type Told = z.infer<typeof VideosHappened.payload>['videos'][number]

/** Queued by the commit of what happened, or not at all. */
export async function tellHappened(
  tx: Ctx,
  channelId: string,
  type: Happening,
  videos: readonly Told[],
): Promise<void> {
  if (videos.length === 0) return
  await tx.jobs.emit(tx, VideosHappened, { channelId, type, at: tx.clock().toISOString(), videos: [...videos] })
}
