import type { FastifyBaseLogger } from 'fastify'
import type pg from 'pg'
import { type Job as BossJob, fromKysely, PgBoss, type Queue } from 'pg-boss'
import type { z } from 'zod'
import { asSystem, type Ctx } from './context.ts'

/** Something that can be asked for. `name` is stored in the queue: never rename, add a new one. */
export type JobDeclaration<P> = {
  kind: 'job'
  name: string
  payload: z.ZodType<P>
  /** Tries in all, the first included. */
  attempts: number
  timeoutS: number
  /** At most one job with the same key waits or runs. */
  key?: (payload: P) => string
  /** Jobs of this queue at once in one worker process, default 1. */
  concurrency?: (ctx: Ctx) => number
  /** Fairness: jobs of one group (a channel) take turns with the others'. */
  group?: (payload: P) => string
}

/** Something that happened, told by a lower slice to whoever listens above it. */
export type EventDeclaration<P> = { kind: 'event'; name: string; payload: z.ZodType<P> }

/** `signal` ends the job when it is cancelled or the program stops; `tryNumber` counts from 1. */
export type RunInfo = { signal: AbortSignal; jobId: string; tryNumber: number; lastTry: boolean }
export type Handler = {
  queue: string
  job: JobDeclaration<unknown> | EventDeclaration<unknown>
  run: (ctx: Ctx, payload: unknown, info: RunInfo) => Promise<void>
}

export const declareJob = <P>(job: Omit<JobDeclaration<P>, 'kind'>): JobDeclaration<P> => ({ kind: 'job', ...job })
export const declareEvent = <P>(name: string, payload: z.ZodType<P>): EventDeclaration<P> => ({
  kind: 'event',
  name,
  payload,
})

/** How a job is done. A job may run twice: handlers look before they act. */
export function on<P>(job: JobDeclaration<P>, run: (ctx: Ctx, payload: P, info: RunInfo) => Promise<void>): Handler {
  return { queue: job.name, job, run } as Handler // the payload is parsed by job.payload before run sees it
}

/** @param listener the slice that listens; with the event's name it makes the name of the queue */
export function onEvent<P>(
  event: EventDeclaration<P>,
  listener: string,
  run: (ctx: Ctx, payload: P, info: RunInfo) => Promise<void>,
): Handler {
  return { queue: `${listener}.on.${event.name}`, job: event, run } as Handler // as above
}

export type Jobs = Awaited<ReturnType<typeof openJobs>>

/** The queue as seen by one process. @param role `worker` runs and supervises, the others only send. */
export async function openJobs(pool: pg.Pool, log: FastifyBaseLogger, role: 'worker' | 'sender' | 'migrate') {
  const boss = new PgBoss({
    schema: 'pgboss',
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    migrate: role === 'migrate',
    createSchema: role === 'migrate',
    supervise: role === 'worker',
    schedule: role === 'worker',
    // Without these a job of a killed worker would wait 15 minutes for its expiry.
    ...(role === 'worker' ? { monitorIntervalSeconds: 5, superviseIntervalSeconds: 5 } : {}),
  })
  const stopping = new AbortController()
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
      const id = await boss.send(job.name, payload as object, {
        db: fromKysely(tx.db.getExecutor() as never), // the executor has executeQuery, which is all the adapter calls
        ...(job.key ? { singletonKey: job.key(payload) } : {}),
        ...(job.group ? { group: { id: job.group(payload) } } : {}),
        ...(options.startAfterS ? { startAfter: options.startAfterS } : {}),
      })
      return id !== null
    },
    async emit<P>(tx: Ctx, event: EventDeclaration<P>, payload: P): Promise<void> {
      await boss.publish(event.name, payload as object, { db: fromKysely(tx.db.getExecutor() as never) })
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
    async work(ctx: Ctx, handlers: Handler[]) {
      for (const handler of handlers) {
        const concurrency = handler.job.kind === 'job' ? (handler.job.concurrency?.(ctx) ?? 1) : 2
        await boss.work(
          handler.queue,
          { pollingIntervalSeconds: 0.5, batchSize: 1, localConcurrency: concurrency, includeMetadata: true },
          async ([job]) => {
            if (!job) return
            await runOne(ctx, handler, { job, stopping: stopping.signal })
          },
        )
      }
    },
    async cancel(queue: string, key: string) {
      const found = await pool.query(
        `select id from pgboss.job where name = $1 and singleton_key = $2 and state in ('created','retry','active')`,
        [queue, key],
      )
      for (const row of found.rows) await boss.cancel(queue, row.id)
    },
    /** Running jobs are told to end and go back into the queue. */
    async stop(graceMs: number) {
      stopping.abort()
      await boss.stop({ graceful: graceMs > 0, timeout: Math.max(1000, graceMs), close: false })
    },
  }
}

type Running = { job: BossJob<unknown> & { retryCount?: number; retryLimit?: number }; stopping: AbortSignal }

async function runOne(ctx: Ctx, handler: Handler, { job, stopping }: Running) {
  const system = asSystem({ ...ctx, log: ctx.log.child({ job: handler.queue, jobId: job.id }) })
  const tryNumber = (job.retryCount ?? 0) + 1
  const info = {
    signal: AbortSignal.any([job.signal, stopping]),
    jobId: job.id,
    tryNumber,
    lastTry: tryNumber > (job.retryLimit ?? 0),
  }
  try {
    await handler.run(system, handler.job.payload.parse(job.data), info)
  } catch (error) {
    if (!info.signal.aborted) system.log.warn({ err: error, tryNumber }, 'job failed')
    throw error
  }
}

function queueOf(handler: Handler): Queue {
  const { job } = handler
  return {
    name: handler.queue,
    policy: job.kind === 'job' && job.key ? 'exclusive' : 'standard',
    retryLimit: job.kind === 'job' ? job.attempts - 1 : 20,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: job.kind === 'job' ? job.timeoutS : 300,
    heartbeatSeconds: 10,
    retentionSeconds: 14 * 86_400,
    deleteAfterSeconds: 7 * 86_400,
  }
}
