import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Position } from '#platform/keyset.ts'
import { notifications } from './tables.ts'

/** Newest first. Served by notices_user_idx. */
export const noticesOf = (ctx: Ctx, userId: string, page: { after: Position | null; limit: number }) =>
  notifications(ctx)
    .selectFrom('notifications.notices')
    .select(['id', 'kind', 'payload', 'created_at', 'read_at'])
    .where('user_id', '=', userId)
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${page.after?.at}, ${page.after?.id})`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()

/** Up to 100: a bell says no more. Served by notices_unread_idx. */
export async function countUnread(ctx: Ctx, userId: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (
      select 1 from notifications.notices where user_id = ${userId} and read_at is null limit 100) as unread`.execute(
    ctx.db,
  )
  return found.rows[0]?.n ?? 0
}

/** @returns the people who did not have it yet */
export async function insertNotices(
  tx: Ctx,
  notices: readonly { id: string; userId: string }[],
  what: { kind: string; dedup: string; payload: unknown },
): Promise<string[]> {
  const found = await sql<{ user_id: string }>`
    insert into notifications.notices (id, user_id, kind, dedup, payload, created_at)
    select n.id, n.user_id, ${what.kind}::text, ${what.dedup}::text, ${JSON.stringify(what.payload)}::jsonb, ${tx.clock()}::timestamptz
    from unnest(${notices.map((each) => each.id)}::uuid[], ${notices.map((each) => each.userId)}::uuid[]) as n (id, user_id)
    on conflict (user_id, dedup) do nothing returning user_id`.execute(tx.db)
  return found.rows.map((row) => row.user_id)
}

/** What notices told of is over: they count as read, and the same may be told anew. @param begin of their dedup @returns whose they were */
export async function settle(tx: Ctx, userIds: readonly string[], begin: string): Promise<string[]> {
  const found = await sql<{ user_id: string }>`
    update notifications.notices set dedup = id::text, read_at = coalesce(read_at, ${tx.clock()})
    where user_id = any(${[...userIds]}::uuid[]) and starts_with(dedup, ${begin}) returning user_id`.execute(tx.db)
  return found.rows.map((row) => row.user_id)
}

/** @returns how many were unread */
export async function markRead(
  ctx: Ctx,
  userId: string,
  which: { ids: readonly string[] } | { until: Date },
): Promise<number> {
  const marked = await notifications(ctx)
    .updateTable('notifications.notices')
    .set({ read_at: ctx.clock() })
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .$if('ids' in which, (query) =>
      query.where('id', '=', sql<string>`any(${'ids' in which ? [...which.ids] : []}::uuid[])`),
    )
    .$if('until' in which, (query) => query.where('created_at', '<=', 'until' in which ? which.until : new Date(0)))
    .executeTakeFirst()
  return Number(marked.numUpdatedRows)
}

/** Served by notices_old_idx. */
export const deleteBefore = (ctx: Ctx, before: Date) =>
  notifications(ctx).deleteFrom('notifications.notices').where('created_at', '<', before).execute()
