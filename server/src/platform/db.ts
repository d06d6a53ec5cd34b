import type { Writable } from 'node:stream'
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultConnectionProvider,
  DefaultQueryExecutor,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import pg from 'pg'
import { connectWithPatience, isConnectionLoss, openPool, preparedName } from './db-connect.ts'
import { knowsScope, runScoped, SCOPE } from './scoped-statement.ts'

/** The database before a slice narrows it to its own tables with `$extendTables`. */
// biome-ignore lint/complexity/noBannedTypes: an empty set of tables is what this says
export type NoTables = {}
export type Db = Kysely<NoTables>

/** Whose rows are visible: `app` sees what the person may see, `worker` what the written-out worker policies allow. */
export type Scope = { role: 'studio_app' | 'studio_worker'; userId: string; channelIds: readonly string[] }

export type Database = {
  pool: pg.Pool
  /** A Kysely whose every statement runs under the scope; 0.7 µs to make, so one per request. */
  scoped(scope: Scope): Db
  /** The login itself, without row security: migrations, health and the engines' own schemas. */
  owner: Db
  close(): Promise<void>
}

const types = new pg.TypeOverrides()
// int8: every bigint of ours (bytes, ms, minor units) is below 2^53; one that is not must not be rounded in silence.
types.setTypeParser(20, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`int8 ${text} does not fit a number`)
  return value
})

// timestamptz comes as `2026-01-05 09:00:00.123+00` (the sessions' zone is UTC); the ISO form is parsed natively, 5 times as fast.
types.setTypeParser(1184, (text) => new Date(`${text.replace(' ', 'T')}:00`))

/** @param size connections kept at most: api 8, worker 6 */
export function openDatabase(databaseUrl: string, options: { size: number; name: string }): Database {
  const pool = openPool({
    connectionString: databaseUrl,
    max: options.size,
    application_name: options.name,
    pipeline: true,
    types,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    // A statement that takes longer than this is a defect; jobs that may take longer raise it for themselves.
    // Plans are made once per prepared statement: row security makes planning (0.3 to 0.6 ms) dearer than most of our
    // statements, and each is served by one index whatever its values.
    options:
      '-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000 -c synchronous_commit=on -c plan_cache_mode=force_generic_plan -c timezone=UTC',
  } as pg.PoolConfig) // `pipeline` is in pg 8.23 but not yet in its types
  return {
    pool,
    scoped: (scope) => kyselyOn(pool, scope),
    owner: kyselyOn(pool, null),
    close: () => pool.end(),
  }
}

const dialect = new PostgresDialect({ pool: null as unknown as pg.Pool }) // names the dialect only, it never connects
const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()

function kyselyOn(pool: pg.Pool, scope: Scope | null): Db {
  const driver = new ScopedDriver(pool, scope)
  const executor = new DefaultQueryExecutor(compiler, adapter, new DefaultConnectionProvider(driver))
  // Kysely's own constructor takes these properties too; they are internal, which is why its version is pinned and tested here.
  return new Kysely<NoTables>({ config: { dialect }, adapter, dialect, driver, executor } as never)
}

class ScopedDriver implements Driver {
  readonly #pool: pg.Pool
  readonly #scope: Scope | null

  constructor(pool: pg.Pool, scope: Scope | null) {
    this.#pool = pool
    this.#scope = scope
  }

  async init() {}
  async destroy() {}

