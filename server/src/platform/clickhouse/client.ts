import { Agent, type AgentOptions } from 'node:http'
import { Readable } from 'node:stream'
import { ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { quote } from './sql.ts'

export { ClickHouseError } from '@clickhouse/client'

/** The engine cannot be reached or broke off. Whether a write took place is not known. */
export class ClickHouseUnavailable extends Error {
  override name = 'ClickHouseUnavailable'
}

/** No answer within the time given. Whether a write took place is not known; a query may still run: `kill(queryId)`. */
export class ClickHouseTimeout extends ClickHouseUnavailable {
  override name = 'ClickHouseTimeout'
}

/** Values for `{name:Type}`. A Date fits DateTime and DateTime64; a text for them is `2026-01-31 23:59:59.123`, without a zone. */
export type QueryParameters = Record<string, unknown>
export type Settings = Record<string, string | number | boolean>

export type QueryOptions = {
  /** Default 30,000; the engine gives up by itself at that time (code 159), the client two seconds later. */
  timeoutMs?: number
  signal?: AbortSignal
  /** Each id is used once: an id that was killed is refused afterwards. */
  queryId?: string
  settings?: Settings
}

/**
 * One ClickHouse, embedded or a server: the same statements go to both. All methods throw `ClickHouseError` (`code`, `type`)
 * for what the engine answers, `ClickHouseUnavailable` when there is no answer, and the signal's reason when it was aborted.
 */
export type ClickHouse = {
  kind: 'embedded' | 'server'
  /**
   * @returns rows as objects: 64-bit integers as numbers (use toString() beyond 2^53), times as ISO 8601 in UTC,
   *   NaN and infinity as null; at most 200,000 rows (code 396)
   */
  query<Row>(sql: string, parameters?: QueryParameters, options?: QueryOptions): Promise<Row[]>
  /** The rows as lines of JSONCompactEachRow, as `insert` takes them; at most 200,000. */
  lines(sql: string, parameters?: QueryParameters, options?: QueryOptions): Promise<string>
  /**
   * One insert, answered when its part is written (with fsync where the table says so).
   * Rows of one partition and below a million are all there or not at all.
   * @param rows lines of JSONCompactEachRow in the order of `columns`, at most 32 MB; ISO times are understood
   */
  insert(table: string, columns: readonly string[], rows: Buffer | string, options?: QueryOptions): Promise<void>
  /** DDL, mutations, INSERT ... SELECT. */
  command(sql: string, parameters?: QueryParameters, options?: QueryOptions): Promise<void>
  /** Checks address and password. */
  ping(timeoutMs?: number): Promise<void>
  /** Whether something answers there at all; needs no session, so slow queries do not stand in its way. */
  alive(timeoutMs?: number): Promise<boolean>
  /** Ends a query and returns when it is gone; also when there was none. Afterwards its rows can be counted. */
  kill(queryId: string, timeoutMs?: number): Promise<void>
  close(): Promise<void>
}

export type ClickHouseTarget = { url: string } | { socketPath: string; password: string }

/** Sent with every statement, so that the zone and defaults of a server do not matter. */
const always = { session_timezone: 'UTC' }
const forRows = {
  output_format_json_quote_64bit_integers: 0,
  date_time_output_format: 'iso',
  max_result_rows: '200000',
  result_overflow_mode: 'throw',
  // A failure halfway is answered as a failure instead of a broken list.
  wait_end_of_query: 1,
} as const
const forInserts = { async_insert: 0, date_time_input_format: 'best_effort', wait_end_of_query: 1 } as const
const largestInsert = 32_000_000
const identifier = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)?$/

