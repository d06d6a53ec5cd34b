import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { mediaTools } from '#features/media/tools-state.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, answers } from '#platform/http.ts'
import { NotAllowed } from '#platform/problem.ts'

/** Of the release, as package.json names it. */
export const VERSION = String(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version)

const Engine = z.object({ ok: z.boolean(), detail: z.string() })
const SystemState = z
  .object({
    version: z.string(),
    startedAt: z.iso.datetime(),
    engines: z.object({ postgres: Engine, clickhouse: Engine, store: Engine }),
    media: Engine,
    disk: z.object({ freeBytes: z.number(), totalBytes: z.number() }).nullable(),
    queues: z.array(z.object({ name: z.string(), waiting: z.number(), active: z.number(), failed: z.number() })),
  })
  .meta({ id: 'SystemState' })

/** Probes for whoever watches the program. Readiness does not need ClickHouse: without it only the charts are missing. */
export function registerOperations(app: App, ctx: Ctx) {
  const startedAt = new Date()

  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }))
  app.get('/readyz', { schema: { hide: true } }, async (_req, reply) => {
    const postgres = await probe(() => sql`select 1`.execute(ctx.database.owner))
    return reply.code(postgres.ok ? 200 : 503).send({ ok: postgres.ok })
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
    schema: {
      operationId: 'getSystem',
      tags: ['operations'],
      summary: 'Engines, queues and disk, for the operator',
      response: answers({ 200: SystemState }),
    },
    handler: async (req) => {
      accounts.operator(req.ctx.actor)
      const [postgres, clickhouse, disk, queues, media] = await Promise.all([
        probe(
          async () =>
            (await sql<{ v: string }>`select current_setting('server_version') as v`.execute(ctx.database.owner))
              .rows[0]?.v ?? '',
        ),
        probe(async () => (await ctx.clickhouse.query<{ v: string }>('select version() as v', {}))[0]?.v ?? ''),
        ctx.config.dataDir
          ? statfs(ctx.config.dataDir).then((fs) => ({
              freeBytes: fs.bavail * fs.bsize,
              totalBytes: fs.blocks * fs.bsize,
            }))
          : null,
        queueCounts(ctx),
        mediaTools(ctx.config.ffmpegPath),
      ])
      return {
        version: VERSION,
        startedAt: startedAt.toISOString(),
        disk,
        queues,
        media: { ok: media.tools !== null, detail: media.report.join(' ') },
        engines: { postgres, clickhouse, store: { ok: true, detail: ctx.store.kind } },
      }
    },
  })
}

async function probe(ask: () => Promise<unknown>): Promise<{ ok: boolean; detail: string }> {
  try {
    const answer = await ask()
    return { ok: true, detail: typeof answer === 'string' ? answer : '' }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

async function queueCounts(ctx: Ctx) {
  const found = await sql<{ name: string; waiting: number; active: number; failed: number }>`
    select q.name, count(*) filter (where j.state in ('created', 'retry')) as waiting,
      count(*) filter (where j.state = 'active') as active, count(*) filter (where j.state = 'failed') as failed
    from pgboss.queue q left join pgboss.job j on j.name = q.name
    where q.name not like '\\_\\_%' group by q.name order by q.name`.execute(ctx.database.owner)
  return found.rows
}
