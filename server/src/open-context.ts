import { join } from 'node:path'
import { sql } from 'kysely'
import pino, { type DestinationStream, type Logger } from 'pino'
import { openBroadcast } from '#platform/broadcast.ts'
import { openClickHouse } from '#platform/clickhouse/client.ts'
import { onlyOf } from '#platform/clickhouse/installation.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import { openDatabase } from '#platform/db.ts'
import { JOB_CANCELLED, openJobs } from '#platform/jobs.ts'
import { readWords } from '#platform/language.ts'
import { deriveSecrets } from '#platform/secrets.ts'
import { type Config, publicUrlOf } from './config.ts'
import type { Engines } from './engines.ts'
import { openStore } from './open-store.ts'

/** Connections kept at most, besides one to listen. */
const POOL = { api: 8, worker: 6 } as const

export type Opened = { ctx: Ctx; log: Logger; close(): Promise<void> }

/** What uploads leave free on the disk, which they share with the database. */
export const RESERVE_BYTES = 1024 ** 3

/**
 * Everything a process of ours works with, opened in the right order and closed in the reverse one.
 * @param options.logTo default standard output
 */
export async function openContext(
  given: Config,
  engines: Engines,
  role: 'api' | 'worker',
  options: { clock?: (() => Date) | undefined; logTo?: DestinationStream } = {},
): Promise<Opened> {
  const { clock = () => new Date(), logTo = pino.destination(1) } = options
  const config: Config = { ...given, dataDir: engines.dataDir }
  const log = pino(
    {
      level: config.logLevel,
      base: { role },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'],
    },
    logTo,
  )
  const database = openDatabase(engines.databaseUrl, { size: POOL[role], name: `studio-${role}` })
  const found = await sql<{ id: string; secret: string }>`select id, secret from platform.installation`.execute(
    database.owner,
  )
  const installation = found.rows[0]
  if (!installation) throw new Error('The database has no installation row: run the migrations.')
  const secrets = deriveSecrets(installation.id, installation.secret)
  const workDir = engines.workDir ?? join(engines.dataDir, 'work')
  const paths = {
    work: join(workDir, `${role}-${process.pid}`),
    sources: `${workDir}-sources`,
  }
  const store = await openStore(config, engines.dataDir, {
    signingKey: secrets.key('parts'),
    now: clock,
    reserveBytes: RESERVE_BYTES,
  })
  const clickhouse = onlyOf(installation.id, openClickHouse(engines.clickhouse))
  const jobs = await openJobs(database.pool, log, role === 'worker' ? 'worker' : 'sender')
  const broadcast = openBroadcast(engines.databaseUrl, `studio-${role}-listen`, log)

  broadcast.on(JOB_CANCELLED, ({ id }) => jobs.abort(String(id)))

  const base: Omit<Ctx, 'db'> = {
    actor: { kind: 'anonymous' },
    database,
    config,
    clock,
    log,
    store,
    clickhouse,
    jobs,
    broadcast,
    secrets,
    words: readWords(join(config.root, 'web/dist')),
    publicUrl: publicUrlOf(config),
    paths,
  }
  const ctx = forActor({ ...base, db: database.owner }, { kind: 'anonymous' })
  return {
    ctx,
    log,
    async close() {
      await broadcast.close()
      await clickhouse.close()
      await store.close()
      await database.close()
    },
  }
}
