import type { Readable } from 'node:stream'
import pg from 'pg'
import { copyOut } from './copy.ts'

export type TableShape = { schema: string; name: string; columns: string[]; bytes: number }
/** A partition, with its bound as PostgreSQL writes it. */
export type Partition = { schema: string; parent: string; name: string; bound: string }
export type Sequence = { schema: string; name: string; value: string }

/**
 * Everything in a database at one instant, read with COPY while others go on writing. It needs no more than the login
 * that the program itself has, and its text can be loaded into any later version.
 */
export type Snapshot = {
  takenAt: Date
  /** In an order in which they can be filled: what is referred to comes first. Partitions are in their parents. */
  tables: TableShape[]
  partitions: Partition[]
  sequences: Sequence[]
  migrations: string[]
  installationId: string
  serverVersion: string
  pgbossVersion: number
  copy(table: TableShape): Promise<{ data: Readable; rows: Promise<number>; close(): Promise<void> }>
  /** Rows and a sum over them in which their order does not matter. */
  fingerprint(table: TableShape): Promise<Fingerprint>
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}
export type Fingerprint = { rows: number; sum: string }

/** It cannot be read or filled as it is; one sentence for the operator. */
export class DatabaseRefusal extends Error {}

/** So that a value has one text, whatever the server's own settings are. */
export const PLAIN_TEXT =
  '-c datestyle=ISO,YMD -c timezone=UTC -c intervalstyle=postgres -c extra_float_digits=1 -c bytea_output=hex ' +
  '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=0'

const SYSTEM = `n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname !~ '^pg_'`

/** @throws {DatabaseRefusal} */
export async function openSnapshot(databaseUrl: string): Promise<Snapshot> {
  const open = async () => {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'studio-carry',
      options: PLAIN_TEXT,
    })
    client.on('error', () => {}) // the statement under way tells of it
    await client.connect()
    return client
  }
  const main = await open()
  try {
    // A start of another release waits until the tables have been read: it may change them.
    await main.query("select pg_advisory_lock_shared(hashtext('creator-studio migrations'))")
    await main.query('begin isolation level repeatable read read only')
    const one = async <Row extends pg.QueryResultRow>(text: string) => (await main.query<Row>(text)).rows
    if (!(await isInstalled(main)))
      throw new DatabaseRefusal('The database holds no installation of Creator Studio: start the program once.')
    const [about] = await one<{
      at: Date
      snapshot: string
      version: string
      bypass: boolean
      pgboss: number
      id: string
    }>(`
      select clock_timestamp() as at, pg_export_snapshot() as snapshot, current_setting('server_version') as version,
        (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as bypass,
        (select version from pgboss.version) as pgboss, (select id from platform.installation) as id`)
    const tables = await tablesOf(main)
    if (!about) throw new Error('no answer')
    if (!about.bypass) await assertReadable(main)

    /** In a transaction of its own: the locks of a long copy are let go with each table. */
    const within = async <T>(table: TableShape, use: (client: pg.Client) => Promise<T>) => {
      const client = await open()
      try {
        await client.query('begin isolation level repeatable read read only')
        await client.query(`set transaction snapshot '${about.snapshot}'`)
        // Row security holds for the owner of a table too; the worker's policies let everything be seen.
        if (!about.bypass && (await isForced(client, table))) await client.query('set local role studio_worker')
        return await use(client)
      } finally {
        await client.end().catch(() => {})
      }
    }
    return {
      takenAt: about.at,
      tables,
      partitions: await one<Partition>(`
        select n.nspname as schema, p.relname as parent, c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound
        from pg_class c join pg_inherits i on i.inhrelid = c.oid join pg_class p on p.oid = i.inhparent
        join pg_namespace n on n.oid = c.relnamespace where c.relispartition and c.relkind = 'r' and ${SYSTEM} order by 1, 3`),
      sequences: await one<Sequence>(`
        select schemaname as schema, sequencename as name, last_value::text as value from pg_sequences
        where last_value is not null and schemaname !~ '^pg_' order by 1, 2`),
      migrations: (await one<{ name: string }>('select name from platform.migrations order by name')).map(
        (row) => row.name,
      ),
      installationId: about.id,
      serverVersion: about.version,
      pgbossVersion: about.pgboss,
      copy: (table) =>
        new Promise((resolve, reject) => {
          const finished = Promise.withResolvers<void>()
          within(table, async (client) => {
            const { data, rows } = copyOut(client, `copy (select ${columnsOf(table)} from ${nameOf(table)}) to stdout`)
            const close = async () => {
              data.destroy()
              await finished.promise
            }
            resolve({ data, rows, close })
            await rows.catch(() => {})
          })
            .catch(reject)
            .finally(finished.resolve)
        }),
      fingerprint: (table) => within(table, (client) => fingerprintOf(client, table)),
      query: async (text, values) => (await main.query(text, values)).rows,
      close: () => main.end(),
    }
  } catch (error) {
    await main.end().catch(() => {})
    throw error
  }
}

