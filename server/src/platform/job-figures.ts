import { sql } from 'kysely'
import { asSystem, type Ctx } from './context.ts'

export type QueueFigures = {
  name: string
  waiting: number
  /** Of the waiting: those that failed before and wait for their next try. */
  retrying: number
  active: number
  failed: number
  /** When the longest waiting one that could run was queued. */
  oldest_at: Date | null
  /** Over the last 20 that went well, at most a day old; null where there is none. */
  mean_ms: number | null
  samples: number
  /** Media time worked through per time taken, over the same; null for work that is not on media. */
  media_speed: number | null
}

/** Every queue at present with its measured speed, in one pass over the jobs. */
export async function queueFigures(ctx: Ctx): Promise<QueueFigures[]> {
  const found = await sql<QueueFigures>`
    with done as (
      select name, extract(epoch from completed_on - started_on) * 1000 as ms, (output ->> 'mediaMs')::float8 as media_ms,
        row_number() over (partition by name order by completed_on desc) as nth
      from pgboss.job where state = 'completed' and completed_on > now() - interval '1 day'
    ), speed as (
      select name, avg(ms)::float8 as mean_ms, count(*) as samples,
        (sum(media_ms) / nullif(sum(ms) filter (where media_ms is not null), 0))::float8 as media_speed
      from done where nth <= 20 group by name
    ), present as (
      select name, count(*) filter (where state in ('created', 'retry')) as waiting,
        count(*) filter (where state = 'retry') as retrying, count(*) filter (where state = 'active') as active,
        count(*) filter (where state = 'failed') as failed,
        min(created_on) filter (where state in ('created', 'retry') and start_after <= now()) as oldest_at
      from pgboss.job where state <> 'completed' group by name
    )
    select queue.name, coalesce(waiting, 0) as waiting, coalesce(retrying, 0) as retrying, coalesce(active, 0) as active,
      coalesce(failed, 0) as failed, oldest_at, mean_ms, coalesce(samples, 0) as samples, media_speed
    from pgboss.queue left join present using (name) left join speed using (name)
    where queue.name not like '\\_\\_%' order by queue.name`.execute(asSystem(ctx).db)
  return found.rows
}

/** Where a waiting job stands. `startsInMs` is null while nothing of its kind has been measured or nobody works on it. */
export type Place = { ahead: number; startsInMs: number | null }

/**
 * How many stand before each of some waiting jobs, and about when its turn comes: those before it and half of each that
 * runs, at the measured time of one, over all machines. One statement for a page full of videos.
 * @returns by key, of the first of the queues in which it waits; what does not wait is left out
 */
export async function placesInQueues(
  ctx: Ctx,
  queues: readonly string[],
  keys: readonly string[],
): Promise<Map<string, Place>> {
  if (keys.length === 0) return new Map()
  const found = await sql<{ key: string; ahead: number; active: number; slots: number; mean_ms: number | null }>`
    with line as materialized (
      select name, singleton_key as key, row_number() over (partition by name order by priority desc, created_on) - 1 as ahead
      from pgboss.job where name = any(${[...queues]}::text[]) and state in ('created', 'retry')
        and start_after <= now() + interval '1 minute'
    ), mine as (
      select distinct on (key) name, key, ahead from line where key = any(${[...keys]}::text[])
      order by key, array_position(${[...queues]}::text[], name)
    )
    select key, ahead,
      (select count(*) from pgboss.job where job.name = mine.name and state = 'active') as active,
      (select coalesce(sum((facts ->> 'mediaJobs')::int), 0)::int from platform.processes
        where role = 'worker' and seen_at > now() - interval '15 seconds') as slots,
      (select avg(ms)::float8 from (
        select extract(epoch from completed_on - started_on) * 1000 as ms from pgboss.job
        where job.name = mine.name and state = 'completed' order by completed_on desc limit 20) as last) as mean_ms
    from mine`.execute(asSystem(ctx).db)
  return new Map(found.rows.map(({ key, ...state }) => [key, { ahead: state.ahead, startsInMs: startsIn(state) }]))
}

type LineState = { ahead: number; active: number; slots: number; mean_ms: number | null }

/** Somebody who is next waits for about half of what runs; with a slot free there is nothing to wait for. */
export function startsIn({ ahead, active, slots, mean_ms }: LineState): number | null {
  if (mean_ms === null || slots === 0) return null
  if (active + ahead < slots) return 0
  return Math.round((mean_ms * (ahead + active / 2)) / slots)
}

/** What went well is only kept for the measured speed; a day of it would do. Jobs that failed stay for 14 days. */
export async function forgetDone(ctx: Ctx): Promise<void> {
  await sql`delete from pgboss.job where state = 'completed' and completed_on < now() - interval '2 days'`.execute(
    ctx.database.owner,
  )
}
