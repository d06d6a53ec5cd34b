import { readFile, realpath, statfs } from 'node:fs/promises'
import { join, sep } from 'node:path'
import pg from 'pg'
import { getConstructionPlans } from 'pg-boss'
import { type ClickHouse, openClickHouse } from '#platform/clickhouse/client.ts'
import { openSnapshot, type Snapshot } from '#platform/postgres/snapshot.ts'
import { Refusal } from '../cli/command.ts'
import { bytes, type Progress } from '../cli/progress.ts'
import type { Config } from '../config.ts'
import type { Engines } from '../engines.ts'
import { becomeOnlyOne } from '../supervisor/only-one.ts'
import { copyEvents } from './backup-events.ts'
import { assertRoom, copyObjects, copyUploads } from './backup-objects.ts'
import { type Manifest, openBackupFolder, type Schema } from './backup-set.ts'
import { openInstallationStore } from './installation-store.ts'
import { addPacked } from './packed-lines.ts'
import { clearSpare, openPool, type Pool } from './pool.ts'
import { type Tidied, tidyBackups } from './tidy-backups.ts'

/** Left free on the disk of the backups. */
const RESERVE_BYTES = 200_000_000

/**
 * One more set in a folder of backups. Objects come first and once more after the database: so everything that the database
 * names is there, also what is deleted meanwhile. Then the events that it calls shipped. Killed at any point, the next one
 * goes on with what the pool has.
 */
export async function takeBackup(
  config: Config,
  engines: Engines,
  {
    folder,
    keep,
    release,
    progress,
    signal,
  }: { folder: string; keep: number | null; release: string; progress: Progress; signal: AbortSignal },
): Promise<Manifest & { tidied: Tidied | null }> {
  const startedAt = performance.now()
  const backups = await openBackupFolder(folder, { make: true })
  const real = await realpath(folder)
  if (`${real}${sep}`.startsWith(`${engines.dataDir}${sep}`))
    throw new Refusal(`${folder} is inside the data folder: a backup belongs elsewhere, best on another disk.`)
  const only = await becomeOnlyOne(`${real} backups`, '')
  if ('other' in only)
    throw new Refusal(`Another backup is being made in ${folder} (process ${only.other?.pid ?? '?'}).`)
  await clearSpare(backups.pool)
  const pool = openPool(backups.pool)
  const clickhouse = openClickHouse(engines.clickhouse)
  try {
    const installation = await installationOf(engines.databaseUrl)
    const former = (await backups.whole()).at(-1) ?? null
    if (former && former.installation !== installation.id)
      throw new Refusal(
        `${folder} holds backups of installation ${former.installation}, and this is ${installation.id}: name another folder.`,
      )
    await clickhouse.ping(10_000).catch((cause) => {
      throw new Refusal('ClickHouse does not answer: without its events a backup would not be whole.', { cause })
    })
    const databaseBytes = await sizeOfData(installation, clickhouse)
    const roomFor = async (wanted: number) => {
      const disk = await statfs(folder)
      assertRoom(wanted + databaseBytes + RESERVE_BYTES, disk.bavail * disk.bsize, folder, bytes)
    }
    const store = await openInstallationStore(config, engines, installation)
    const copier = await copyObjects(store, backups, { pool, progress, signal, roomFor })
    await copier.pass('files')
    const snapshot = await openSnapshot(engines.databaseUrl)
    try {
      signal.throwIfAborted()
      const schema = await schemaOf(config, snapshot)
      const tables = await copyTables(snapshot, pool, { progress, signal })
      const asWorker = await snapshotRows(snapshot)
      const sequences = snapshot.sequences
      const { partitions, takenAt, serverVersion } = snapshot
      await snapshot.close()
      const events = await copyLaterEvents()
      await copier.pass('files that came since')
      const uploads = await copyUploads(store, engines, pool, asWorker.uploads)
      const objects = copier.seen()
      const manifest: Manifest = {
        format: 1,
        name: await backups.freeName(takenAt),
        takenAt: takenAt.toISOString(),
        release,
        installation: installation.id,
        postgres: {
          version: serverVersion,
          schema: await addPacked(pool, [JSON.stringify(schema)]),
          tables,
          partitions,
          sequences,
        },
        clickhouse: events,
        objects: {
          count: objects.length,
          bytes: objects.reduce((sum, each) => sum + each.size, 0),
          file: await addPacked(pool, linesOf(objects)),
        },
        uploads: { count: uploads.length, file: await addPacked(pool, linesOf(uploads)) },
        addedBytes: pool.newBytes(),
        seconds: Math.round((performance.now() - startedAt) / 100) / 10,
      }
      await pool.flush()
      await backups.finish(manifest)
      return { ...manifest, tidied: keep === null ? null : await tidyBackups(backups, keep) }

      async function copyLaterEvents() {
        const now = new pg.Client({ connectionString: engines.databaseUrl, application_name: 'studio-carry' })
        now.on('error', () => {})
        await now.connect()
        try {
          await now.query('set role studio_worker')
          return await copyEvents(clickhouse, {
            later: () => batchesBeyond(now, { shipped: asWorker.shipped, takenAt }),
            former: former?.clickhouse ?? null,
            pool,
            progress,
            signal,
          })
        } finally {
          await now.end().catch(() => {})
        }
      }
    } finally {
      await snapshot.close().catch(() => {})
      await copier.close()
    }
  } finally {
    await clickhouse.close()
    only.lock.close()
  }
}

