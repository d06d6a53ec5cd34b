import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { type ClickHouse, openClickHouse } from '#platform/clickhouse/client.ts'
import { bringUpToDate, ForeignClickHouse } from '#platform/clickhouse/installation.ts'
import { loadDatabase } from '#platform/postgres/load.ts'
import { DatabaseRefusal, isInstalled } from '#platform/postgres/snapshot.ts'
import type { ObjectStore } from '#platform/storage/store.ts'
import { storeInstallation } from '#platform/storage/store-installation.ts'
import { Refusal } from '../cli/command.ts'
import { bytes, type Progress } from '../cli/progress.ts'
import type { Config } from '../config.ts'
import type { Engines } from '../engines.ts'
import { dataFolder, openDataFolder, UNFINISHED_RESTORE } from '../supervisor/folders.ts'
import { assertRoom } from './backup-objects.ts'
import {
  type BackupFolder,
  chosenSet,
  type Manifest,
  type Schema,
  type StoredObject,
  type StoredUpload,
} from './backup-set.ts'
import { assertStopped, useEngines } from './engines.ts'
import { dropMonth, insertPage, monthsOf } from './events.ts'
import { openInstallationStore } from './installation-store.ts'
import { readJson, readLines, readPacked } from './packed-lines.ts'
import { eachOf, openPool, type Pool } from './pool.ts'
import { installationOf } from './take-backup.ts'
import { resumeUploads } from './upload-parts.ts'

type Restoring = { progress: Progress; signal: AbortSignal }
/** Lies in the data folder until everything is back; the program does not start beside it. */
type Marker = { name: string; token: string }

/**
 * Brings a set into an empty data folder, and into outside engines where the environment names them, which must be empty
 * too. May be repeated after an interruption.
 */
export async function restoreBackup(
  config: Config,
  backups: BackupFolder,
  { at, progress, signal }: { at: string | undefined } & Restoring,
): Promise<{ manifest: Manifest; data: string }> {
  const manifest = await chosenSet(backups, at)
  const data = dataFolder(config.dataDir, config.root)
  if (existsSync(data)) await assertStopped(openDataFolder(data), 'and restore into an empty folder')
  const marker = claimFolder(data, manifest)
  const pool = openPool(backups.pool)
  const disk = await statfs(data)
  const wanted = config.s3 ? 0 : Math.max(0, manifest.objects.bytes - usedBytes(join(data, 'objects')))
  assertRoom(wanted, disk.bavail * disk.bsize, data, bytes)
  const inUse = await useEngines(config, { restoring: true })
  const clickhouse = openClickHouse(inUse.engines.clickhouse)
  try {
    if (inUse.live) throw new Refusal(`Creator Studio was started on ${data} meanwhile: stop it and run this again.`)
    await restoreDatabase(config, inUse.engines.databaseUrl, pool, { manifest, marker, progress })
    await restoreEvents(config, clickhouse, pool, { manifest, progress, signal })
    const store = await openInstallationStore(config, inUse.engines, await installationOf(inUse.engines.databaseUrl))
    await assertOurStore(store, manifest)
    await restoreObjects(store, pool, { manifest, progress, signal })
    await restoreUploads(store, inUse.engines, pool, manifest)
  } finally {
    await clickhouse.close()
    await inUse.release()
  }
  rmSync(join(data, UNFINISHED_RESTORE))
  return { manifest, data }
}

/** @throws {Refusal} unless the folder is empty, or an interrupted restore of the same set was at work here */
function claimFolder(data: string, { name }: Manifest): Marker {
  openDataFolder(data)
  const path = join(data, UNFINISHED_RESTORE)
  if (existsSync(path)) {
    const marker: Marker = JSON.parse(readFileSync(path, 'utf8'))
    if (marker.name === name) return marker
    throw new Refusal(
      `A restore of ${marker.name} into ${data} was interrupted: go on with --at ${marker.name}, or empty the folder.`,
    )
  }
  if (readdirSync(data).some((each) => each !== 'lost+found'))
    throw new Refusal(`${data} is not empty: a restore wants an empty data folder (STUDIO_DATA names it).`)
  const marker = { name, token: randomUUID() }
  writeFileSync(path, JSON.stringify(marker), { mode: 0o600, flush: true })
  return marker
}

const usedBytes = (folder: string): number =>
  !existsSync(folder)
    ? 0
    : readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

