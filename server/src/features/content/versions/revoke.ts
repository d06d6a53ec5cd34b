import * as media from '#features/media/service.ts'
import type { Ctx } from '#platform/context.ts'
import * as queries from './queries.ts'

/** Narrowed or thrown away with the video: every address of the versions that do not play ends at once. */
export async function revokeOtherVersions(tx: Ctx, videoIds: readonly string[]): Promise<void> {
  const others = await queries.othersOf(tx, videoIds)
  await media.setVisibilities(
    tx,
    others.map(({ id }) => ({ assetId: id, visibility: 'private' as const, revoke: true })),
  )
}