  async acquireConnection() {
    return new Connection(await connectWithPatience(this.#pool), this.#scope)
  }

  /** Begin rides with the first statement: nothing is awaited here. */
  async beginTransaction(connection: Connection) {
    connection.begin()
  }

  async commitTransaction(connection: Connection) {
    await connection.commit()
  }

  async rollbackTransaction(connection: Connection) {
    await connection.rollback()
  }

  async releaseConnection(connection: Connection) {
    connection.release()
  }
}

class Connection implements DatabaseConnection {
  readonly #client: pg.PoolClient
  readonly #scope: Scope | null
  #opening: Promise<unknown>[] = []
  #inTransaction = false
  #broken = false

  constructor(client: pg.PoolClient, scope: Scope | null) {
    this.#client = client
    this.#scope = scope
    client.on('error', this.#onLoss)
  }

  /** The pool listens only while a connection is idle. The statement under way, or the next one, tells of the loss. */
  #onLoss = () => {
    this.#broken = true
  }

  begin() {
    this.#inTransaction = true
    this.#open()
  }

  #open() {
    this.#send('begin')
    if (this.#scope) this.#send({ ...SCOPE, values: valuesOf(this.#scope) })
  }

  /** Runs `send` with the socket held back, so that all it sends leaves in one system call. */
  #together<T>(send: () => T): T {
    // Not in pg's types; without a stream (a future pg) it is only slower.
    const { stream } = (this.#client as unknown as { connection?: { stream?: Writable } }).connection ?? {}
    stream?.cork()
    try {
      return send()
    } finally {
      if (stream) process.nextTick(() => stream.uncork())
    }
  }

  #send(query: string | pg.QueryConfig) {
    const sent = this.#client.query(query as pg.QueryConfig)
    sent.catch(() => {
      this.#broken = true
    })
    this.#opening.push(sent)
  }

  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    const query = { text: compiled.sql, values: compiled.parameters as unknown[], name: preparedName(compiled.sql) }
    if (this.#inTransaction || !this.#scope) {
      const result = this.#client.query<R & pg.QueryResultRow>(query)
      const [main] = await Promise.allSettled([result, ...this.#opening.splice(0)])
      return rows(settled(main))
    }
    if (knowsScope(this.#client)) {
      const scoped = runScoped<R & pg.QueryResultRow>(this.#client, valuesOf(this.#scope), query)
      return rows(
        await scoped.catch((error: unknown) => {
          if (isConnectionLoss(error)) this.#broken = true
          throw error
        }),
      )
    }
    // The first on its connection, in one flush: begin, scope, statement, commit. All are awaited, so that the connection is idle when it is given back.
    const [result, end] = this.#together(() => {
      this.#open()
      return [this.#client.query<R & pg.QueryResultRow>(query), this.#client.query('commit')] as const
    })
    const [main, committed] = await Promise.allSettled([result, end, ...this.#opening.splice(0)])
    const value = settled(main)
    assertCommitted(settled(committed))
    return rows(value)
  }

  async commit() {
    await Promise.all(this.#opening.splice(0))
    this.#inTransaction = false
    assertCommitted(await this.#client.query('commit'))
  }

  async rollback() {
    this.#inTransaction = false
    await Promise.allSettled(this.#opening.splice(0))
    await this.#client.query('rollback').catch(() => {
      this.#broken = true
    })
  }

  release() {
    this.#client.off('error', this.#onLoss)
    this.#client.release(this.#broken)
  }

  // biome-ignore lint/correctness/useYield: streaming needs a cursor, which a pipelined connection cannot hold
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('page by key instead of streaming')
  }
}

const valuesOf = ({ role, userId, channelIds }: Scope) => [role, userId, `{${channelIds.join(',')}}`]

function settled<T>(outcome: PromiseSettledResult<T> | undefined): T {
  if (outcome?.status === 'fulfilled') return outcome.value
  throw outcome?.reason
}

/** After an error inside a transaction PostgreSQL answers COMMIT with ROLLBACK; unchecked, a lost write would look fine. */
function assertCommitted(result: pg.QueryResult) {
  if (result.command !== 'COMMIT') throw new Error(`commit was answered with ${result.command}`)
}

function rows<R>(result: pg.QueryResult): QueryResult<R> {
  const counted = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(result.command)
  return { rows: result.rows ?? [], ...(counted ? { numAffectedRows: BigInt(result.rowCount ?? 0) } : {}) }
}
