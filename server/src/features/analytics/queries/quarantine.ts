import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { analytics, type RefusedTable } from '../tables.ts'

export type Refused = Omit<RefusedTable, 'created_at'> & { created_at: Date }
type PutAside = Pick<RefusedTable, 'kind' | 'row' | 'error'> &
  Partial<Pick<RefusedTable, 'batch_id' | 'events' | 'detail'>>

/** Kept as it came; nothing waits for it. */
export async function putAside(tx: Ctx, refused: PutAside[]): Promise<void> {
  if (refused.length === 0) return
  const rows = refused.map((each) => ({
    id: uuidv7(),
    batch_id: null,
    events: 1,
    detail: null,
    ...each,
    row: each.row.replaceAll('\0', ''),
    discarded_at: null,
    discarded_by: null,
  }))
  await analytics(tx).insertInto('analytics.refused').values(rows).execute()
}

/** Newest first. @param before the id to go on from */
export async function listRefused(
  ctx: Ctx,
  { discarded, before, limit }: { discarded: boolean; before: string | null; limit: number },
): Promise<Refused[]> {
  return analytics(ctx)
    .selectFrom('analytics.refused')
    .selectAll()
    .where('discarded_at', discarded ? 'is not' : 'is', null)
    .$if(before !== null, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function refusedCounts(ctx: Ctx): Promise<{ rows: number; events: number; discardedEvents: number }> {
  const found = await sql<{ rows: number; events: number; discardedEvents: number }>`
    select count(*) filter (where discarded_at is null) as rows,
      coalesce(sum(events) filter (where discarded_at is null), 0)::bigint as events,
      coalesce(sum(events) filter (where discarded_at is not null), 0)::bigint as "discardedEvents"
    from analytics.refused`.execute(ctx.db)
  return found.rows[0]! // an aggregate always has a row
}

/** @returns undefined when it is gone, because somebody has tried it again meanwhile */
export async function takeRefused(tx: Ctx, id: string): Promise<Refused | undefined> {
  return analytics(tx).deleteFrom('analytics.refused').where('id', '=', id).returningAll().executeTakeFirst()
}

export async function waitingRefusedIds(ctx: Ctx, most: number): Promise<string[]> {
  const found = await analytics(ctx)
    .selectFrom('analytics.refused')
    .select('id')
    .where('discarded_at', 'is', null)
    .orderBy('id')
    .limit(most)
    .execute()
  return found.map((row) => row.id)
}

/** @returns false when there is none that waits */
export async function markDiscarded(ctx: Ctx, id: string, by: string): Promise<boolean> {
  const done = await sql`
    update analytics.refused set discarded_at = clock_timestamp(), discarded_by = ${by}
    where id = ${id} and discarded_at is null`.execute(ctx.db)
  return Number(done.numAffectedRows) > 0
}

export async function putBackInInbox(tx: Ctx, n: number, body: Buffer): Promise<void> {
  await sql`insert into analytics.inbox (n, body) values (${n}, ${body})`.execute(tx.db)
}
