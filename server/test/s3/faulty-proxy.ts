import { createServer, request } from 'node:http'

type Ends = { after(end: () => unknown): void }

export type FaultyProxy = {
  endpoint: string
  /** `refuse`: 503 SlowDown to everything; `away`: no connection is kept; `lose-answers`: done, but the line breaks before the answer. */
  mode: 'well' | 'refuse' | 'away' | 'lose-answers'
  /** Only requests for which it returns true are treated so, default all. */
  only: (request: { method: string; url: string }) => boolean
  /** Requests that were passed on, as `METHOD path`. */
  passed: string[]
  refused: number
}

const SLOW_DOWN = '<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>Please reduce your rate.</Message></Error>'

/** Stands in front of an S3 server, keeps its Host header (signatures hold it), and fails when told to. */
export async function startFaultyProxy(t: Ends, target: string): Promise<FaultyProxy> {
  const proxy: FaultyProxy = { endpoint: '', mode: 'well', only: () => true, passed: [], refused: 0 }
  const server = createServer((req, res) => {
    const mode = proxy.only({ method: req.method ?? '', url: req.url ?? '' }) ? proxy.mode : 'well'
    if (mode === 'away' || mode === 'refuse') proxy.refused++
    if (mode === 'away') return void req.socket.destroy()
    if (mode === 'refuse') {
      req.resume()
      const open = { 'access-control-allow-origin': req.headers.origin ?? '*' }
      return void res.writeHead(503, { 'content-type': 'application/xml', ...open }).end(SLOW_DOWN)
    }
    proxy.passed.push(`${req.method} ${req.url?.split('?')[0]}`)
    const { hostname, port } = new URL(target)
    const onward = request(
      { host: hostname, port, method: req.method, path: req.url, headers: req.headers },
      (answer) => {
        if (mode === 'lose-answers') {
          answer.resume()
          return void answer.once('end', () => req.socket.destroy())
        }
        res.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
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
