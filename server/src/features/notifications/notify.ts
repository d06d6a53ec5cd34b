import { type Ctx, inTransaction } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import type { NoticeKind } from './kinds.ts'
import * as queries from './queries.ts'

type What<P> = { kind: NoticeKind<P>; payload: P; dedup: string }

/** Tells each of the people once: whoever has a notice of that `dedup` already gets no second one. */
export async function notify<P>(
  ctx: Ctx,
  userIds: readonly string[],
  { kind, payload, dedup }: What<P>,
): Promise<void> {
  const people = [...new Set(userIds)]
  if (people.length === 0) return
  await inTransaction(ctx, async (tx) => {
    const told = await queries.insertNotices(
      tx,
      people.map((userId) => ({ id: uuidv7(), userId })),
      { kind: kind.name, payload: kind.payload.parse(payload), dedup },
    )
    await tellOpenPages(tx, told)
  })
}

/** What was told of is over: its notices count as read, and when it happens again it is told again. */
export async function settle(ctx: Ctx, userIds: readonly string[], begin: string): Promise<void> {
  await inTransaction(ctx, async (tx) => tellOpenPages(tx, await queries.settle(tx, userIds, begin)))
}

/** Ids of one message between processes, whose size is limited. */
const IDS_AT_ONCE = 180

/** As `tellOpenPages`, in few messages. */
export async function tellOpenPagesOfMany(tx: Ctx, userIds: readonly string[]) {
  for (let at = 0; at < userIds.length; at += IDS_AT_ONCE)
    await tx.broadcast.publish(tx, 'notifications.people', { userIds: userIds.slice(at, at + IDS_AT_ONCE) })
}

/** The bells of these people ask again. */
export async function tellOpenPages(tx: Ctx, userIds: readonly string[]) {
  for (const userId of userIds) await tx.broadcast.publish(tx, 'notifications.person', { userId })
}
