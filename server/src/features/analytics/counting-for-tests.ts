import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import Fastify, { type FastifyBaseLogger } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { openBroadcast } from '#platform/broadcast.ts'
import { type ClickHouseTarget, openClickHouse } from '#platform/clickhouse/client.ts'
import { startTestEngine } from '#platform/clickhouse/engine-for-tests.ts'
import { migrateClickHouse } from '#platform/clickhouse/migrate.ts'
import { type Actor, type Ctx, forActor } from '#platform/context.ts'
import { openDatabase } from '#platform/db.ts'
import { type App, handleProblems } from '#platform/http.ts'
import { uuidv7 } from '#platform/ids.ts'
import { migratePostgres } from '#platform/migrate.ts'
import { postgresHome, postgresUser } from '#platform/postgres/binaries.ts'
import {
  type Cluster,
  clusterUrl,
  endOrphans,
  initCluster,
  postmasterPid,
  spawnPostgres,
  THROWAWAY,
  whenReady,
  workingIn,
} from '#platform/postgres/cluster.ts'
import { deriveSecrets } from '#platform/secrets.ts'
import { readConfig } from '../../config.ts'
import { countOnce, type Watch } from './count.ts'
import { registerAnalyticsRoutes } from './routes.ts'
import { openReception, receiveEvents } from './service.ts'
import { shipWaiting, type Times, type Untried } from './ship.ts'

const root = join(import.meta.dirname, '../../../..')
export const CHROME =
  'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

/** What an event of a test needs to say; the rest is filled in. */
export type Told = { type: string; vodId: string; playbackId?: string; at?: Date | number; [more: string]: unknown }

/** Of a test's context, or kept by a file for all its tests. */
type Ends = { after(end: () => unknown): void }

