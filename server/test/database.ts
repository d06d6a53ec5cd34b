import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '#platform/db.ts'
import { migratePostgres } from '#platform/migrate.ts'
import { postgresHome, postgresUser } from '#platform/postgres/binaries.ts'
import { clusterUrl, initCluster, spawnPostgres, THROWAWAY, whenReady } from '#platform/postgres/cluster.ts'

/** A migrated PostgreSQL of its own, gone with the test; about a second. For parts that need no studio around them. */
export async function openTestDatabase(t: { after(end: () => unknown): void }) {
  const folder = mkdtempSync(join(tmpdir(), 'studio-db-'))
  chmodSync(folder, 0o711)
  const user = postgresUser()
  const cluster = { home: postgresHome(user, folder), dataDir: join(folder, 'pg'), socketDir: join(folder, 's'), user }
  initCluster(cluster)
  const server = spawnPostgres(cluster, THROWAWAY)
  await whenReady(cluster, () => server.exitCode !== null)
  const url = clusterUrl(cluster)
  await migratePostgres(url, join(import.meta.dirname, '../../migrations/postgres'))
  const database = openDatabase(url, { size: 4, name: 'studio-test' })
  /** A connection beside the pool, as another process has one. */
  const outside = new pg.Client({ connectionString: url, application_name: 'outside' })
  await outside.connect()
  t.after(async () => {
    await outside.end()
    await database.close()
    server.stdin?.end()
    await new Promise((resolve) => server.once('exit', resolve))
    rmSync(folder, { recursive: true, force: true })
  })
  return { url, database, outside }
}
