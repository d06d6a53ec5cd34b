import { sql } from 'kysely'
import { smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx } from '#platform/context.ts'

/** How far figures from ClickHouse can be behind before it is called a lag; usually it is about two seconds. */
const LAG_MS = 15_000

export type Progress = {
  /** Database time: every event received before it is in ClickHouse, or among the refused. */
  completeUntil: Date
  /** Events that were put aside and not given up; they are in no figure. */
  refused: number
}
export type Lag = { since: Date; reason: 'clickhouse_unavailable' | 'catching_up' }

const recent = new WeakMap<Ctx['database'], ReturnType<typeof smallCache<Promise<Progress>>>>()

/** At most 300 ms old: many dashboards may be open. */
export function progress(ctx: Ctx): Promise<Progress> {
  const cache = recent.get(ctx.database) ?? smallCache<Promise<Progress>>({ max: 1, ttlMs: 300 })
  recent.set(ctx.database, cache)
  const known = cache.get('all')
  if (known) return known
  const looking = lookAtProgress(ctx)
  looking.catch(() => cache.clear())
  return cache.set('all', looking, cache.now())
}

/**
 * Looks in the order in which events move, so that none slips by between two looks. An insert into the inbox takes its
 * time of receipt while it holds its lock on that table. So what was received before `now` is either in a transaction
 * whose lock the second statement sees, and then not older than that transaction; or it is committed, and seen in the
 * inbox, or among the batches, where the judging transaction puts it in the same instant as it takes it out.
 */
export async function lookAtProgress(ctx: Ctx): Promise<Progress> {
  // As the login, since the activity of other sessions is hidden from the roles of row security.
  const { owner } = ctx.database
  const system = asSystem(ctx).db
  const clock = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(owner)
  const inserts = await sql<{ oldest: Date | null }>`
    select min(coalesce(a.xact_start, clock_timestamp() - interval '1 minute')) as oldest
    from pg_locks l left join pg_stat_activity a on a.pid = l.pid
    where l.relation = 'analytics.inbox'::regclass and l.mode = 'RowExclusiveLock'
      and l.database = (select oid from pg_database where datname = current_database())`.execute(owner)
  const inbox = await sql<{ oldest: Date | null }>`select min(received_at) as oldest from analytics.inbox`.execute(
    system,
  )
  const batches = await sql<{ oldest: Date | null; refused: number }>`
    select min(received_from) as oldest, (select coalesce(sum(events), 0)::bigint from analytics.refused where discarded_at is null) as refused
    from analytics.batches where shipped_at is null`.execute(system)
  const times = [clock.rows[0]?.now, inserts.rows[0]?.oldest, inbox.rows[0]?.oldest, batches.rows[0]?.oldest]
  const completeUntil = new Date(Math.min(...times.flatMap((time) => (time ? [time.getTime()] : []))))
  return { completeUntil, refused: batches.rows[0]?.refused ?? 0 }
}

/** @param away what the engine answered, or did not, keeps the figures from being shown at all */
export function lagOf({ completeUntil }: Progress, now: Date, away: boolean): Lag | null {
  if (away) return { since: completeUntil, reason: 'clickhouse_unavailable' }
  return now.getTime() - completeUntil.getTime() > LAG_MS ? { since: completeUntil, reason: 'catching_up' } : null
}
