import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { VideoPublished } from '../events.ts'
import * as queries from '../queries.ts'
import { forgetPublic } from '../read-videos.ts'
import { writeDetails } from './change-details.ts'

/**
 * Publishes what was scheduled for now or earlier. Each in a commit of its own that locks its row: of two workers one does
 * it, one that is killed has done it or not, and a clock that goes back finds nothing scheduled any more.
 * @returns how many
 */
export async function publishDue(ctx: Ctx): Promise<number> {
  const system = asSystem(ctx)
  let published = 0
  for (const { id } of await queries.dueVideos(system)) {
    const done = await inTransaction(system, async (tx) => {
      const row = await queries.lockDue(tx, id)
      if (!row) return false // by another worker, or somebody thought better of it
      await writeDetails(tx, row, { visibility: 'public', publish_at: null })
      await tx.jobs.emit(tx, VideoPublished, { videoId: id, at: tx.clock().toISOString() })
      return true
    })
    if (!done) continue
    forgetPublic(id)
    published++
  }
  return published
}
