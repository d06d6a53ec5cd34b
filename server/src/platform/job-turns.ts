import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Ctx } from './context.ts'

/**
 * Fairness between groups (channels). pg-boss takes the job with the highest priority, then the oldest; its own groups only
 * limit how many run at once. So a job's turn is fixed when it is queued: one behind the last of its group, and never
 * before the turn that is served now. 50 files of one channel get the turns 0 to 49, and one file of another that comes
 * while turn 3 is served gets 3: whoever has little waits for at most one job of everybody else, and nobody can be
 * overtaken for good by one who asks again and again. A turn is stored as minus the priority.
 * The waiting jobs are read in the order of pg-boss's index for fetching, so the cost is that of one fetch.
 */
export const priorityOf = (queue: string, group: string): RawBuilder<{ priority: number }> => sql`
  select coalesce(least(
    (select min(priority) - 1 from pgboss.job where name = ${queue} and state <= 'active' and group_id = ${group}),
    coalesce(
      (select max(priority) from pgboss.job where name = ${queue} and state = 'created'),
      (select max(priority) from pgboss.job where name = ${queue} and state = 'active'))), 0) as priority`

/**
 * With more new channels than the machine can serve, one that queued much could wait for ever behind everybody's first
 * file. So one that had no turn for this long gets the next one.
 */
const PATIENCE = sql`interval '15 minutes'`

export async function ageWaiting(ctx: Ctx): Promise<void> {
  await sql`
  update pgboss.job set priority = late.first
  from (
    select distinct on (waiting.name, waiting.group_id) waiting.id, waiting.name,
      (select max(priority) from pgboss.job head where head.name = waiting.name and head.state = 'created') as first
    from pgboss.job waiting
    where waiting.state = 'created' and waiting.group_id is not null and waiting.start_after < now() - ${PATIENCE}
      and not exists (
        select from pgboss.job served where served.name = waiting.name and served.group_id = waiting.group_id
          and served.state >= 'retry' and served.started_on > now() - ${PATIENCE})
    order by waiting.name, waiting.group_id, waiting.priority desc, waiting.created_on
  ) late
  where job.id = late.id and job.name = late.name and job.state = 'created' and job.priority < late.first`.execute(
    asSystem(ctx).db,
  )
}