async function restoreDatabase(
  config: Config,
  databaseUrl: string,
  pool: Pool,
  { manifest, marker, progress }: { manifest: Manifest; marker: Marker; progress: Progress },
) {
  const mark = `restored ${marker.token}`
  if (await isMarked(databaseUrl, mark)) return
  progress.step('database')
  const { postgres } = manifest
  const schema = await readJson<Schema>(pool, postgres.schema)
  const newer = schema.migrations.find(({ name }) => !existsSync(join(config.root, 'migrations/postgres', name)))
  if (newer)
    throw new Refusal(`${manifest.name} was made by a newer release (it has ${newer.name}): restore it with that one.`)
  const total = postgres.tables.reduce((sum, table) => sum + table.bytes, 0)
  let before = 0
  try {
    await loadDatabase(
      databaseUrl,
      {
        ...schema,
        tables: postgres.tables.map((table) => ({ ...table, data: async () => readPacked(pool, table.file) })),
        partitions: postgres.partitions,
        sequences: postgres.sequences,
        onTable: (table) => {
          progress.at(before, total, 'bytes')
          before += table.bytes
        },
      },
      async (client) => {
        await client.query(`comment on table platform.installation is '${mark}'`)
      },
    )
  } catch (error) {
    if (error instanceof DatabaseRefusal) throw new Refusal(error.message, { cause: error })
    throw error
  }
}

/** The comment and the rows came in one transaction. */
async function isMarked(databaseUrl: string, mark: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    if (!(await isInstalled(client))) return false
    const { rows } = await client.query("select obj_description('platform.installation'::regclass) as mark")
    if (rows[0]?.mark === mark) return true
    throw new Refusal('The database is not empty: a restore wants an empty one (DATABASE_URL names it).')
  } finally {
    await client.end().catch(() => {})
  }
}

async function restoreEvents(
  config: Config,
  clickhouse: ClickHouse,
  pool: Pool,
  { manifest, progress, signal }: { manifest: Manifest } & Restoring,
) {
  await bringUpToDate(clickhouse, join(config.root, 'migrations/clickhouse'), manifest.installation).catch((error) => {
    throw error instanceof ForeignClickHouse ? new Refusal(error.message, { cause: error }) : error
  })
  const { columns, months } = manifest.clickhouse
  const there = new Map((await monthsOf(clickhouse)).map((each) => [each.month, each.rows]))
  const strange = [...there.keys()].find((month) => !months.some((each) => each.month === month))
  if (strange) throw new Refusal(`ClickHouse is not empty: it has events of ${strange}. A restore wants an empty one.`)
  const total = months.reduce((sum, each) => sum + each.rows, 0)
  let done = 0
  progress.step('events')
  for (const { month, rows, pages } of months) {
    if (there.get(month) !== rows) {
      if (there.has(month)) await dropMonth(clickhouse, month) // what an interrupted restore had begun
      for (const page of pages) {
        signal.throwIfAborted()
        const lines: string[] = []
        for await (const line of readLines(pool, page)) if (line !== '') lines.push(line)
        await insertPage(clickhouse, columns, lines)
        done += lines.length
        progress.at(done, total, 'rows')
      }
    } else done += rows
  }
  const arrived = new Map((await monthsOf(clickhouse)).map((each) => [each.month, each.rows]))
  for (const { month, rows } of months)
    if (arrived.get(month) !== rows)
      throw new Refusal(`Of ${rows} events of ${month} ${arrived.get(month) ?? 0} arrived: run this again.`)
}

/** A bucket may be somebody else's. The folder was empty. */
async function assertOurStore(store: ObjectStore, { installation }: Manifest) {
  if (store.kind === 'folder') return
  const owner = await storeInstallation(store).claim(installation)
  if (owner !== installation)
    throw new Refusal(
      `The bucket holds the files of installation ${owner}, the backup is of ${installation}: name an empty bucket or another S3_PREFIX.`,
    )
}

async function restoreObjects(
  store: ObjectStore,
  pool: Pool,
  { manifest, progress, signal }: { manifest: Manifest } & Restoring,
) {
  progress.step('files')
  const { bytes: total, file } = manifest.objects
  let done = 0
  await eachOf(readLines(pool, file), 6, async (line) => {
    signal.throwIfAborted()
    const object: StoredObject = JSON.parse(line)
    // What is there was put there whole by an interrupted run: the folder was empty.
    if ((await store.head(object.key))?.size !== object.size)
      await store.put(object.key, Readable.from(pool.read(object)), { contentType: object.type })
    done += object.size
    progress.at(done, total, 'bytes')
  })
}

async function restoreUploads(store: ObjectStore, engines: Engines, pool: Pool, manifest: Manifest) {
  const kept = new Map<string, StoredUpload['parts']>()
  for await (const line of readLines(pool, manifest.uploads.file)) {
    const { session, parts }: StoredUpload = JSON.parse(line)
    kept.set(session, parts)
  }
  await resumeUploads(store, engines.databaseUrl, async (id) =>
    (kept.get(id) ?? []).map((part) => ({ ...part, read: () => pool.read(part) })),
  )
}
