import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import pino from 'pino'
import { ClickHouseUnavailable, openClickHouse } from '#platform/clickhouse/client.ts'
import { bringUpToDate, ForeignClickHouse } from '#platform/clickhouse/installation.ts'
import { ClickHouseMigrationError } from '#platform/clickhouse/migrate.ts'
import { connectWithPatience, openPool } from '#platform/db-connect.ts'
import { openJobs } from '#platform/jobs.ts'
import { MigrationError, migratePostgres } from '#platform/migrate.ts'
import type { S3Settings } from '#platform/storage/s3-settings.ts'
import type { Config } from '../config.ts'
import type { Engines } from '../engines.ts'
import { ffmpeg, general } from '../handlers.ts'
import {
  assertEventsNotForgotten,
  assertFilesNotForgotten,
  assertNotForgotten,
  assertRights,
} from './belong-together.ts'
import { FatalError, type Running } from './child.ts'

/** Brings both databases to this release, makes the queues, and checks that the engines belong together. */
export async function runMigrate(config: Config, engines: Engines): Promise<Running> {
  try {
    const migrations = join(config.root, 'migrations')
    if (config.databaseUrl) await assertUsable(config, engines, config.databaseUrl)
    const applied = await migratePostgres(engines.databaseUrl, join(migrations, 'postgres'))
    const pool = openPool({ connectionString: engines.databaseUrl, max: 2, application_name: 'studio-migrate' })
    try {
      await prepareQueues(pool)
      const found = await pool.query(
        'select id, setup_code, (select count(*) from accounts.people) as people from platform.installation',
      )
      const { id, setup_code, people } = found.rows[0]
      if (config.s3) {
        await assertFilesNotForgotten(config.s3, engines)
        await assertOurBucket(config.s3, id)
      } else assertSameInstallation(join(engines.dataDir, 'objects'), id)
      const clickhouse = await clickHouseIfThere(config, engines, id)
      const code = Number(people) === 0 ? `set-up code ${setup_code}` : ''
      const count = applied.length + (clickhouse?.length ?? 0)
      return {
        detail: [count > 0 ? `${count} migrations` : '', clickhouse ? '' : 'ClickHouse follows', code]
          .filter(Boolean)
          .join(', '),
        stop: async () => {},
      }
    } finally {
      await pool.end()
    }
  } catch (error) {
    if (error instanceof MigrationError || error instanceof ClickHouseMigrationError)
      throw new FatalError(error.message, { cause: error })
    throw error
  }
}

/** @throws {FatalError} with what an operator can mend, but without the password */
async function assertUsable(config: Config, engines: Engines, databaseUrl: string) {
  const { hostname, port, searchParams } = new URL(databaseUrl)
  const where = searchParams.get('host') ?? `${hostname}:${port || 5432}`
  const pool = openPool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 8000 })
  try {
    const client = await connectWithPatience(pool)
    try {
      await assertRights(client)
      await assertNotForgotten(config, engines, client)
    } finally {
      client.release(true)
    }
  } catch (error) {
    if (error instanceof FatalError) throw error
    const message = error instanceof Error ? error.message || ('code' in error && error.code) : error
    throw new FatalError(`DATABASE_URL: PostgreSQL at ${where} cannot be used: ${message}.`, { cause: error })
  } finally {
    await pool.end()
  }
}

/** @returns null when it does not answer: nothing but the charts needs it, and the worker brings it up to date later */
async function clickHouseIfThere(config: Config, engines: Engines, installation: string): Promise<string[] | null> {
  const clickhouse = openClickHouse(engines.clickhouse)
  try {
    await clickhouse.ping(5000)
    await assertEventsNotForgotten(config, engines, clickhouse)
    return await bringUpToDate(clickhouse, join(config.root, 'migrations/clickhouse'), installation)
  } catch (error) {
    if (error instanceof ForeignClickHouse) throw new FatalError(error.message, { cause: error })
    if (error instanceof ClickHouseUnavailable) return null
    throw error
  } finally {
    await clickhouse.close()
  }
}

export async function prepareQueues(pool: pg.Pool) {
  const jobs = await openJobs(pool, pino({ level: 'silent' }), 'migrate')
  await jobs.declare([...general, ...ffmpeg])
  await jobs.stop(0)
  // A job is queued in the transaction of whoever asks for it, so under that one's role.
  await pool.query(`
    grant usage on schema pgboss to studio_app, studio_worker;
    grant select, insert, update on all tables in schema pgboss to studio_app, studio_worker;
    grant execute on all functions in schema pgboss to studio_app, studio_worker`)
}

/** @throws {FatalError} */
async function assertOurBucket(settings: S3Settings, installationId: string) {
  const { checkS3, StoreRefused } = await import('#platform/storage/s3-check.ts')
  await checkS3(settings, installationId).catch((error: unknown) => {
    throw error instanceof StoreRefused ? new FatalError(error.message, { cause: error }) : error
  })
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
