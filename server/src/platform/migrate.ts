import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectWithPatience, openPool } from './db-connect.ts'

export class MigrationError extends Error {}

/**
 * Applies migrations/postgres in the order of their names, each in a transaction of its own. Two programs at once take turns.
 * @returns the names applied now
 * @throws {MigrationError} when the database knows a migration that this release does not have
 */
export async function migratePostgres(databaseUrl: string, folder: string): Promise<string[]> {
  const pool = openPool({ connectionString: databaseUrl, max: 1, application_name: 'studio-migrate' })
  const client = await connectWithPatience(pool)
  try {
    await client.query("select pg_advisory_lock(hashtext('creator-studio migrations'))")
    await client.query('create schema if not exists platform')
    await client.query(
      'create table if not exists platform.migrations (name text primary key, applied_at timestamptz not null default now())',
    )
    const done = new Set(
      (await client.query('select name from platform.migrations')).rows.map((row) => String(row.name)),
    )
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
    const unknown = [...done].filter((name) => !files.includes(name))
    if (unknown.length > 0)
      throw new MigrationError(
        `The database was used by a newer release (it has ${unknown[0]}); start that release or a later one.`,
      )
    const applied: string[] = []
    for (const name of files.filter((each) => !done.has(each))) {
      await client.query('begin')
      await client.query(readFileSync(join(folder, name), 'utf8'))
      await client.query('insert into platform.migrations (name) values ($1)', [name])
      await client.query('commit')
      applied.push(name)
    }
    return applied
  } finally {
    client.release(true)
    await pool.end()
  }
}
