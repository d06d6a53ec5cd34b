import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

export type Waiting = {
  inboxEvents: number
  inboxBytes: number
  inboxSince: Date | null
  batchEvents: number
  batchBytes: number
  batchesSince: Date | null
}

/** What was acknowledged and is not in ClickHouse. Reads no body: the size stands beside the pointer to it. */
export async function waitingEvents(ctx: Ctx): Promise<Waiting> {
  const found = await sql<Waiting>`
    select i.n as "inboxEvents", i.bytes as "inboxBytes", i.since as "inboxSince",
      b.n as "batchEvents", b.bytes as "batchBytes", b.since as "batchesSince"
    from (select coalesce(sum(n), 0)::bigint as n, coalesce(sum(octet_length(body)), 0)::bigint as bytes, min(received_at) as since
        from analytics.inbox) i,
      (select coalesce(sum(rows), 0)::bigint as n, coalesce(sum(octet_length(body)), 0)::bigint as bytes, min(received_from) as since
        from analytics.batches where shipped_at is null) b`.execute(ctx.db)
  return found.rows[0]! // aggregates always have a row
}
