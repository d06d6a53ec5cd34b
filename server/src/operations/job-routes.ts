import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { cancelJob, type ListedJob, listJobs, retryJobs } from '#platform/job-list.ts'
import { problem } from '#platform/problem.ts'
import { Job, JobQuery } from './schema.ts'

const NothingToRetry = problem(
  'operations.nothing_to_retry',
  409,
  'This job has not failed, or the same work is queued again already',
)
const NothingToCancel = problem('operations.nothing_to_cancel', 409, 'This job has ended already')

const STATE = {
  created: 'waiting',
  retry: 'waiting',
  active: 'running',
  failed: 'failed',
  cancelled: 'cancelled',
} as const

const presentJob = (row: ListedJob): z.infer<typeof Job> => ({
  id: row.id,
  queue: row.queue,
  state: STATE[row.state],
  retrying: row.state === 'retry',
  payload: row.payload,
  channelId: row.group_id,
  tries: row.tries,
  maxTries: row.max_tries,
  queuedAt: row.created_on.toISOString(),
  startedAt: row.started_on?.toISOString() ?? null,
  endedAt: row.completed_on?.toISOString() ?? null,
  runsAfter: row.start_after.toISOString(),
  reason: row.reason,
  host: row.host,
})

export function registerJobRoutes(app: App) {
  app.get('/api/admin/jobs', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'listJobs',
      tags: ['operations'],
      summary: 'Jobs of one state: the newest failure first, but the longest waiting or running first',
      querystring: JobQuery,
      response: answers({ 200: z.object({ items: z.array(Job), nextCursor: z.string().nullable() }) }),
    },
    handler: async (req) => {
      accounts.operator(req.ctx.actor)
      const { state, ...options } = req.query
      const { items, nextCursor } = await listJobs(req.ctx, state, options)
      return { items: items.map(presentJob), nextCursor }
    },
  })
  app.post('/api/admin/jobs/retry', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'retryJobs',
      tags: ['operations'],
      summary: 'Every failed job of one queue runs again',
      body: z.object({ queue: z.string().max(200) }),
      response: answers({ 200: z.object({ retried: z.int() }) }),
    },
    handler: async (req) => {
      accounts.operator(req.ctx.actor)
      return { retried: await retryJobs(req.ctx, { queue: req.body.queue }) }
    },
  })
  app.post('/api/admin/jobs/:id/retry', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'retryJob',
      tags: ['operations'],
      params: z.object({ id: z.uuid() }),
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      accounts.operator(req.ctx.actor)
      if ((await retryJobs(req.ctx, { id: req.params.id })) === 0) throw new NothingToRetry()
      return reply.code(204).send(null)
    },
  })
  app.post('/api/admin/jobs/:id/cancel', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'cancelJob',
      tags: ['operations'],
      summary: 'A job that waits or runs, on whatever machine, ends within seconds',
      params: z.object({ id: z.uuid() }),
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      accounts.operator(req.ctx.actor)
      if (!(await cancelJob(req.ctx, req.params.id))) throw new NothingToCancel()
      return reply.code(204).send(null)
    },
  })
}
