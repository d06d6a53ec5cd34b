import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClickHouse } from './client.ts'
import { splitStatements } from './sql.ts'

export class ClickHouseMigrationError extends Error {
  override name = 'ClickHouseMigrationError'
}

/**
 * Applies migrations/clickhouse in the order of their names. ClickHouse has no transactions over DDL: after a crash a file
 * runs again from its beginning, so each statement is written to be repeated (IF NOT EXISTS, IF EXISTS).
 * @returns the names applied now
 * @throws {ClickHouseMigrationError} when a statement fails (with file and number), or the data are of a newer release
 */
export async function migrateClickHouse(clickhouse: ClickHouse, folder: string): Promise<string[]> {
  await clickhouse.command(
    `CREATE TABLE IF NOT EXISTS schema_migrations (name String, applied_at DateTime64(3, 'UTC') DEFAULT now64(3))
     ENGINE = MergeTree ORDER BY name SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  )
  const rows = await clickhouse.query<{ name: string }>('SELECT DISTINCT name FROM schema_migrations ORDER BY name')
  const done = new Set(rows.map((row) => row.name))
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const unknown = [...done].find((name) => !files.includes(name))
  if (unknown) {
    throw new ClickHouseMigrationError(
      `ClickHouse was used by a newer release (it has ${unknown}); start that release or a later one.`,
    )
  }
  const applied: string[] = []
  for (const name of files.filter((each) => !done.has(each))) {
    await applyFile(clickhouse, name, await readFile(join(folder, name), 'utf8'))
    await clickhouse.insert('schema_migrations', ['name'], JSON.stringify([name]))
    applied.push(name)
  }
  return applied
}

async function applyFile(clickhouse: ClickHouse, name: string, sql: string): Promise<void> {
  for (const [i, statement] of splitStatements(sql).entries()) {
    try {
      await clickhouse.command(statement, {}, { timeoutMs: 600_000 })
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new ClickHouseMigrationError(`${name}, statement ${i + 1}: ${reason}`, { cause })
    }
  }
}