/** The counting slice on a real PostgreSQL and, when asked for, a real ClickHouse; gone with the test. */
export async function openCounting(
  t: Ends,
  options: { clickhouse?: boolean; eventBatchesPerMinute?: number; eventsWaitingMb?: number } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'studio-count-'))
  chmodSync(folder, 0o755)
  const user = postgresUser()
  const cluster: Cluster = {
    home: postgresHome(user, folder),
    dataDir: join(folder, 'pg'),
    socketDir: join(folder, 's'),
    user,
  }
  initCluster(cluster)
  // Without a commit that waits, a killed server would lose what it acknowledged.
  const settings = [...THROWAWAY, 'synchronous_commit=on']
  let server = spawnPostgres(cluster, settings)
  await whenReady(cluster, () => server.exitCode !== null)
  const url = clusterUrl(cluster)
  await migratePostgres(url, join(root, 'migrations/postgres'))

  let engine = options.clickhouse ? await startTestEngine(t as unknown as TestContext) : null // only `after` of it is used, and so
  const target = engine
    ? { socketPath: engine.socketPath, password: engine.password }
    : { socketPath: join(folder, 'nobody'), password: '' }
  if (engine) await migrateClickHouse(engine.clickhouse, join(root, 'migrations/clickhouse'))
  let now: Date | null = null
  const { ctx, errors, close } = contextForTests({
    url,
    target,
    clock: () => now ?? new Date(),
    eventBatchesPerMinute: options.eventBatchesPerMinute ?? 1e6,
    eventsWaitingMb: options.eventsWaitingMb ?? null,
  })
  const { database } = ctx
  await listening(ctx)
  let reception = openReception(ctx)
  const untried: Untried = new Map()
  const closers: (() => Promise<unknown>)[] = []

  t.after(async () => {
    for (const close of closers) await close()
    await reception.close()
    await close()
    server.stdin?.end()
    if (server.exitCode === null) await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })

  const studio = {
    ctx,
    url,
    target,
    errors,
    /** Fixes the clock; null lets it run. */
    setClock(to: Date | null) {
      now = to
    },
    /** As a process that starts has it: nothing cached, no batch known as untried. */
    async restart() {
      await reception.close()
      reception = openReception(ctx)
      untried.clear()
    },
    async person(): Promise<string> {
      const id = crypto.randomUUID()
      await database.pool.query(
        `insert into auth."user" (id, name, email, "emailVerified", "updatedAt") values ($1, 'x', $2, true, now())`,
        [id, `${id}@example.org`],
      )
      return id
    },
    async channel(ownerId?: string): Promise<string> {
      const id = uuidv7()
      await database.pool.query(`insert into accounts.channels (id, handle, name) values ($1, $2, 'x')`, [
        id,
        `c${id.slice(-12)}`,
      ])
      if (ownerId)
        await database.pool.query(
          `insert into accounts.channel_members (channel_id, user_id, role) values ($1, $2, 'owner')`,
          [id, ownerId],
        )
      return id
    },
    async video(
      channelId: string,
      options: { durationMs?: number; visibility?: string; article?: true } = {},
    ): Promise<string> {
      const id = uuidv7()
      await database.pool.query(
        `insert into content.videos (id, channel_id, title, status, kind, visibility, duration_ms) values ($1, $2, 'x', 'ready', $5, $3, $4)`,
        [
          id,
          channelId,
          options.visibility ?? 'public',
          options.article ? null : (options.durationMs ?? 600_000),
          options.article ? 'article' : 'video',
        ],
      )
      return id
    },
    member: (userId: string, channelId: string): Actor => ({
      kind: 'user',
      userId,
      operator: false,
      channels: [{ id: channelId, role: 'owner' }],
      via: 'session',
      scopes: null,
    }),
    viewer: (userId: string): Actor => ({
      kind: 'user',
      userId,
      operator: false,
      channels: [],
      via: 'session',
      scopes: null,
    }),
    /** Sends as a player would, with ids made up and `at` defaulting to now. */
    send(events: Told[], as: { actor?: Actor; address?: string; userAgent?: string } = {}) {
      const body = JSON.stringify({
        sentAt: ctx.clock().toISOString(),
        events: events.map((event) => complete(event, ctx.clock())),
      })
      const client = { address: as.address ?? '192.0.2.1', userAgent: as.userAgent ?? CHROME }
      return receiveEvents(reception, as.actor ?? { kind: 'anonymous' }, client, body)
    },
    async count(watch?: Watch) {
      const counted = await countOnce(ctx, watch)
      for (const batch of counted?.batches ?? []) untried.set(batch.id, batch.queryId)
      return counted
    },
    ship: (watch?: Watch, times?: Times) =>
      shipWaiting(ctx, untried, { ...(watch && { watch }), ...(times && { times }) }),
    async totals(videoId: string) {
      const found = await database.pool.query('select views, watch_ms from content.video_stats where video_id = $1', [
        videoId,
      ])
      return { views: found.rows[0]?.views ?? 0, watchMs: found.rows[0]?.watch_ms ?? 0 }
    },
    shipped: (videoId: string) =>
      ctx.clickhouse
        .query<{ rows: number; ids: number; views: number; watchMs: number }>(
          'SELECT count() AS rows, uniqExact(id) AS ids, sum(view) AS views, sum(watch_ms) AS watchMs FROM events WHERE video_id = {v:UUID}',
          { v: videoId },
        )
        .then((rows) => rows[0]!), // an aggregate without GROUP BY has one row
    sql: async <Row>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as Row[],
    /** The routes of the slice; `x-user` names the person. */
    async app(actors: Record<string, Actor> = {}): Promise<App> {
      const app: App = Fastify()
      app.setValidatorCompiler(validatorCompiler)
      app.setSerializerCompiler(serializerCompiler)
      handleProblems(app)
      app.decorateRequest('ctx', null as never)
      app.addHook('onRequest', async (req) => {
        req.ctx = forActor(ctx, actors[String(req.headers['x-user'])] ?? { kind: 'anonymous' })
      })
      registerAnalyticsRoutes(app, ctx)
      closers.push(() => app.close())
      return app
    },
    /** Stops PostgreSQL without ending it, its postmaster first: it would fork for the next connection. @returns lets it go on */
    hangPostgres() {
      const postmaster = postmasterPid(cluster) ?? assert.fail()
      process.kill(postmaster, 'SIGSTOP')
      const pids = [postmaster, ...workingIn(cluster.dataDir)]
      for (const pid of pids) process.kill(pid, 'SIGSTOP')
      return () => {
        for (const pid of pids.splice(0)) process.kill(pid, 'SIGCONT')
      }
    },
    /** Kills PostgreSQL as a crash would and starts it again. */
    async crashPostgres() {
      const [row] = await studio.sql<{ pid: number }>('select pg_backend_pid() as pid')
      const ended = once(server, 'exit')
      const postmaster = postmasterPid(cluster) ?? assert.fail()
      process.kill(row!.pid, 'SIGKILL') // the row is of this very query
      process.kill(postmaster, 'SIGKILL')
      await ended
      await endOrphans(cluster) // as the program does before it starts one again
      const heard = listening(ctx)
      server = spawnPostgres(cluster, settings)
      await whenReady(cluster, () => server.exitCode !== null)
      await heard
    },
    /** Ends ClickHouse as a crash would. */
    async killClickHouse() {
      assert.ok(engine)
      engine.process.kill('SIGKILL')
      await once(engine.process, 'exit')
    },
    /** Stops its process without ending it. @returns lets it go on */
    hangClickHouse() {
      assert.ok(engine)
      const { process: stopped } = engine
      stopped.kill('SIGSTOP')
      return () => void stopped.kill('SIGCONT')
    },
    async clickHouseIsDead() {
      assert.ok(engine)
      if (engine.process.exitCode === null && engine.process.signalCode === null) await once(engine.process, 'exit')
    },
    /** Starts it again on the same data. */
    async startClickHouse() {
      assert.ok(engine)
      engine = await startTestEngine(t as unknown as TestContext, { dataDir: engine.dataDir })
      ctx.clickhouse = engine.clickhouse // tests share the object with what they opened
      Object.assign(target, { socketPath: engine.socketPath, password: engine.password })
    },
    later: (close: () => Promise<unknown>) => closers.unshift(close),
  }
  return studio
}

