import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { EngineError } from './engine-error.ts'
import { grantSetting, type Limits } from './limits.ts'

export type ChRequest = {
  /** The statement as sent; for an insert without its rows. */
  sql: string
  /** What came in the body beside a statement in the address: the rows of an insert. */
  data: Buffer
  queryId: string
  parameters: Record<string, string>
  settings: Record<string, string>
  defaultFormat: string
  /** A GET may not change anything, as on a server. */
  readonly: boolean
  /** Gives the memory of the body back to the others. */
  release(): void
}

/** Of the HTTP interface itself; everything else in the address is a setting or a parameter. */
const ownParameters = new Set([
  'query',
  'query_id',
  'database',
  'default_format',
  'user',
  'password',
  'quota_key',
  'stacktrace',
  'role',
  'compress',
  'decompress',
  'enable_http_compression',
  'wait_end_of_query',
  'buffer_size',
  'client_protocol_version',
])

/** @throws {EngineError} when the body is too large, or something is asked for that this engine does not have */
export async function readRequest(
  req: IncomingMessage,
  url: URL,
  { limits, held }: { limits: Limits; held: { bytes: number } },
): Promise<ChRequest> {
  if (req.method !== 'POST' && req.method !== 'GET') {
    throw new EngineError('UNSUPPORTED_METHOD', `Method ${req.method} is not available`)
  }
  const asked = url.searchParams
  const parameters: Record<string, string> = {}
  const settings: Record<string, string> = {}
  for (const [name, value] of asked) {
    if (name.startsWith('param_')) parameters[name.slice(6)] = value
    else if (name === 'session_id') throw new EngineError('NOT_IMPLEMENTED', 'Sessions are not available')
    else if (!ownParameters.has(name)) {
      if (!/^\w{1,100}$/.test(name))
        throw new EngineError('SYNTAX_ERROR', `Not the name of a setting: ${name.slice(0, 100)}`)
      const granted = grantSetting(limits, name, value)
      if (granted !== null) settings[name] = granted
    }
  }
  const database = asked.get('database') ?? 'default'
  if (database !== 'default') throw new EngineError('UNKNOWN_DATABASE', `Database ${database} does not exist`)

  const body = await readBody(req, limits, held)
  const query = asked.get('query')
  return {
    sql: query ?? body.bytes.toString('utf8'),
    data: query === null ? Buffer.alloc(0) : body.bytes,
    queryId: asked.get('query_id')?.slice(0, 200) || randomUUID(),
    parameters,
    settings,
    defaultFormat: asked.get('default_format') ?? 'TabSeparated',
    readonly: req.method === 'GET',
    release: body.release,
  }
}

async function readBody(req: IncomingMessage, limits: Limits, held: { bytes: number }) {
  // Over a socket on the same machine packing costs more than it saves.
  if (req.headers['content-encoding']) throw new EngineError('NOT_IMPLEMENTED', 'Content-Encoding is not available')
  const chunks: Buffer[] = []
  let size = 0
  const release = () => {
    held.bytes -= size
    size = 0
  }
  try {
    for await (const chunk of req) {
      size += chunk.length
      held.bytes += chunk.length
      if (size > limits.insertBytes) {
        throw new EngineError(
          'TOO_MANY_BYTES',
          `A request may have ${limits.insertBytes} bytes: send the rows in smaller parts`,
        )
      }
      if (held.bytes > limits.insertsBytes) {
        throw new EngineError(
          'MEMORY_LIMIT_EXCEEDED',
          `More than ${limits.insertsBytes} bytes of inserts are waiting: try again`,
        )
      }
      chunks.push(chunk)
    }
  } catch (error) {
    release()
    throw error
  }
  return { bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks), release }
}
