import { chmod, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Partition, Sequence, TableShape } from '#platform/postgres/snapshot.ts'
import { syncFolder } from '#platform/storage/durable-files.ts'
import { isMissing } from '#platform/storage/errors.ts'
import { Refusal } from '../cli/command.ts'
import type { Month } from './events.ts'
import type { Kept } from './pool.ts'

/**
 * One whole backup. The file is written last, so a set without it was interrupted. Everything it names lies in the pool
 * beside it, under its SHA-256.
 */
export type Manifest = {
  format: 1
  name: string
  /** By the database's clock; what was acknowledged before is in it. */
  takenAt: string
  release: string
  installation: string
  postgres: {
    version: string
    schema: Kept
    tables: (TableShape & { rows: number; file: Kept })[]
    partitions: Partition[]
    sequences: Sequence[]
  }
  clickhouse: { columns: string[]; months: (Month & { pages: (Kept & { rows: number })[]; reusable: string | null })[] }
  /** Lines of `StoredObject` and of `StoredUpload`. */
  objects: { count: number; bytes: number; file: Kept }
  uploads: { count: number; file: Kept }
  /** What came new into the pool with this set. */
  addedBytes: number
  seconds: number
}
export type StoredObject = Kept & { key: string; type: string }
export type StoredUpload = { session: string; parts: (Kept & { partNumber: number })[] }
export type Schema = { migrations: { name: string; sql: string }[]; queueSql: string }
/** What the pool is known to hold of an object, so that it need not be read again. */
export type Known = { key: string; etag: string } & Kept

export type BackupFolder = Awaited<ReturnType<typeof openBackupFolder>>

const README = `Backups of Creator Studio, made by \`npx studio backup\`.

  sets/NAME/manifest.json   one backup each; a set without this file was interrupted
  pool/                     what the sets name, under its SHA-256; shared by all of them
  known.jsonl               spares the next backup reading what has not changed; may be removed

npx studio backup DIR --list      what there is
npx studio backup DIR --verify    reads everything and compares the checksums
npx studio restore DIR            into an empty data folder

Nothing here is encrypted: it holds password hashes, sessions and the installation's secret. Keep it closed, and restore
only what nobody else could write to: the tables are made by the SQL that lies in it.
`

/** @throws {Refusal} when it is not a folder of backups and may not become one */
export async function openBackupFolder(folder: string, { make }: { make: boolean }) {
  const sets = join(folder, 'sets')
  const found = await readdir(folder).catch((error) => {
    if (isMissing(error)) return null
    throw new Refusal(`${folder} cannot be used: ${error.message}`)
  })
  const isOurs = found?.includes('sets') && found.includes('pool')
  if (!isOurs && !make) throw new Refusal(`${folder} holds no backups.`)
  if (!isOurs && found && found.length > 0)
    throw new Refusal(`${folder} is not empty and holds no backups: name a folder of its own.`)
  if (make) {
    try {
      for (const path of [folder, sets, join(folder, 'pool')]) await mkdir(path, { recursive: true, mode: 0o700 })
      await chmod(folder, 0o700)
      await writeFile(join(folder, 'README'), README, { mode: 0o600 })
    } catch (error) {
      throw new Refusal(`${folder} cannot be written: ${error instanceof Error ? error.message : error}`)
    }
  }
  const knownPath = join(folder, 'known.jsonl')

  const names = async () => (await readdir(sets)).filter((name) => /^\d{8}T\d{6}Z(-\d+)?$/.test(name)).sort()
  const manifest = async (name: string): Promise<Manifest | null> => {
    try {
      return JSON.parse(await readFile(join(sets, name, 'manifest.json'), 'utf8'))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
  return {
    folder,
    pool: join(folder, 'pool'),
    /** Whole ones, oldest first. */
    async whole(): Promise<Manifest[]> {
      const all = await Promise.all((await names()).map(manifest))
      return all.flatMap((each) => each ?? [])
    },
    async freeName(at: Date) {
      const name = at.toISOString().replaceAll(/[-:]|\.\d+/g, '')
      const taken = new Set(await names())
      for (let n = 1; ; n++) {
        const candidate = n === 1 ? name : `${name}-${n}`
        if (!taken.has(candidate)) return candidate
      }
    },
    async finish(manifest: Manifest) {
      const path = join(sets, manifest.name)
      await mkdir(path, { mode: 0o700, recursive: true })
      {
        await using file = await open(join(path, 'manifest.partial'), 'w', 0o600)
        await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`)
        await file.sync()
      }
      await rename(join(path, 'manifest.partial'), join(path, 'manifest.json'))
      await syncFolder(path)
      await syncFolder(sets)
    },
    async remove(name: string) {
      await rm(join(sets, name, 'manifest.json'), { force: true }) // first: half a set is none
      await rm(join(sets, name), { recursive: true, force: true })
    },
    /** A torn last line is left out. */
    async *known(): AsyncGenerator<Known> {
      for await (const line of linesOf(knownPath)) if (line.endsWith('}')) yield JSON.parse(line)
    },
    /** Written while objects are copied: what an interrupted backup has brought is not read again. */
    async noteKnown(fresh: boolean) {
      const file = await open(fresh ? `${knownPath}.new` : knownPath, fresh ? 'w' : 'a', 0o600)
      // After a torn line the next one begins anew.
      if (!fresh) await file.appendFile('\n')
      return {
        add: (known: Known) => file.appendFile(`${JSON.stringify(known)}\n`),
        async close() {
          await file.close()
          if (fresh) await rename(`${knownPath}.new`, knownPath)
        },
      }
    },
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    await using file = await open(path, 'r')
    yield* file.readLines()
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** @throws {Refusal} */
export async function chosenSet(backups: BackupFolder, name: string | undefined): Promise<Manifest> {
  const whole = await backups.whole()
  const found = name === undefined ? whole.at(-1) : whole.find((each) => each.name === name)
  if (!found)
    throw new Refusal(
      name === undefined
        ? `${backups.folder} holds no whole backup.`
        : `${backups.folder} holds no whole backup named ${name}; npx studio backup ${backups.folder} --list shows them.`,
    )
  if (found.format !== 1)
    throw new Refusal(`The backup ${found.name} was made by a newer release: restore it with that one.`)
  return found
}