/** When the line for news stands (again): its listeners are told to drop what they know. */
const listening = (ctx: Ctx) => new Promise<void>((resolve) => ctx.broadcast.on('reset', () => resolve()))

/** What a process of ours would open, without the store, which this slice does not use, and without anybody who listens to events. */
export function contextForTests(options: {
  url: string
  target: ClickHouseTarget
  clock?: () => Date
  eventBatchesPerMinute?: number
  eventsWaitingMb?: number | null
}) {
  const log = quietLog()
  const database = openDatabase(options.url, { size: 8, name: 'test' })
  const broadcast = openBroadcast(options.url, 'test-listen', log.logger)
  const clickhouse = openClickHouse(options.target)
  const ctx = forActor(
    {
      actor: { kind: 'anonymous' },
      db: database.scoped({ role: 'studio_app', userId: '', channelIds: [] }),
      database,
      config: Object.freeze({
        ...readConfig({}, root),
        eventBatchesPerMinute: options.eventBatchesPerMinute ?? 1e6,
        eventsWaitingMb: options.eventsWaitingMb ?? null,
      }),
      clock: options.clock ?? (() => new Date()),
      log: log.logger,
      clickhouse,
      broadcast,
      jobs: { emit: async () => {} },
      secrets: deriveSecrets('00000000-0000-0000-0000-000000000001', 'secret'),
      publicUrl: 'http://127.0.0.1:4000',
    } as unknown as Ctx, // see above
    { kind: 'anonymous' },
  )
  return {
    ctx,
    errors: log.errors,
    async close() {
      await broadcast.close()
      await database.close()
      await clickhouse.close()
    },
  }
}
export type Counting = Awaited<ReturnType<typeof openCounting>>

export function complete(event: Told, now: Date) {
  const at = event.at instanceof Date ? event.at : new Date(event.at ?? now)
  const player = event.type === 'impression' ? {} : { playbackId: crypto.randomUUID(), positionMs: 0 }
  return {
    id: crypto.randomUUID(),
    ...player,
    ...(event.type === 'progress' ? { ranges: [] } : {}),
    ...event,
    at: at.toISOString(),
  }
}

function quietLog() {
  const errors: unknown[][] = []
  const silent = () => {}
  const logger = {
    level: 'info',
    trace: silent,
    debug: silent,
    info: silent,
    warn: silent,
    fatal: silent,
    silent,
    error: (...said: unknown[]) => errors.push(said),
    child: () => logger,
  } as unknown as FastifyBaseLogger // all that is called of it
  return { logger, errors }
}
