import type { BackupFolder, Manifest, StoredObject, StoredUpload } from './backup-set.ts'
import { readLines } from './packed-lines.ts'
import { type Kept, openPool, type Pool } from './pool.ts'

/** Everything of the pool that a set needs. @param onProblem told of a list that cannot be read; without it that throws */
export async function* namedBy(
  pool: Pool,
  manifest: Manifest,
  onProblem?: (text: string) => void,
): AsyncGenerator<Kept> {
  const { postgres, clickhouse, objects, uploads } = manifest
  yield postgres.schema
  for (const table of postgres.tables) yield table.file
  for (const month of clickhouse.months) yield* month.pages
  yield objects.file
  yield uploads.file
  try {
    for await (const line of readLines(pool, objects.file)) yield JSON.parse(line) as StoredObject // as take-backup wrote it
    for await (const line of readLines(pool, uploads.file)) yield* (JSON.parse(line) as StoredUpload).parts
  } catch (error) {
    if (!onProblem) throw error
    onProblem(error instanceof Error ? error.message : String(error))
  }
}

export type Tidied = { removed: string[]; freedBytes: number }

/** Removes the oldest sets beyond `keep`, then what no set needs any more. May be killed and repeated. Only under the lock of a backup. */
export async function tidyBackups(backups: BackupFolder, keep: number): Promise<Tidied> {
  const whole = await backups.whole()
  const removed = whole.slice(0, Math.max(0, whole.length - keep))
  for (const { name } of removed) await backups.remove(name)
  const pool = openPool(backups.pool)
  const named = new Set<string>()
  for (const manifest of whole.slice(removed.length))
    for await (const { sha256 } of namedBy(pool, manifest)) named.add(sha256)
  const freedBytes = await pool.keepOnly((sha256) => named.has(sha256))
  return { removed: removed.map((each) => each.name), freedBytes }
}
