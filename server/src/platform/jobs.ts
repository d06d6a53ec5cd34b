import type { FastifyBaseLogger } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { fromKysely, type JobWithMetadata, PgBoss, type Queue } from 'pg-boss'
import type { z } from 'zod'
import { asSystem, type Ctx } from './context.ts'
import { patiently, preparedName } from './db-connect.ts'
import { priorityOf } from './job-turns.ts'
import type { HeldJob } from './processes.ts'

/** Topic of the notice by which a cancelled job is told to whichever process runs it. */
export const JOB_CANCELLED = 'jobs.cancelled'

/** Something that can be asked for. `name` is stored in the queue: never rename, add a new one. */
export type JobDeclaration<P> = {
  kind: 'job'
  name: string
  payload: z.ZodType<P>
  /** Tries in all, the first included. */
  attempts: number
  /** Longer than a day counts as one: that is pg-boss's limit. */
  timeoutS: number
  /** At most one job with the same key waits or runs. */
  key?: (payload: P) => string
  /** Jobs of this queue at once in one worker process, default 1. */
  concurrency?: (ctx: Ctx) => number
  /** Fairness: jobs of one group (a channel) take turns with the others', see job-turns.ts. */
  group?: (payload: P) => string
}

/** Something that happened, told by a lower slice to whoever listens above it. */
export type EventDeclaration<P> = { kind: 'event'; name: string; payload: z.ZodType<P> }

/** `signal` ends the job when it is cancelled or the program stops; `tryNumber` counts from 1. */
export type RunInfo = { signal: AbortSignal; jobId: string; tryNumber: number; lastTry: boolean }
/** What was done, for the measured speed: media time worked through. */
export type Done = { mediaMs: number }
type Run<P> = (ctx: Ctx, payload: P, info: RunInfo) => Promise<Done | undefined> | Promise<void>
export type Handler = {
  queue: string
  job: JobDeclaration<unknown> | EventDeclaration<unknown>
  run: Run<unknown>
  /** Tidies up after a job that the operator cancelled, waiting or running; may run twice. */
  cancelled?: (ctx: Ctx, payload: unknown) => Promise<void>
}

/** Thrown by a handler whose failure will not pass: the job is kept as failed, with the reason, and not tried again. */
export class GivenUp extends Error {}

export const declareJob = <P>(job: Omit<JobDeclaration<P>, 'kind'>): JobDeclaration<P> => ({ kind: 'job', ...job })
export const declareEvent = <P>(name: string, payload: z.ZodType<P>): EventDeclaration<P> => ({
  kind: 'event',
  name,
  payload,
})

/** How a job is done. A job may run twice: handlers look before they act. */
export function on<P>(
  job: JobDeclaration<P>,
  run: Run<P>,
  options: { cancelled?: (ctx: Ctx, payload: P) => Promise<void> } = {},
): Handler {
  return { queue: job.name, job, run, ...options } as Handler // the payload is parsed by job.payload before run sees it
}

/** @param listener the slice that listens; with the event's name it makes the name of the queue */
export function onEvent<P>(event: EventDeclaration<P>, listener: string, run: Run<P>): Handler {
  return { queue: `${listener}.on.${event.name}`, job: event, run } as Handler // as above
}

export type Jobs = Awaited<ReturnType<typeof openJobs>>

/**
 * pg-boss asks for the next job of each of ninety queues twice a second, and each has a text of its own: planned once. Anew each
 * time it took PostgreSQL fifteen times as long as looking, a twentieth of a core of an installation where nobody does anything.
 */
const ASKS = /^\s*WITH\s+next AS\b/

