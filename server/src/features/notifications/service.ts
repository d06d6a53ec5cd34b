import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { ChannelVideo, isKnown } from './kinds.ts'
import { tellOpenPages } from './notify.ts'
import * as queries from './queries.ts'
import type { Notice } from './schema.ts'
import { forgetOldDeliveries } from './webhooks/webhooks.ts'

export { watchMachine } from './watch.ts'

const KEPT_DAYS = 90

/** Newest first. @throws {NotSignedIn | InvalidCursor} */
export async function notices(ctx: Ctx, page: { limit: number; cursor?: string | undefined }) {
  const { userId } = accounts.signedIn(ctx.actor)
  const [rows, unread] = await Promise.all([
    queries.noticesOf(ctx, userId, { after: readCursor(page.cursor), limit: page.limit + 1 }),
    queries.countUnread(ctx, userId),
  ])
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return {
    items: (
      await asTheyAre(
        ctx,
        shown.filter((row) => isKnown(row.kind, row.payload)),
      )
    ).map(present),
    nextCursor: last ? cursorOf({ at: last.created_at, id: last.id }) : null,
    unread,
  }
}

/** A follower hears of a video only while they may watch it, under the name that it has now. */
async function asTheyAre(ctx: Ctx, rows: Row[]): Promise<Row[]> {
  const of = (row: Row) =>
    row.kind === ChannelVideo.name ? (row.payload as z.infer<typeof ChannelVideo.payload>) : null // `isKnown` has looked
  const titles = await content.watchableTitles(
    ctx,
    rows.flatMap((row) => of(row)?.videoId ?? []),
  )
  return rows.flatMap((row) => {
    const told = of(row)
    if (!told) return [row]
    const title = titles.get(told.videoId)
    return title === undefined ? [] : [{ ...row, payload: { ...told, title } }]
  })
}

type Row = Awaited<ReturnType<typeof queries.noticesOf>>[number]

const present = (row: Row) =>
  ({
    id: row.id,
    kind: row.kind,
    payload: row.payload,
    createdAt: row.created_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  }) as z.infer<typeof Notice> // `isKnown` has looked: kind and payload belong together

/** A second time changes nothing. @throws {NotSignedIn} */
export async function readNotices(ctx: Ctx, which: { ids: readonly string[] } | { until: string }): Promise<void> {
  const { userId } = accounts.signedIn(ctx.actor)
  const marked = await queries.markRead(ctx, userId, 'ids' in which ? which : { until: new Date(which.until) })
  if (marked > 0) await tellOpenPages(asSystem(ctx), [userId])
}

/** Old ones are forgotten, read or not; and what was told to webhooks. */
export async function forgetOldNotices(ctx: Ctx): Promise<void> {
  await queries.deleteBefore(asSystem(ctx), new Date(ctx.clock().getTime() - KEPT_DAYS * 86_400_000))
  await forgetOldDeliveries(asSystem(ctx))
}