/** Does not connect yet: the first call does, and `ping` is the way to wait for an engine. */
export function openClickHouse(target: ClickHouseTarget): ClickHouse {
  const client = createClient({
    ...('url' in target ? { url: target.url } : embedded(target)),
    application: 'creator-studio',
    max_open_connections: 16,
    // Each call has its own time; this one only has to be longer than all of them.
    request_timeout: 3_600_000,
    log: { level: ClickHouseLogLevel.OFF },
  })

  async function bounded<T>(options: QueryOptions, call: (common: Common) => Promise<T>): Promise<T> {
    const { timeoutMs = 30_000, signal, queryId, settings } = options
    signal?.throwIfAborted()
    const late = AbortSignal.timeout(timeoutMs + 2000)
    const common = {
      abort_signal: signal ? AbortSignal.any([signal, late]) : late,
      query_id: queryId,
      settings: { ...always, max_execution_time: timeoutMs / 1000, ...settings },
    }
    try {
      return await call(common)
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      if (late.aborted)
        throw new ClickHouseTimeout(`ClickHouse did not answer within ${timeoutMs} ms`, { cause: error })
      throw translate(error)
    }
  }

  async function query<Row>(sql: string, parameters?: QueryParameters, options: QueryOptions = {}): Promise<Row[]> {
    return bounded(options, async ({ settings, ...common }) => {
      const result = await client.query({
        query: sql,
        format: 'JSONEachRow',
        query_params: parameters,
        clickhouse_settings: { ...forRows, ...settings },
        ...common,
      })
      return result.json<Row>()
    })
  }

  return {
    kind: 'url' in target ? 'server' : 'embedded',
    query,
    async lines(sql, parameters, options = {}) {
      return bounded(options, async ({ settings, ...common }) => {
        const result = await client.query({
          query: sql,
          format: 'JSONCompactEachRow',
          query_params: parameters,
          clickhouse_settings: { ...forRows, ...settings },
          ...common,
        })
        return result.text()
      })
    },
    async insert(table, columns, rows, options = {}) {
      for (const name of [table, ...columns]) if (!identifier.test(name)) throw new TypeError(`Not a name: ${name}`)
      const size = Buffer.byteLength(rows)
      if (size > largestInsert)
        throw new RangeError(`An insert may have ${largestInsert} bytes and this one has ${size}`)
      if (size === 0) return
      await bounded({ timeoutMs: 60_000, ...options }, async ({ settings, ...common }) => {
        const { stream } = await client.exec({
          query: `INSERT INTO ${table} (${columns.join(', ')}) FORMAT JSONCompactEachRow`,
          values: Readable.from([rows]),
          clickhouse_settings: { ...forInserts, ...settings },
          ...common,
        })
        await stream.resume().toArray()
      })
    },
    async command(sql, parameters, options = {}) {
      await bounded({ timeoutMs: 60_000, ...options }, async ({ settings, ...common }) => {
        await client.command({ query: sql, query_params: parameters, clickhouse_settings: settings, ...common })
      })
    },
    async ping(timeoutMs = 2000) {
      await query('SELECT 1', {}, { timeoutMs })
    },
    async alive(timeoutMs = 500) {
      const { success } = await client.ping({ select: false, abort_signal: AbortSignal.timeout(timeoutMs) })
      return success
    },
    async kill(queryId, timeoutMs = 30_000) {
      const sql = `KILL QUERY WHERE query_id = ${quote(queryId)} SYNC`
      const deadline = performance.now() + timeoutMs
      while ((await query(sql, {}, { timeoutMs })).length > 0) {
        if (performance.now() > deadline)
          throw new ClickHouseTimeout(`Query ${queryId} is still there after ${timeoutMs} ms`)
        await new Promise((wake) => setTimeout(wake, 50))
      }
    },
    close: () => client.close(),
  }
}

type Common = { abort_signal: AbortSignal; query_id: string | undefined; settings: Settings }

function embedded({ socketPath, password }: { socketPath: string; password: string }) {
  // Agent hands its options on to net.connect, which knows socketPath; the type lists only the ones of TCP.
  const options = { keepAlive: true, maxSockets: 32, socketPath } as AgentOptions
  return { url: 'http://clickhouse', password, http_agent: new Agent(options) }
}

/** Codes by which an engine says that it is stopping: ABORTED, NETWORK_ERROR. */
const stopping = new Set(['236', '210'])

function translate(error: unknown): unknown {
  if (error instanceof ClickHouseError && !stopping.has(error.code)) return error
  // TypeError and RangeError are mistakes of the caller, found before anything was sent.
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) return error
  return new ClickHouseUnavailable(`ClickHouse cannot be reached: ${error.message.slice(0, 200)}`, { cause: error })
}
