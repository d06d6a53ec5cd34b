import { createServer, request } from 'node:http'

type Ends = { after(end: () => unknown): void }

export type FaultyProxy = {
  endpoint: string
  /**
   * `refuse`: 503 SlowDown to everything; `away`: no connection is kept; `lose-answers`: done, but the line breaks before the
   * answer; `revoke`: the line breaks after 9 MB of the next answer, and from then on it is `forbid`, 403 to everything.
   */
  mode: 'well' | 'refuse' | 'away' | 'lose-answers' | 'revoke' | 'forbid'
  /** Only requests for which it returns true are treated so, default all. */
  only: (request: { method: string; url: string }) => boolean
  /** Requests that were passed on, as `METHOD path`. */
  passed: string[]
  /** Of those, the ranges that were asked for. */
  ranges: string[]
  refused: number
}

const REVOKED_AFTER = 9_000_000
const DENIED = '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>'
const SLOW_DOWN = '<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Please reduce your rate.</Message></Error>'

/** Stands in front of an S3 server, keeps its Host header (signatures hold it), and fails when told to. */
export async function startFaultyProxy(t: Ends, target: string): Promise<FaultyProxy> {
  const proxy: FaultyProxy = { endpoint: '', mode: 'well', only: () => true, passed: [], ranges: [], refused: 0 }
  const server = createServer((req, res) => {
    const mode = proxy.only({ method: req.method ?? '', url: req.url ?? '' }) ? proxy.mode : 'well'
    if (mode === 'away' || mode === 'refuse' || mode === 'forbid') proxy.refused++
    if (mode === 'away') return void req.socket.destroy()
    if (mode === 'refuse' || mode === 'forbid') {
      req.resume()
      const open = { 'access-control-allow-origin': req.headers.origin ?? '*' }
      const [status, body] = mode === 'refuse' ? [503, SLOW_DOWN] : [403, DENIED]
      return void res.writeHead(status, { 'content-type': 'application/xml', ...open }).end(body)
    }
    proxy.passed.push(`${req.method} ${req.url?.split('?')[0]}`)
    if (req.headers.range) proxy.ranges.push(req.headers.range)
    const { hostname, port } = new URL(target)
    const onward = request(
      { host: hostname, port, method: req.method, path: req.url, headers: req.headers },
      (answer) => {
        if (mode === 'lose-answers') {
          answer.resume()
          return void answer.once('end', () => req.socket.destroy())
        }
        res.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
        if (mode === 'revoke') {
          proxy.mode = 'forbid'
          let sent = 0
          answer.on('data', (chunk: Buffer) => {
            sent += chunk.length
            if (sent > REVOKED_AFTER) req.socket.destroy()
          })
        }
        answer.pipe(res)
      },
    )
    // Swift sends an empty chunk after an answer to HEAD, which has no body; the answer itself has come by then.
    onward.on('error', () => (req.method === 'HEAD' && res.headersSent ? res.end() : req.socket.destroy()))
    res.on('close', () => res.writableFinished || onward.destroy())
    req.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  proxy.endpoint = `http://127.0.0.1:${address.port}`
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return proxy
}
