import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '#platform/context.ts'
import { asksTheSame, itemOf, payloadOf } from './item.ts'
import * as queries from './queries.ts'
import type { Interaction } from './schema.ts'

type Video = { id: string; channel_id: string }

/** What a video shows now, in the order of time. */
export async function presentItems(ctx: Ctx, videoId: string): Promise<Interaction[]> {
  return (await queries.interactionsOf(ctx, videoId)).filter((row) => !row.deleted_at).map(itemOf)
}

/** In time; those of one moment as they were given. */
export const inOrder = (items: readonly Interaction[]): Interaction[] => [...items].sort((a, b) => a.atMs - b.atMs)

/**
 * Puts a list in the place of the one there is. What somebody was shown is never lost: a text that changes gets another
 * revision (an earlier one again, when it comes back to its text), and what is taken off stays with its figures.
 */
export async function writeItems(tx: Ctx, video: Video, given: readonly Interaction[]): Promise<void> {
  const rows = await queries.lockInteractions(tx, video.id)
  const shown = new Map((await queries.shownOnes(tx, video.id)).map((row) => [row.id, row]))
  const former = await queries.revisionsOf(tx, video.id)
  const items = inOrder(given)
  for (const [rank, item] of items.entries()) {
    const row = rows.find(({ id }) => id === item.id)
    let revision = row?.revision ?? 1
    if (row && shown.get(row.id)?.present && !asksTheSame(itemOf(row), item)) {
      const own = former.filter(({ interaction_id }) => interaction_id === row.id)
      await queries.keepRevision(tx, {
        video_id: video.id,
        interaction_id: row.id,
        revision: row.revision,
        channel_id: video.channel_id,
        kind: row.kind,
        payload: row.payload,
        replaced_at: tx.clock(),
      })
      const same = own.find((each) => asksTheSame(itemOf({ ...each, id: row.id, at_ms: item.atMs }), item))
      revision = same?.revision ?? Math.max(row.revision, ...own.map((each) => each.revision)) + 1
    }
    await queries.writeInteraction(tx, {
      video_id: video.id,
      id: item.id,
      channel_id: video.channel_id,
      rank,
      at_ms: item.atMs,
      kind: item.kind,
      payload: payloadOf(item),
      revision,
      deleted_at: null,
    })
  }
  const gone = rows.filter(({ id }) => !items.some((item) => item.id === id))
  for (const row of gone)
    if (shown.get(row.id)?.ever && !row.deleted_at)
      await queries.writeInteraction(tx, { ...row, at_ms: Number(row.at_ms), deleted_at: tx.clock() })
  await queries.deleteInteractions(
    tx,
    video.id,
    gone.filter(({ id }) => !shown.get(id)?.ever).map(({ id }) => id),
  )
}

/** Another revision of the list, for those who have it open. */
export async function raiseRevision(tx: Ctx, video: Video) {
  const before = await queries.listOf(tx, video.id)
  const row = {
    video_id: video.id,
    channel_id: video.channel_id,
    revision: (before?.revision ?? 0) + 1,
    updated_by: tx.actor.kind === 'user' ? tx.actor.userId : null,
    updated_at: tx.clock(),
  }
  await queries.writeList(tx, row)
  return row
}

/** As another version of the file wants them. */
export async function replaceItems(tx: Ctx, video: Video, items: readonly Interaction[]): Promise<void> {
  if (isDeepStrictEqual(await presentItems(tx, video.id), inOrder(items))) return
  await writeItems(tx, video, items)
  await raiseRevision(tx, video)
}
