import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase } from '#platform/db.ts'
import { startCluster } from './cluster.ts'

/** A migrated PostgreSQL of its own, gone with the test. For parts that need no studio around them. */
export async function openTestDatabase(t: { after(end: () => unknown): void }) {
  const folder = mkdtempSync(join(tmpdir(), 'studio-db-'))
  chmodSync(folder, 0o711)
  const { url, stop } = await startCluster(folder)
  const database = openDatabase(url, { size: 4, name: 'studio-test' })
  /** A connection beside the pool, as another process has one. */
  const outside = new pg.Client({ connectionString: url, application_name: 'outside' })
  await outside.connect()
  t.after(async () => {
    await outside.end()
    await database.close()
    await stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return { url, database, outside }
}