/** The queue as seen by one process. @param role `worker` runs and supervises, the others only send. */
export async function openJobs(pool: pg.Pool, log: FastifyBaseLogger, role: 'worker' | 'sender' | 'migrate') {
  const boss = new PgBoss({
    schema: 'pgboss',
    db: {
      executeSql: (text, values) =>
        pool.query({ text, values: values as unknown[], name: ASKS.test(text) ? preparedName(text) : undefined }),
    },
    migrate: role === 'migrate',
    createSchema: role === 'migrate',
    supervise: role === 'worker',
    schedule: role === 'worker',
    // Without these a job of a killed worker would wait 15 minutes for its expiry.
    ...(role === 'worker' ? { monitorIntervalSeconds: 5, superviseIntervalSeconds: 5 } : {}),
  })
  const stopping = new AbortController()
  const held = new Map<string, Held>()
  const heldListeners: (() => void)[] = []
  boss.on('error', (error) => log.error({ err: error }, 'job queue'))
  await boss.start()

  return {
    /** Queued by the same commit as the caller's other writes, or not at all. @returns false when one with its key waits already */
    async enqueue<P>(
      tx: Ctx,
      job: JobDeclaration<P>,
      payload: P,
      options: { startAfterS?: number } = {},
    ): Promise<boolean> {
      const group = job.group?.(payload)
      const turn = group === undefined ? null : (await priorityOf(job.name, group).execute(tx.db)).rows[0]
      const id = await boss.send(job.name, payload as object, {
        db: fromKysely(tx.db.getExecutor() as never), // the executor has executeQuery, which is all the adapter calls
        ...(job.key ? { singletonKey: job.key(payload) } : {}),
        ...(group !== undefined && turn ? { group: { id: group }, priority: turn.priority } : {}),
        ...(options.startAfterS ? { startAfter: options.startAfterS } : {}),
      })
      return id !== null
    },
    async emit<P>(tx: Ctx, event: EventDeclaration<P>, payload: P): Promise<void> {
      // Not `boss.publish`: it asks for the queues on a connection of its own, and where many transactions wait for one that
      // is just publishing, all connections are taken.
      const { rows } = await sql<{
        name: string
      }>`select name from pgboss.subscription where event = ${event.name}`.execute(tx.db)
      for (const { name } of rows)
        await boss.send(name, payload as object, { db: fromKysely(tx.db.getExecutor() as never) })
    },
    /** Makes queues and subscriptions; part of the migration, so that nothing said before the first worker started is lost. */
    async declare(handlers: Handler[]) {
      for (const handler of handlers) {
        const queue = queueOf(handler)
        if (await boss.getQueue(handler.queue)) {
          const { name: _, policy: __, partition: ___, ...changes } = queue
          await boss.updateQueue(handler.queue, changes)
        } else await boss.createQueue(handler.queue, queue)
        if (handler.job.kind === 'event') await boss.subscribe(handler.job.name, handler.queue)
      }
    },
    /** Begins to take jobs; a database that restarts just then only delays it. */
    async work(ctx: Ctx, handlers: Handler[]) {
      for (const handler of handlers) {
        const concurrency = handler.job.kind === 'job' ? (handler.job.concurrency?.(ctx) ?? 1) : 2
        const options = { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: concurrency }
        await patiently(stopping.signal, () =>
          boss.work(handler.queue, { ...options, includeMetadata: true }, async ([job]) => {
            if (!job) return
            const cancelled = new AbortController()
            const since = new Date().toISOString()
            held.set(job.id, { queue: handler.queue, attempt: job.retryCount, since, cancelled })
            for (const tell of heldListeners) tell()
            try {
              return await runOne(ctx, handler, { job, stopping: stopping.signal, cancelled: cancelled.signal })
            } finally {
              held.delete(job.id)
            }
          }),
        )
      }
    },
    /** @returns how many were waiting or running; those that run, on whatever machine, are told at once */
    async cancel(ctx: Ctx, queue: string, key: string): Promise<number> {
      const found = await pool.query(
        `select id from pgboss.job where name = $1 and singleton_key = $2 and state in ('created','retry','active')`,
        [queue, key],
      )
      for (const { id } of found.rows) {
        await boss.cancel(queue, id)
        await ctx.broadcast.publish(ctx, JOB_CANCELLED, { id })
      }
      return found.rows.length
    },
    /** A job cancelled by another process ends here within the time of a notice; its heartbeat would tell within 5 s. */
    abort(id: string) {
      held.get(id)?.cancelled.abort(new Error('cancelled'))
    },
    /** What this process is working on. */
    held: (): HeldJob[] => [...held].map(([id, { queue, attempt, since }]) => ({ id, queue, attempt, since })),
    onHeld(listener: () => void) {
      heldListeners.push(listener)
    },
    /** Running jobs are told to end and go back into the queue. */
    async stop(graceMs: number) {
      stopping.abort()
      await boss.stop({ graceful: graceMs > 0, timeout: Math.max(1000, graceMs), close: false })
    },
  }
}

type Held = Omit<HeldJob, 'id'> & { cancelled: AbortController }
type Running = { job: JobWithMetadata<unknown>; stopping: AbortSignal; cancelled: AbortSignal }

async function runOne(ctx: Ctx, handler: Handler, { job, stopping, cancelled }: Running) {
  const system = asSystem({ ...ctx, log: ctx.log.child({ job: handler.queue, jobId: job.id }) })
  const tryNumber = job.retryCount + 1
  const info = {
    signal: AbortSignal.any([job.signal, stopping, cancelled]),
    jobId: job.id,
    tryNumber,
    lastTry: tryNumber > job.retryLimit,
  }
  try {
    return await handler.run(system, payloadOf(handler, job.data), info)
  } catch (error) {
    // Cut off by a stop: another machine may take it at once, and it keeps the tries it had.
    if (stopping.aborted) await settle(system, job, handBack)
    else if (error instanceof GivenUp) await settle(system, job, giveUp)
    if (!info.signal.aborted) system.log.warn({ err: error, tryNumber }, 'job failed')
    throw error
  }
}

/** Of another release perhaps, so it is tried again like anything else; the reason is for the operator. */
function payloadOf(handler: Handler, data: unknown) {
  const read = handler.job.payload.safeParse(data)
  if (read.success) return read.data
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'all of it'}: ${message}`)
  throw new Error(`It was queued with other data than this release knows. ${wrong.join('; ')}.`)
}

/** What pg-boss does with the failure follows, and only where the job is still as it was claimed. */
async function settle(ctx: Ctx, job: JobWithMetadata<unknown>, change: RawBuilder<unknown>) {
  await sql`update pgboss.job set ${change}
    where name = ${job.name} and id = ${job.id} and state = 'active' and retry_count = ${job.retryCount}`
    .execute(ctx.db)
    .catch((error: unknown) => ctx.log.debug({ err: error }, 'left to the rule for failures'))
}
const handBack = sql`state = 'retry', retry_limit = retry_limit + 1, start_after = now(), heartbeat_on = null`
const giveUp = sql`retry_limit = retry_count`

/** Failed jobs, and those that nobody worked on, are kept for 14 days. */
const KEEP_S = 14 * 86_400
const MAX_S = 86_399

function queueOf(handler: Handler): Queue {
  const { job } = handler
  return {
    name: handler.queue,
    policy: job.kind === 'job' && job.key ? 'exclusive' : 'standard',
    retryLimit: job.kind === 'job' ? job.attempts - 1 : 20,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: job.kind === 'job' ? Math.min(job.timeoutS, MAX_S) : 300,
    heartbeatSeconds: 10,
    retentionSeconds: KEEP_S,
    deleteAfterSeconds: KEEP_S, // the ones that went well go sooner, see forgetDone in job-figures.ts
  }
}
