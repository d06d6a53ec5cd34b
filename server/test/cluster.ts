import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPool } from '#platform/db-connect.ts'
import { migratePostgres } from '#platform/migrate.ts'
import { postgresHome, postgresUser } from '#platform/postgres/binaries.ts'
import { clusterUrl, initCluster, spawnPostgres, THROWAWAY, whenReady } from '#platform/postgres/cluster.ts'
import { ffmpeg, general } from '../src/handlers.ts'
import { prepareQueues } from '../src/roles/migrate.ts'
import { keptFolder } from './kept-folder.ts'

const root = join(import.meta.dirname, '../..')
const migrations = join(root, 'migrations/postgres')

/** Starts a PostgreSQL of its own in this folder, with the schema and the queues of this release. */
export async function startCluster(folder: string) {
  execFileSync('cp', ['-a', '--reflink=auto', await template(), join(folder, 'pg')])
  return launch(folder)
}

async function launch(folder: string) {
  const user = postgresUser()
  const cluster = { home: postgresHome(user, folder), dataDir: join(folder, 'pg'), socketDir: join(folder, 's'), user }
  initCluster(cluster)
  const server = spawnPostgres(cluster, THROWAWAY)
  await whenReady(cluster, () => server.exitCode !== null)
  return {
    url: clusterUrl(cluster),
    async stop() {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.stdin?.end()
      await gone
    },
  }
}

/** The data folder that tests begin with. The first to ask makes it: a hundred tests would else each run every migration. */
async function template(): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const name of readdirSync(migrations).sort()) hash.update(name).update(readFileSync(join(migrations, name)))
  for (const { queue, job } of [...general, ...ffmpeg])
    hash.update(queue).update(JSON.stringify({ ...job, payload: null }))
  const folder = await keptFolder('test-database', hash.digest('hex'), async (kept) => {
    // Made in a place where whoever PostgreSQL runs as may enter.
    const attempt = mkdtempSync(join(tmpdir(), 'studio-template-'))
    chmodSync(attempt, 0o711)
    const { url, stop } = await launch(attempt)
    await migratePostgres(url, migrations)
    const pool = openPool({ connectionString: url, max: 1, application_name: 'studio-template' })
    await prepareQueues(pool)
    await pool.end()
    await stop()
    execFileSync('cp', ['-a', join(attempt, 'pg'), kept])
    rmSync(attempt, { recursive: true, force: true })
  })
  return join(folder, 'pg')
}
