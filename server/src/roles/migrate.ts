import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { openClickHouse } from '#platform/clickhouse/client.ts'
import { migrateClickHouse } from '#platform/clickhouse/migrate.ts'
import { openJobs } from '#platform/jobs.ts'
import { MigrationError, migratePostgres } from '#platform/migrate.ts'
import type { Config } from '../config.ts'
import type { Engines } from '../engines.ts'
import { ffmpeg, general } from '../handlers.ts'
import { FatalError, type Running } from './child.ts'

/** Brings both databases to this release, makes the queues, and checks that the engines belong together. */
export async function runMigrate(config: Config, engines: Engines): Promise<Running> {
  try {
    const migrations = join(config.root, 'migrations')
    const applied = await migratePostgres(engines.databaseUrl, join(migrations, 'postgres'))
    const pool = new pg.Pool({ connectionString: engines.databaseUrl, max: 2, application_name: 'studio-migrate' })
    try {
      await prepareQueues(pool)
      const found = await pool.query(
        'select id, setup_code, (select count(*) from accounts.people) as people from platform.installation',
      )
      const { id, setup_code, people } = found.rows[0]
      assertSameInstallation(join(engines.dataDir, 'objects'), id)
      const clickhouse = openClickHouse(engines.clickhouse)
      try {
        applied.push(...(await migrateClickHouse(clickhouse, join(migrations, 'clickhouse'))))
      } finally {
        await clickhouse.close()
      }
      const code = Number(people) === 0 ? `set-up code ${setup_code}` : ''
      return {
        detail: [applied.length > 0 ? `${applied.length} migrations` : '', code].filter(Boolean).join(', '),
        stop: async () => {},
      }
    } finally {
      await pool.end()
    }
  } catch (error) {
    if (error instanceof MigrationError) throw new FatalError(error.message)
    throw error
  }
}

async function prepareQueues(pool: pg.Pool) {
  const jobs = await openJobs(pool, pino({ level: 'silent' }), 'migrate')
  await jobs.declare([...general, ...ffmpeg])
  await jobs.stop(0)
  // A job is queued in the transaction of whoever asks for it, so under that one's role.
  await pool.query(`
    grant usage on schema pgboss to studio_app, studio_worker;
    grant select, insert, update on all tables in schema pgboss to studio_app, studio_worker;
    grant execute on all functions in schema pgboss to studio_app, studio_worker`)
}

/** Files of one installation beside the database of another would be lost or mixed; better not to start. */
function assertSameInstallation(objects: string, installationId: string) {
  mkdirSync(objects, { recursive: true, mode: 0o700 })
  const marker = join(objects, '.installation')
  if (!existsSync(marker)) writeFileSync(marker, `${installationId}\n`)
  const found = readFileSync(marker, 'utf8').trim()
  if (found !== installationId)
    throw new FatalError(
      `The files in ${objects} belong to installation ${found}, the database to ${installationId}: point STUDIO_DATA and DATABASE_URL at the same installation.`,
    )
}
