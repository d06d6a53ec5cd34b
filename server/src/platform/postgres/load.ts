import pg from 'pg'
import { copyIn } from './copy.ts'
import {
  columnsOf,
  DatabaseRefusal,
  type Fingerprint,
  fingerprintOf,
  isInstalled,
  nameOf,
  type Partition,
  PLAIN_TEXT,
  type Sequence,
  type TableShape,
  tablesOf,
} from './snapshot.ts'

export type LoadedTable = TableShape & {
  /** How many must arrive. */
  rows?: number
  fingerprint?: Fingerprint
  data(): Promise<AsyncIterable<Buffer>>
}

export type Load = {
  /** What made the tables, in its order. */
  migrations: { name: string; sql: string }[]
  /** What made the tables of the job queue. */
  queueSql: string
  tables: LoadedTable[]
  partitions: Partition[]
  sequences: Sequence[]
  onTable?: (table: TableShape, at: number) => void
}

/**
 * Fills an empty database in one transaction: whatever breaks it, nothing is there.
 * @param last what else belongs to it, e.g. that the source has moved
 * @throws {DatabaseRefusal} when the database is not empty, or rows are missing
 */
export async function loadDatabase(
  databaseUrl: string,
  load: Load,
  last: (client: pg.Client) => Promise<void> = async () => {},
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'studio-carry', options: PLAIN_TEXT })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin')
    await client.query("select pg_advisory_xact_lock(hashtext('creator-studio migrations'))")
    if (await isInstalled(client)) throw new DatabaseRefusal('The database is not empty: it holds an installation.')
    await makeTables(client, load)
    await makePartitions(client, load.partitions)
    await fillTables(client, load)
    for (const { schema, name, value } of load.sequences)
      await client.query('select setval($1::regclass, $2::bigint)', [nameOf({ schema, name }), value])
    await last(client)
    await client.query('commit')
    await client.query('analyze').catch(() => {}) // of system tables it may not, and says so with a notice or an error
  } finally {
    await client.end().catch(() => {})
  }
}

async function makeTables(client: pg.Client, { migrations, queueSql }: Load) {
  await client.query('create schema if not exists platform')
  await client.query(
    'create table if not exists platform.migrations (name text primary key, applied_at timestamptz not null default now())',
  )
  for (const { name, sql } of migrations)
    await client.query(sql).catch((cause) => {
      throw new DatabaseRefusal(`${name}: ${cause instanceof Error ? cause.message : cause}`, { cause })
    })
  // It comes as a transaction of its own, with times that suit it.
  await client.query(queueSql.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, ''))
  await client.query('set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0')
}

async function makePartitions(client: pg.Client, partitions: Partition[]) {
  for (const { schema, parent, name, bound } of partitions) {
    const there = await client.query('select to_regclass($1) is not null as there', [nameOf({ schema, name })])
    if (there.rows[0].there) continue
    await client.query(
      `create table ${nameOf({ schema, name })} partition of ${nameOf({ schema, name: parent })} ${bound}`,
    )
    await client.query(`
      do $$ begin
        if (select relforcerowsecurity from pg_class where oid = '${nameOf({ schema, name: parent }).replaceAll("'", "''")}'::regclass) then
          alter table ${nameOf({ schema, name })} enable row level security, force row level security;
        end if;
      end $$`)
  }
}

async function fillTables(client: pg.Client, { tables, onTable }: Load) {
  const made = await tablesOf(client)
  const missing = tables.find((table) => !made.some((each) => nameOf(each) === nameOf(table)))
  if (missing)
    throw new DatabaseRefusal(`The release that made the copy had a table ${nameOf(missing)}; nothing makes it now.`)
  const bypass = (
    await client.query('select rolsuper or rolbypassrls as bypass from pg_roles where rolname = current_user')
  ).rows[0].bypass
  // What the making of them has put there; the owner empties and fills them as if there were no row security, and no
  // trigger: what triggers would write comes with the rows.
  for (const table of made) await client.query(`alter table ${nameOf(table)} disable trigger user`)
  await client.query(`truncate ${made.map(nameOf).join(', ')}`)
  for (const [at, table] of tables.entries()) {
    onTable?.(table, at)
    const name = nameOf(table)
    const forced =
      !bypass &&
      (await client.query('select relforcerowsecurity as f from pg_class where oid = $1::regclass', [name])).rows[0].f
    if (forced) await client.query(`alter table ${name} no force row level security`)
    const arrived = await copyIn(client, `copy ${name} (${columnsOf(table)}) from stdin`, await table.data())
    if (table.rows !== undefined && arrived !== table.rows)
      throw new DatabaseRefusal(`Of ${table.rows} rows of ${name} only ${arrived} arrived.`)
    if (table.fingerprint) {
      const found = await fingerprintOf(client, table)
      if (found.rows !== table.fingerprint.rows || found.sum !== table.fingerprint.sum)
        throw new DatabaseRefusal(
          `${name} has ${table.fingerprint.rows} rows here and ${found.rows} there, or they differ.`,
        )
    }
    if (forced) await client.query(`alter table ${name} force row level security`)
  }
  for (const table of made) await client.query(`alter table ${nameOf(table)} enable trigger user`)
}