type Installation = { id: string; secret: string; databaseBytes: number }

/** @throws {Refusal} */
export async function installationOf(databaseUrl: string): Promise<Installation> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'studio-carry' })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query(
      'select id, secret, pg_database_size(current_database())::float8 as "databaseBytes" from platform.installation',
    )
    if (!rows[0]) throw new Error('it has no installation')
    return rows[0]
  } catch (cause) {
    throw new Refusal(`PostgreSQL cannot be asked: ${cause instanceof Error ? cause.message : cause}.`, { cause })
  } finally {
    await client.end().catch(() => {})
  }
}

/** A rough upper bound of what both databases come to; packed they are smaller. */
async function sizeOfData({ databaseBytes }: Installation, clickhouse: ClickHouse): Promise<number> {
  const [found] = await clickhouse.query<{ bytes: number }>(
    'SELECT toUInt64(sum(bytes_on_disk)) AS bytes FROM system.parts WHERE active AND database = currentDatabase()',
  )
  return databaseBytes * 0.5 + (found?.bytes ?? 0) * 2
}

/** The statements that made the tables travel with them: a later release can load them and go on from there. */
export async function schemaOf(config: Config, snapshot: Snapshot): Promise<Schema> {
  const queueSql = getConstructionPlans('pgboss')
  const version = Number(/pgboss\.version\s*\(version\)\s*VALUES\s*\('(\d+)'\)/i.exec(queueSql)?.[1])
  if (version !== snapshot.pgbossVersion)
    throw new Refusal('The job queue in the database is of another release: start the program once with this one.')
  const migrations = await Promise.all(
    snapshot.migrations.map(async (name) => {
      const sql = await readFile(join(config.root, 'migrations/postgres', name), 'utf8').catch((cause) => {
        throw new Refusal(`The database was used by a newer release (it has ${name}): use that one.`, { cause })
      })
      return { name, sql }
    }),
  )
  return { migrations, queueSql }
}

async function copyTables(
  snapshot: Snapshot,
  pool: Pool,
  { progress, signal }: { progress: Progress; signal: AbortSignal },
): Promise<Manifest['postgres']['tables']> {
  progress.step('database')
  const total = snapshot.tables.reduce((sum, table) => sum + table.bytes, 0)
  let before = 0
  const copied: Manifest['postgres']['tables'] = []
  for (const table of snapshot.tables) {
    signal.throwIfAborted()
    progress.at(before, total, 'bytes')
    const copy = await snapshot.copy(table)
    try {
      const file = await addPacked(pool, copy.data)
      copied.push({ ...table, rows: await copy.rows, file })
    } finally {
      await copy.close()
    }
    before += table.bytes
  }
  await pool.flush()
  return copied
}

/** What the other two engines are asked for by this snapshot. */
async function snapshotRows(snapshot: Snapshot) {
  await snapshot.query('set local role studio_worker')
  const shipped = await snapshot.query<{ id: string }>('select id from analytics.batches where shipped_at is not null')
  const uploads = await snapshot.query<{ id: string; store_upload_id: string }>(
    "select id, store_upload_id from uploads.sessions where state = 'active'",
  )
  return { shipped: new Set(shipped.map((row) => row.id)), uploads }
}

/** Shipped after the snapshot, or about to be. Ten minutes are longer than any shipping takes. */
async function batchesBeyond(now: pg.Client, { shipped, takenAt }: { shipped: ReadonlySet<string>; takenAt: Date }) {
  const { rows } = await now.query<{ id: string }>(
    "select id from analytics.batches where shipped_at is null or shipped_at > $1::timestamptz - interval '10 minutes'",
    [takenAt],
  )
  return new Set(rows.flatMap(({ id }) => (shipped.has(id) ? [] : [id])))
}

function* linesOf(items: Iterable<unknown>) {
  for (const item of items) yield `${JSON.stringify(item)}\n`
}
