import pg from 'pg'
import { loadDatabase } from '#platform/postgres/load.ts'
import {
  DatabaseRefusal,
  fingerprintOf,
  isInstalled,
  nameOf,
  openSnapshot,
  PLAIN_TEXT,
  type Snapshot,
} from '#platform/postgres/snapshot.ts'
import { Refusal } from '../cli/command.ts'
import type { Progress } from '../cli/progress.ts'
import type { Config } from '../config.ts'
import { assertRights } from '../roles/belong-together.ts'
import { schemaOf } from './take-backup.ts'

type Moving = { progress: Progress; signal: AbortSignal }

/**
 * Everything in one transaction of the new database, compared table by table before it is committed. What an interrupted
 * run left is nothing, or the whole, which is compared again.
 * @throws {Refusal}
 */
export async function moveDatabase(
  config: Config,
  from: string,
  to: string,
  { progress, signal }: Moving,
): Promise<number> {
  const snapshot = await openSnapshot(from)
  try {
    const arrived = await whatIsThere(to, snapshot)
    if (arrived) {
      progress.step('comparing what an interrupted move has brought')
      await compare(to, snapshot)
    } else await load(config, to, snapshot, { progress, signal })
    return snapshot.tables.length
  } catch (error) {
    if (error instanceof DatabaseRefusal) throw new Refusal(error.message, { cause: error })
    throw error
  } finally {
    await snapshot.close()
  }
}

async function load(config: Config, to: string, snapshot: Snapshot, { progress, signal }: Moving) {
  const schema = await schemaOf(config, snapshot)
  const total = snapshot.tables.reduce((sum, table) => sum + table.bytes, 0)
  const tables = []
  progress.step('reading checksums')
  for (const table of snapshot.tables) {
    signal.throwIfAborted()
    const fingerprint = await snapshot.fingerprint(table)
    tables.push({ ...table, rows: fingerprint.rows, fingerprint, data: async () => (await snapshot.copy(table)).data })
  }
  let before = 0
  progress.step('database')
  await loadDatabase(to, {
    ...schema,
    tables,
    partitions: snapshot.partitions,
    sequences: snapshot.sequences,
    onTable(table) {
      signal.throwIfAborted()
      progress.at(before, total, 'bytes')
      before += table.bytes
    },
  })
}

/** @returns true when it holds this installation @throws {Refusal} when it cannot be used, or holds another */
async function whatIsThere(to: string, snapshot: Snapshot): Promise<boolean> {
  const client = await connected(to)
  try {
    await assertRights(client).catch((cause) => {
      throw new Refusal(`The new PostgreSQL cannot be used: ${cause.message}.`, { cause })
    })
    if (!(await isInstalled(client))) return false
    const { rows } = await client.query('select id from platform.installation')
    if (rows[0]?.id === snapshot.installationId) return true
    throw new Refusal(
      `The new database holds installation ${rows[0]?.id}, this one is ${snapshot.installationId}: name an empty database.`,
    )
  } finally {
    await client.end().catch(() => {})
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'studio-carry',
    options: PLAIN_TEXT,
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (cause) {
    const { hostname, port } = new URL(url)
    const reason = cause instanceof Error ? cause.message || ('code' in cause ? cause.code : '') : cause
    throw new Refusal(`PostgreSQL at ${hostname}:${port || 5432} cannot be reached: ${reason}.`, { cause })
  }
}

/** Row security would hide rows from its owner, so the owner's own view is taken in a transaction that is undone. */
async function compare(to: string, snapshot: Snapshot): Promise<void> {
  const client = await connected(to)
  try {
    for (const table of snapshot.tables) {
      await client.query('begin')
      await client.query(`alter table ${nameOf(table)} no force row level security`)
      const [here, there] = [await snapshot.fingerprint(table), await fingerprintOf(client, table)]
      await client.query('rollback')
      if (here.rows !== there.rows || here.sum !== there.sum)
        throw new Refusal(
          `The new database has been used since it was filled: ${nameOf(table)} differs. Start with DATABASE_URL set to it, or empty it to move again.`,
        )
    }
  } finally {
    await client.end().catch(() => {})
  }
}
