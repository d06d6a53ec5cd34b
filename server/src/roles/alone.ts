import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connectWithPatience, openPool } from '#platform/db-connect.ts'
import type { S3Settings } from '#platform/storage/s3-settings.ts'
import { openS3Store } from '#platform/storage/s3-store.ts'
import { storeInstallation } from '#platform/storage/store-installation.ts'
import { type Config, ConfigError } from '../config.ts'
import type { Engines } from '../engines.ts'
import { FatalError } from './child.ts'

/**
 * What a role started by hand on another machine works with: engines that all run elsewhere, said by the environment.
 * @throws {ConfigError} naming what is missing
 */
export function outsideEngines(config: Config): Engines & { workDir: string } {
  const missing = [
    config.databaseUrl
      ? ''
      : 'DATABASE_URL (the PostgreSQL that comes with Creator Studio listens on its own machine only)',
    config.clickhouseUrl ? '' : 'CLICKHOUSE_URL',
    config.dataDir ? '' : 'STUDIO_DATA',
  ].filter(Boolean)
  if (!config.databaseUrl || !config.clickhouseUrl || !config.dataDir)
    throw new ConfigError(`--role uses engines that run elsewhere, so it needs ${missing.join(' and ')}.`)
  return {
    databaseUrl: config.databaseUrl,
    clickhouse: { url: config.clickhouseUrl },
    dataDir: config.dataDir,
    // Not `work`, which the program that owns the folder empties when it starts.
    workDir: join(config.dataDir, `work-${hostname()}`),
  }
}

/**
 * Looks before anything is touched whether this machine can work for that database: same release, and the same files.
 * @throws {FatalError} with what to do about it
 */
export async function assertBelongs(config: Config, engines: Engines): Promise<void> {
  const installation = await lookAtDatabase(engines.databaseUrl, join(config.root, 'migrations/postgres'))
  const place = config.s3 ? `the bucket ${config.s3.bucket}` : join(engines.dataDir, 'objects')
  const found = config.s3 ? await installationOfBucket(config.s3) : installationOfFolder(place)
  if (found === installation) return
  throw new FatalError(
    found === null
      ? `There are no files of this installation in ${place}: every machine needs the same S3_* settings, or, with files in a folder, the same folder as STUDIO_DATA (a network mount).`
      : `The files in ${place} belong to installation ${found}, the database to ${installation}: every machine needs the same database and the same files.`,
  )
}

function installationOfFolder(files: string): string | null {
  const marker = join(files, '.installation')
  return existsSync(marker) ? readFileSync(marker, 'utf8').trim() : null
}

async function installationOfBucket(settings: S3Settings): Promise<string | null> {
  const store = openS3Store(settings)
  try {
    return await storeInstallation(store).read()
  } catch (error) {
    throw new FatalError(
      `The bucket ${settings.bucket} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      { cause: error },
    )
  } finally {
    await store.close()
  }
}

async function lookAtDatabase(databaseUrl: string, migrations: string): Promise<string> {
  const pool = openPool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 8000 })
  const { hostname: host, port, searchParams } = new URL(databaseUrl)
  const where = searchParams.get('host') ?? `${host}:${port || 5432}`
  let done: string[]
  let installation: string
  try {
    const client = await connectWithPatience(pool)
    try {
      done = (await client.query('select name from platform.migrations')).rows.map(({ name }) => String(name))
      installation = String((await client.query('select id from platform.installation')).rows[0]?.id)
    } finally {
      client.release(true)
    }
  } catch (error) {
    if (error instanceof pg.DatabaseError && ['42P01', '3F000'].includes(error.code ?? ''))
      throw new FatalError(
        `The database at ${where} is empty: start Creator Studio with the same DATABASE_URL on its main machine first.`,
        { cause: error },
      )
    const message = error instanceof Error ? error.message || ('code' in error && error.code) : error
    throw new FatalError(`DATABASE_URL: PostgreSQL at ${where} cannot be used: ${message}.`, { cause: error })
  } finally {
    await pool.end()
  }
  const ours = readdirSync(migrations).filter((name) => name.endsWith('.sql'))
  if (ours.some((name) => !done.includes(name)))
    throw new FatalError('The database is of an older release: update and start the main machine first, then this one.')
  if (done.some((name) => !ours.includes(name)))
    throw new FatalError('The database is of a newer release: update this machine to the release of the main one.')
  return installation
}

/** Makes the scratch folder and removes what killed processes of this machine left in it. */
export async function prepareWork(workDir: string): Promise<void> {
  await mkdir(workDir, { recursive: true })
  await chmod(workDir, 0o711)
  for (const name of await readdir(workDir)) {
    const pid = Number(/-(\d+)$/.exec(name)?.[1] ?? 0)
    if (!pid || !existsSync(`/proc/${pid}`)) await rm(join(workDir, name), { recursive: true, force: true })
  }
}
