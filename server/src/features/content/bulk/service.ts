import * as accounts from '#features/accounts/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { BulkEnded } from './errors.ts'
import { presentBulk, presentItem } from './present.ts'
import * as queries from './queries.ts'
import { endBulk } from './run-bulk.ts'
import type { ItemState } from './schema.ts'
import { ownBulk } from './start-bulk.ts'

export { applyValues, startBulk, undoBulk } from './start-bulk.ts'

const KEPT_MS = 30 * 86_400_000
const ALL: readonly ItemState[] = ['waiting', 'done', 'skipped', 'failed']

type ItemPage = { items?: ItemState[] | undefined; limit: number; cursor?: string | undefined }

/** How far one has come, and a page of what became of its videos. @throws {BulkNotFound | NotAllowed} */
export async function readBulk(ctx: Ctx, id: string, page: ItemPage) {
  const bulk = await ownBulk(ctx, id)
  const [rows, undone] = await Promise.all([
    queries.itemsOf(
      ctx,
      { bulkId: id, channelId: bulk.channel_id },
      { states: page.items ?? ALL, after: Number(page.cursor ?? 0), limit: page.limit + 1 },
    ),
    queries.undoneBy(ctx, [id]),
  ])
  const items = rows.slice(0, page.limit)
  return {
    ...presentBulk(bulk, undone.get(id) ?? null),
    items: items.map((item) => presentItem(item, bulk.asked_by)),
    nextCursor: rows.length > page.limit && items.length > 0 ? String(items.at(-1)?.place) : null,
  }
}

/** Those of a channel of one's own, latest first. @throws {ChannelNotFound | NotAllowed | InvalidCursor} */
export async function listBulks(
  ctx: Ctx,
  page: { channelId?: string | undefined; limit: number; cursor?: string | undefined },
) {
  const { ctx: own, channelId } = await accounts.workingChannel(ctx, page.channelId)
  accounts.requireMay(own.actor, channelId, 'videos.edit')
  const rows = await queries.bulksOf(own, channelId, { after: readCursor(page.cursor), limit: page.limit + 1 })
  const shown = rows.slice(0, page.limit)
  const undone = await queries.undoneBy(
    own,
    shown.map((row) => row.id),
  )
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => presentBulk(row, undone.get(row.id) ?? null)),
    nextCursor: last ? cursorOf({ at: last.created_at, id: last.id }) : null,
  }
}

/** Takes effect between two batches: what is done stays, and can be taken back. @throws {BulkNotFound | NotAllowed | BulkEnded} */
export async function cancelBulk(ctx: Ctx, id: string) {
  await inTransaction(ctx, async (tx) => {
    const bulk = await ownBulk(tx, id, 'lock')
    if (bulk.state === 'cancelled') return
    if (bulk.state !== 'running') throw new BulkEnded()
    await endBulk(tx, bulk, 'cancelled')
  })
  return readBulk(ctx, id, { limit: 0 })
}

/** Thirty days after. */
export const forgetOldBulks = (ctx: Ctx) =>
  queries.forgetBefore(asSystem(ctx), new Date(ctx.clock().getTime() - KEPT_MS))
