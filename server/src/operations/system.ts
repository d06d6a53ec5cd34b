import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import type { z } from 'zod'
import { mediaUsage } from '#features/media/usage.ts'
import type { Ctx } from '#platform/context.ts'
import { queueFigures } from '#platform/job-figures.ts'
import { said } from '#platform/language.ts'
import { type ProcessRow, processes, SILENT_MS } from '#platform/processes.ts'
import { RESERVE_BYTES } from '../open-context.ts'
import { VERSION } from '../version.ts'
import type { SystemState } from './schema.ts'
import { settingsInForce } from './settings.ts'

const startedAt = new Date()

/** All of it at present. A part that does not answer is told as such; the page must open while something is broken. */
export async function systemState(ctx: Ctx): Promise<z.infer<typeof SystemState>> {
  const [postgres, clickhouse, store, disk, usage, queues, workers] = await Promise.all([
    probe(async () => `PostgreSQL ${await versionOfPostgres(ctx)}`),
    probe(async () => `ClickHouse ${(await ctx.clickhouse.query<{ v: string }>('select version() as v', {}))[0]?.v}`),
    probe(async () => {
      await ctx.store.get('system/nothing-is-here')
      return ctx.store.kind
    }),
    diskOf(ctx),
    usageOf(ctx),
    queueFigures(ctx),
    processes(ctx),
  ])
  return {
    version: VERSION,
    node: process.versions.node,
    startedAt: startedAt.toISOString(),
    at: ctx.clock().toISOString(),
    engines: { postgres, clickhouse, store },
    media: toolsOf(workers),
    disk,
    usage,
    queues: queues.map((queue) => ({
      name: queue.name,
      waiting: queue.waiting,
      retrying: queue.retrying,
      active: queue.active,
      failed: queue.failed,
      oldestAt: queue.oldest_at?.toISOString() ?? null,
      meanMs: queue.mean_ms,
      samples: queue.samples,
      mediaSpeed: queue.media_speed,
    })),
    workers: workers.map((each) => ({
      id: each.id,
      role: each.role,
      state: each.silent_ms > SILENT_MS ? 'silent' : 'working',
      host: each.host,
      pid: each.pid,
      version: each.version,
      startedAt: each.started_at.toISOString(),
      seenAt: each.seen_at.toISOString(),
      cores: each.facts.cores ?? null,
      mediaJobs: each.facts.mediaJobs ?? null,
      checks: each.facts.checks ?? [],
      jobs: each.jobs.map(({ id, queue, since }) => ({ id, queue, since })),
    })),
    settings: settingsInForce(ctx.config, ctx.publicUrl),
  }
}

/** ffmpeg as the workers found it: it is they who use it, and looking takes seconds. */
function toolsOf(workers: ProcessRow[]) {
  const found = workers
    .filter(({ silent_ms }) => silent_ms <= SILENT_MS)
    .flatMap(({ facts }) => facts.checks?.filter(({ name }) => name === 'ffmpeg') ?? [])
  const best = found.find(({ state }) => state === 'ok') ?? found[0]
  if (!best) return { ok: workers.some(isNew), detail: said('No worker has told of ffmpeg yet.'), latencyMs: null }
  return { ok: best.state === 'ok', detail: best.detail, latencyMs: null }
}

/** It looks for ffmpeg first, and tries how well it can be contained. */
const isNew = ({ role, started_at, seen_at }: ProcessRow) =>
  role === 'worker' && seen_at.getTime() - started_at.getTime() < 30_000

const PATIENCE_MS = 3000

async function probe(ask: () => Promise<string>): Promise<{ ok: boolean; detail: string; latencyMs: number | null }> {
  const from = performance.now()
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`No answer within ${PATIENCE_MS / 1000} s.`)), PATIENCE_MS)
  try {
    const detail = await Promise.race([ask(), late.promise])
    return { ok: true, detail, latencyMs: Math.round((performance.now() - from) * 10) / 10 }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error), latencyMs: null }
  } finally {
    clearTimeout(timer)
  }
}

const versionOfPostgres = async (ctx: Ctx) =>
  (await sql<{ v: string }>`select current_setting('server_version') as v`.execute(ctx.database.owner)).rows[0]?.v ?? ''

async function diskOf({ config: { dataDir } }: Ctx) {
  if (!dataDir) return null
  const { bavail, bsize, blocks } = await statfs(dataDir)
  const totalBytes = blocks * bsize
  return {
    path: dataDir,
    freeBytes: bavail * bsize,
    totalBytes,
    reserveBytes: Math.min(RESERVE_BYTES, totalBytes / 20),
  }
}

async function usageOf(ctx: Ctx) {
  const found = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(
    ctx.database.owner,
  )
  return { ...(await mediaUsage(ctx)), databaseBytes: found.rows[0]?.bytes ?? 0 }
}
