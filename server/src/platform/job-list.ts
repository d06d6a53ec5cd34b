import { sql } from 'kysely'
import { z } from 'zod'
import { asSystem, type Ctx, inTransaction } from './context.ts'
import { declareJob, type Handler, JOB_CANCELLED, on } from './jobs.ts'
import { cursorOf, readCursor } from './keyset.ts'

export const JOB_STATES = ['failed', 'running', 'waiting', 'cancelled'] as const
export type JobState = (typeof JOB_STATES)[number]

export type ListedJob = {
  id: string
  queue: string
  state: 'created' | 'retry' | 'active' | 'failed' | 'cancelled'
  payload: Record<string, unknown>
  group_id: string | null
  tries: number
  max_tries: number
  created_on: Date
  started_on: Date | null
  completed_on: Date | null
  start_after: Date
  /** Why the last try failed, in the words of the error. */
  reason: string | null
  host: string | null
  /** What the list is sorted by, to the millisecond. */
  at: Date
}

/** In which state of pg-boss they are, and since when: the newest failure first, but the longest waiting first. */
const LISTED = {
  failed: { states: ['failed'], at: sql`completed_on`, order: sql`desc`, after: sql`<` },
  cancelled: { states: ['cancelled'], at: sql`completed_on`, order: sql`desc`, after: sql`<` },
  running: { states: ['active'], at: sql`started_on`, order: sql`asc`, after: sql`>` },
  waiting: { states: ['created', 'retry'], at: sql`created_on`, order: sql`asc`, after: sql`>` },
} as const

/** Jobs that were given up, by queue; at most 50 queues. */
export async function failuresSince(ctx: Ctx, since: Date): Promise<{ queue: string; count: number }[]> {
  const found = await sql<{ queue: string; count: number }>`
    select name as queue, count(*)::int as count from pgboss.job
    where state = 'failed' and completed_on >= ${since} group by name order by name limit 50`.execute(asSystem(ctx).db)
  return found.rows
}

/** The jobs of one state, page by page, for the operator. */
export async function listJobs(
  ctx: Ctx,
  state: JobState,
  options: { queue?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: ListedJob[]; nextCursor: string | null }> {
  const { states, at, order, after } = LISTED[state]
  const from = readCursor(options.cursor)
  const found = await sql<ListedJob>`
    select job.id, job.name as queue, job.state, coalesce(job.data, '{}') as payload, job.group_id,
      job.retry_count + (job.started_on is not null)::int as tries, job.retry_limit + 1 as max_tries,
      job.created_on, job.started_on, job.completed_on, job.start_after,
      coalesce(job.output ->> 'message', job.output -> 'value' ->> 'message') as reason, holder.host,
      date_trunc('milliseconds', job.${at}) as at
    from pgboss.job left join lateral (
      select host from platform.processes where job.state = 'active' and jobs @> jsonb_build_array(jsonb_build_object('id', job.id)) limit 1
    ) holder on true
    where job.state = any(${[...states]}::pgboss.job_state[]) and job.name not like '\\_\\_%'
      and (${options.queue ?? null}::text is null or job.name = ${options.queue ?? null})
      and (${from?.id ?? null}::uuid is null
        or (date_trunc('milliseconds', job.${at}), job.id) ${after} (${from?.at ?? null}::timestamptz, ${from?.id ?? null}::uuid))
    order by date_trunc('milliseconds', job.${at}) ${order}, job.id ${order} limit ${options.limit + 1}`.execute(
    asSystem(ctx).db,
  )
  const items = found.rows.slice(0, options.limit)
  const last = items.at(-1)
  return { items, nextCursor: found.rows.length > options.limit && last ? cursorOf(last) : null }
}

/**
 * Failed or cancelled jobs run once more, each with its remaining tries or at least one. A job whose key is queued or
 * running again already stays as it is, and of several with one key the newest runs.
 * @returns how many go back into the queue
 */
export async function retryJobs(ctx: Ctx, which: { id: string } | { queue: string }): Promise<number> {
  const chosen =
    'id' in which
      ? sql`job.id = ${which.id} and state in ('failed', 'cancelled')`
      : sql`job.name = ${which.queue} and state = 'failed'`
  const found = await sql`
    update pgboss.job set state = 'retry', completed_on = null, start_after = now(), heartbeat_on = null,
      retry_limit = greatest(retry_limit, retry_count + 1), keep_until = now() + interval '14 days'
    from (
      select distinct on (name, coalesce(singleton_key, id::text)) id, name from pgboss.job
      where ${chosen} and not exists (
        select from pgboss.job again where again.name = job.name and again.singleton_key = job.singleton_key and again.state <= 'active')
      order by name, coalesce(singleton_key, id::text), completed_on desc
    ) chosen
    where job.id = chosen.id and job.name = chosen.name and job.state in ('failed', 'cancelled')`.execute(
    asSystem(ctx).db,
  )
  return Number(found.numAffectedRows ?? 0)
}

const Cancelled = declareJob({
  name: 'platform.job-cancelled',
  payload: z.object({ queue: z.string(), data: z.unknown() }),
  attempts: 10,
  timeoutS: 60,
})

/** A job that waits or runs, on whatever machine, ends; who asked for it is told by the same commit. @returns false when it had ended */
export async function cancelJob(ctx: Ctx, id: string): Promise<boolean> {
  return inTransaction(asSystem(ctx), async (tx) => {
    const found = await sql<{ name: string; data: unknown }>`
      update pgboss.job set state = 'cancelled', completed_on = now() where id = ${id} and state <= 'active'
      returning name, data`.execute(tx.db)
    const job = found.rows[0]
    if (!job) return false
    await tx.jobs.enqueue(tx, Cancelled, { queue: job.name, data: job.data })
    await tx.broadcast.publish(tx, JOB_CANCELLED, { id })
    return true
  })
}

/** Passes a cancellation on to whoever does that kind of job. */
export const tellCancelled = (handlers: () => Handler[]): Handler =>
  on(Cancelled, async (ctx, { queue, data }) => {
    const handler = handlers().find((each) => each.queue === queue)
    if (handler?.cancelled) await handler.cancelled(ctx, handler.job.payload.parse(data))
  })
