import { sql } from 'kysely'
import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, answers } from '#platform/http.ts'
import { NotAllowed } from '#platform/problem.ts'
import { registerJobRoutes } from './operations/job-routes.ts'
import { SystemState } from './operations/schema.ts'
import { systemState } from './operations/system.ts'

/** Probes for whoever watches the program. Readiness does not need ClickHouse: without it only the charts are missing. */
export function registerOperations(app: App, ctx: Ctx) {
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_req, reply) => {
    const ok = await sql`select 1`.execute(ctx.database.owner).then(
      () => true,
      () => false,
    )
    return reply.code(ok ? 200 : 503).send({ ok })
  })

  app.get('/metrics', { schema: { hide: true } }, async (req, reply) => {
    // A proxy on this machine makes everybody local; what it adds to a request tells that it is there.
    const isLocal = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(req.socket.remoteAddress ?? '')
    const { forwarded, via, 'x-forwarded-for': forwardedFor } = req.headers
    if (!isLocal || forwarded || via || forwardedFor) throw new NotAllowed()
    const memory = process.memoryUsage()
    return reply
      .type('text/plain; version=0.0.4')
      .send(
        [
          '# TYPE process_resident_memory_bytes gauge',
          `process_resident_memory_bytes ${memory.rss}`,
          '# TYPE process_uptime_seconds gauge',
          `process_uptime_seconds ${Math.round(process.uptime())}`,
          '# TYPE studio_database_connections gauge',
          `studio_database_connections{state="idle"} ${ctx.database.pool.idleCount}`,
          `studio_database_connections{state="all"} ${ctx.database.pool.totalCount}`,
          '# TYPE studio_database_waiting gauge',
          `studio_database_waiting ${ctx.database.pool.waitingCount}`,
          '',
        ].join('\n'),
      )
  })

  app.get('/api/admin/system', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'getSystem',
      tags: ['operations'],
      summary: 'Engines, queues, machines, disk and settings, for the operator',
      response: answers({ 200: SystemState }),
    },
    handler: async (req) => {
      accounts.operator(req.ctx.actor)
      return systemState(req.ctx)
    },
  })
  registerJobRoutes(app)
}
