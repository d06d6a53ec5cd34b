import pg from 'pg'

export const SCOPE = {
  name: 'studio_scope',
  text: "select set_config('role',$1,true), set_config('app.user_id',$2,true), set_config('app.channel_ids',$3,true)",
} as const

/** The part of pg's connection that is needed here; its types leave it out. */
type Connection = {
  parsedStatements: Record<string, string>
  bind(statement: { statement: string; values: readonly string[] }): void
  execute(portal: { portal: string; rows: number }): void
}
/** Of pg's own query, which the answers are handed to, what is done differently. */
type Sent = {
  prepare(connection: Connection): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Connection): void
}
type Done = (error: Error | null, result: pg.QueryResult) => void
// A pipelined connection takes nothing that is not of this class.
const Sent = pg.Query as unknown as new (query: object, done: Done) => Sent

/**
 * A statement behind its scope under one Sync. PostgreSQL makes one transaction of what comes before a Sync, so neither begin
 * nor commit is sent: 4 messages to be answered less, a quarter of what a short statement cost on both sides.
 */
class ScopedStatement extends Sent {
  readonly #scope: readonly string[]
  #isScoped = false

  constructor(query: object, scope: readonly string[], done: Done) {
    super({ ...query, queryMode: 'extended' }, done) // also without values: the simple protocol would leave the scope out
    this.#scope = scope
  }

  override prepare(connection: Connection) {
    connection.bind({ statement: SCOPE.name, values: this.#scope })
    connection.execute({ portal: '', rows: 0 })
    super.prepare(connection)
  }

  override handleDataRow(message: unknown) {
    if (this.#isScoped) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, connection: Connection) {
    if (this.#isScoped) super.handleCommandComplete(message, connection)
    this.#isScoped = true
  }
}

/** Whether the scope was prepared on this connection by a statement of its own before, which `runScoped` needs. */
export function knowsScope(client: pg.PoolClient): boolean {
  const { connection } = client as unknown as { connection?: Connection } // not in its types
  return connection?.parsedStatements[SCOPE.name] !== undefined
}

/** Answered when it is committed, as the answer to Sync says; an error at the commit is one of the statement. */
export function runScoped<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  scope: readonly string[],
  query: { text: string; values: unknown[]; name: string | undefined },
): Promise<pg.QueryResult<Row>> {
  return new Promise<pg.QueryResult<Row>>((resolve, reject) => {
    const done: Done = (error, result) => (error ? reject(error) : resolve(result))
    client.query(new ScopedStatement(query, scope, done) as unknown as pg.Submittable)
  }).catch((error: Error) => {
    Error.captureStackTrace(error) // as pg does: one that leads to who asked
    throw error
  })
}