export async function isInstalled(client: pg.Client | pg.Pool): Promise<boolean> {
  const found = await client.query("select to_regclass('platform.installation') is not null as there")
  return found.rows[0].there
}

export const nameOf = ({ schema, name }: { schema: string; name: string }) => `${quoted(schema)}.${quoted(name)}`
export const columnsOf = ({ columns }: Pick<TableShape, 'columns'>) => columns.map(quoted).join(', ')
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export async function fingerprintOf(client: pg.Client, table: TableShape): Promise<Fingerprint> {
  const found = await client.query(
    `select count(*)::int8 as rows, coalesce(sum(hashtextextended(row(${columnsOf(table)})::text, 0)::numeric), 0)::text as sum
     from ${nameOf(table)}`,
  )
  return { rows: Number(found.rows[0].rows), sum: found.rows[0].sum }
}

/** Every table but partitions, by what refers to what. @throws when tables refer to each other in a circle */
export async function tablesOf(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape & { oid: number; needs: number[] }>(`
    select c.oid::int8::int as oid, n.nspname as schema, c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select sum(pg_total_relation_size(t.relid)) from pg_partition_tree(c.oid) t), pg_total_relation_size(c.oid))::float8 as bytes,
      array(select k.confrelid::int8::int from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p' and ${SYSTEM}
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by 2, 3`)
  const placed = new Set<number>()
  const ordered: TableShape[] = []
  for (let left = rows; left.length > 0; ) {
    const next = left.filter((table) => table.needs.every((oid) => placed.has(oid) || !rows.some((r) => r.oid === oid)))
    if (next.length === 0) throw new Error(`Tables refer to each other in a circle: ${left.map(nameOf).join(', ')}`)
    for (const { oid, schema, name, columns, bytes } of next) {
      placed.add(oid)
      ordered.push({ schema, name, columns, bytes })
    }
    left = left.filter((table) => !placed.has(table.oid))
  }
  return ordered
}

async function isForced(client: pg.Client, table: TableShape): Promise<boolean> {
  const found = await client.query('select relforcerowsecurity as forced from pg_class where oid = $1::regclass', [
    nameOf(table),
  ])
  return found.rows[0]?.forced ?? false
}

/** A row that the worker may not see would be missing without a word. */
async function assertReadable(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relforcerowsecurity and ${SYSTEM}
      and not (has_table_privilege('studio_worker', c.oid, 'select') and exists (
        select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polcmd in ('*', 'r')
          and p.polroles && array[0::oid, (select oid from pg_roles where rolname = 'studio_worker')] -- 0: of everybody
          and pg_get_expr(p.polqual, p.polrelid) = 'true'))`)
  if (rows.length > 0)
    throw new DatabaseRefusal(
      `The login of DATABASE_URL may not read all of ${rows.map((row) => row.name).join(', ')}: use one that may bypass row security (BYPASSRLS).`,
    )
}
