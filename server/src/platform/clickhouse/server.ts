import { chmod, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Engine, openEngine } from './engine.ts'
import { describeError } from './engine-error.ts'
import { checkPassword } from './http-password.ts'
import { readRequest } from './http-request.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { runRequest } from './run-request.ts'

export { CannotOpenData } from './engine.ts'

/** What the parent has to add to the child's environment: libuv reads it before the first line of JavaScript runs. */
export const clickHouseEnvironment = { UV_THREADPOOL_SIZE: '24', TZ: 'UTC' } as const

export type RunningClickHouse = {
  /** Refuses new requests, ends reads, waits up to `graceMs` (default 10,000) for writes, gives the directory back. */
  close(graceMs?: number): Promise<void>
}

/**
 * Runs ClickHouse (chDB) in this process and answers its HTTP interface on a Unix socket. One process, one data directory.
 * When the process has an IPC channel and it closes, running writes get 700 ms and the process ends itself.
 * @param options.socketPath at most 107 bytes; its folder exists and belongs to us alone
 * @param options.password of the user `default`
 * @param options.onReady called once, when the first query can be sent
 * @throws {CannotOpenData} when the directory is in use or cannot be read; the message is one sentence for the operator
 */
export async function runClickHouse(options: {
  dataDir: string
  socketPath: string
  password: string
  onReady?: () => void
  limits?: Limits
}): Promise<RunningClickHouse> {
  const limits = options.limits ?? defaultLimits
  checkEnvironment(options.socketPath, limits)
  // Both are read when chDB's library is loaded, which openEngine does. DateTime columns without a zone mean UTC here.
  process.env.TZ = 'UTC'
  // Its allocator keeps freed memory for 5 s by default and the engine counts it as used: under six heavy readers the
  // process peaked at 1.8 GB with refused queries, with 200 ms at 1.2 GB with none.
  process.env.JE_MALLOC_CONF = 'dirty_decay_ms:200,muzzy_decay_ms:0'
  const engine = await openEngine(options.dataDir, limits)
  const held = { bytes: 0 }
  let closing = false
  const server = createServer(
    // A server takes addresses of 1 MB (http_max_uri_size); parameters and the text of inserts travel there.
    { maxHeaderSize: 1_100_000, keepAliveTimeout: 30_000, requestTimeout: 120_000 },
    (req, res) => {
      if (closing) req.socket.destroy()
      else void answer(req, res, { engine, limits, held, password: options.password })
    },
  )
  // The directory's lock is ours, so a socket file that is still here belongs to no one.
  await rm(options.socketPath, { force: true })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.socketPath, resolve))
  await chmod(options.socketPath, 0o600)

  async function close(graceMs = 10_000): Promise<void> {
    if (closing) return
    closing = true
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    await engine.close(graceMs)
    server.closeAllConnections()
    await closed
  }

  if (process.send) {
    const leave = () => {
      closing = true
      // Nothing here may outlive the supervisor by more than a second, and acknowledged rows survive a kill.
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 800)
      void engine.finishWrites(700).then(() => process.kill(process.pid, 'SIGKILL'))
    }
    if (process.connected) process.once('disconnect', leave)
    else leave()
  }
  options.onReady?.()
  return { close }
}

function checkEnvironment(socketPath: string, limits: Limits): void {
  const threads = Number(process.env.UV_THREADPOOL_SIZE ?? 4)
  const wanted = limits.sessions.most + 4
  if (threads < wanted) {
    throw new Error(
      `The ClickHouse process wants UV_THREADPOOL_SIZE of at least ${wanted} in its environment and found ${threads}: ` +
        'whoever starts it has to set it, because every running query holds one of these threads.',
    )
  }
  if (Buffer.byteLength(socketPath) > 107) {
    throw new Error(
      `The socket path ${socketPath} is longer than the 107 bytes the system allows: choose a shorter folder.`,
    )
  }
}

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  context: { engine: Engine; limits: Limits; held: { bytes: number }; password: string },
): Promise<void> {
  const gone = new AbortController()
  res.once('close', () => gone.abort())
  try {
    const url = new URL(`http://clickhouse${req.url}`)
    if (url.pathname === '/ping') return send(res, 200, { 'Content-Type': 'text/html; charset=UTF-8' }, 'Ok.\n')
    checkPassword(req, url, context.password)
    const request = await readRequest(req, url, context)
    try {
      const result = await runRequest(request, context, gone.signal)
      const summary = JSON.stringify({ ...result.summary, elapsed_ns: String(Math.round(result.elapsedS * 1e9)) })
      send(
        res,
        200,
        {
          'Content-Type': contentType(result.format),
          'X-ClickHouse-Query-Id': request.queryId,
          'X-ClickHouse-Format': result.format,
          'X-ClickHouse-Timezone': 'UTC',
          'X-ClickHouse-Summary': summary,
        },
        result.body,
      )
    } finally {
      request.release()
    }
  } catch (error) {
    if (res.destroyed) return
    const { status, code, text } = describeError(error)
    // What is left of the body is not read any further.
    if (!req.complete) res.setHeader('Connection', 'close')
    send(
      res,
      status,
      { 'Content-Type': 'text/plain; charset=UTF-8', 'X-ClickHouse-Exception-Code': String(code) },
      text,
    )
  }
}

function send(res: ServerResponse, status: number, headers: Record<string, string>, body: string | Uint8Array): void {
  res.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body)
}

function contentType(format: string): string {
  if (format === 'CSV' || format.startsWith('CSVWith')) return 'text/csv; charset=UTF-8'
  if (format.endsWith('EachRow')) return 'application/x-ndjson; charset=UTF-8'
  if (format.startsWith('JSON')) return 'application/json; charset=UTF-8'
  return 'text/tab-separated-values; charset=UTF-8'
}
