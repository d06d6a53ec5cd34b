import * as media from '#features/media/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import * as queries from './queries.ts'

const DAY_MS = 86_400_000
const AT_ONCE = 50

/**
 * Versions that have been in the trash for `TRASH_DAYS`, and what was made of those that were cancelled; asked hourly. What is
 * marked cannot be restored; its files go before its row, so a killed run is gone on with.
 */
export async function purgeVersions(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx)
  const before = new Date(ctx.clock().getTime() - ctx.config.trashDays * DAY_MS)
  await inTransaction(system, (tx) => queries.giveUpDeleted(tx, before))
  for (const { id } of await queries.givenUp(system, AT_ONCE)) {
    await media.deleteFiles(system, id)
    await inTransaction(system, async (tx) => {
      await queries.deleteVersion(tx, id)
      await media.deleteAssets(tx, [id])
    })
  }
}
