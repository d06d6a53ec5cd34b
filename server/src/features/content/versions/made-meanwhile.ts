import * as media from '#features/media/service.ts'
import type { Ctx } from '#platform/context.ts'
import * as queries from './queries.ts'

/** Of videos that come out of the trash: a version that became playable while they lay there takes its place now. */
export async function tellMadeMeanwhile(tx: Ctx, videoIds: readonly string[]): Promise<void> {
  for (const { id } of await queries.wantedOf(tx, videoIds)) await tx.jobs.emit(tx, media.MediaChanged, { assetId: id })
}
