import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApiProblem, unreachable } from '#web/lib/api-problem.ts'
import type { PutPart } from './put-part.ts'
import type { UploadServer, UploadSession } from './upload-server.ts'

type Stored = UploadSession & { bytes: Map<number, Buffer>; key: string }
type Fault = 'break' | number

export type UploadTestServer = Awaited<ReturnType<typeof openUploadServer>>

/** The upload protocol over real HTTP, in memory, with a handle for every mishap of a network. */
export async function openUploadServer(partSize: number) {
  const stored = new Map<string, Stored>()
  const writes = new Map<number, number>()
  const whole: Buffer[] = []
  const faults: Fault[] = []
  let cancelled = 0
  let atOnce = 0
  let most = 0
  let loseCreate = false
  let held: { match: (part: number) => boolean; wait: Promise<void>; release: () => void } | null = null
  const watchers = new Set<() => void>()
  const changed = () => {
    for (const watch of watchers) watch()
  }

  const http = createServer((req, res) => {
    answer(req, res).catch(() => res.destroy())
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}` // a TCP server has one

  async function answer(req: IncomingMessage, res: ServerResponse) {
    const [, what, id, verb] = new URL(req.url ?? '/', base).pathname.split('/')
    if (what === 'store') return put(req, res, stored.get(id!), Number(verb))
    const body: unknown = JSON.parse((await read(req)).toString() || 'null')
    const session = id ? stored.get(id) : undefined
    if (id && !session) return reply(res, 404, { code: 'uploads.not_found', title: 'No such upload' })
    if (req.method === 'POST' && !session) return create(req, res, body as UploadSession)
    if (!session)
      return reply(res, 200, { items: [...stored.values()].filter((s) => s.status === 'active').map(shape) })
    if (req.method === 'GET') return reply(res, 200, shape(session))
    if (session.status === 'cancelled') return reply(res, 409, { code: 'uploads.cancelled', title: 'Cancelled' })
    if (req.method === 'DELETE') {
      session.status = 'cancelled'
      cancelled++
      return reply(res, 200, {})
    }
    if (verb === 'parts') {
      const { partNumbers } = body as { partNumbers: number[] }
      return reply(res, 200, {
        urls: partNumbers.map((n) => ({ partNumber: n, url: `${base}/store/${session.id}/${n}` })),
      })
    }
    if (shape(session).parts.length < session.partCount)
      return reply(res, 409, { code: 'uploads.parts_missing', title: 'Missing' })
    session.status = 'completed'
    whole.push(Buffer.concat([...session.bytes].sort(([a], [b]) => a - b).map(([, bytes]) => bytes)))
    return reply(res, 200, { videoId: session.videoId })
  }

  function create(req: IncomingMessage, res: ServerResponse, wanted: UploadSession) {
    const key = String(req.headers['idempotency-key'])
    const known = [...stored.values()].find((session) => session.key === key)
    const partCount = Math.ceil(wanted.size / partSize)
    const made: Stored = known ?? {
      ...wanted,
      id: randomUUID(),
      videoId: randomUUID(),
      status: 'active',
      partSize,
      partCount,
      parts: [],
      bytes: new Map(),
      key,
    }
    stored.set(made.id, made)
    if (!loseCreate) return reply(res, 201, shape(made))
    loseCreate = false
    res.destroy()
  }

  async function put(req: IncomingMessage, res: ServerResponse, session: Stored | undefined, part: number) {
    most = Math.max(most, ++atOnce)
    try {
      const bytes = await read(req)
      const fault = faults.shift()
      if (fault === 'break') return void res.destroy()
      if (fault) return reply(res, fault, { code: 'test', title: 'Test', detail: `Refused by the test with ${fault}.` })
      if (held?.match(part)) await held.wait
      if (session?.status !== 'active') return reply(res, 404, { code: 'store.no_such_upload', title: 'Gone' })
      if (res.destroyed || req.socket.destroyed) return
      session.bytes.set(part, bytes)
      writes.set(part, (writes.get(part) ?? 0) + 1)
      res.setHeader('etag', etag(bytes))
      reply(res, 200, {})
      changed()
    } finally {
      atOnce--
    }
  }

  const ask = async <T>(method: string, path: string, signal?: AbortSignal, body?: unknown, key = ''): Promise<T> => {
    const init = {
      method,
      headers: { 'idempotency-key': key },
      ...(signal ? { signal } : {}),
      ...(body ? { body: JSON.stringify(body) } : {}),
    }
    const res = await fetch(base + path, init).catch((thrown: unknown) => {
      throw signal?.aborted ? signal.reason : unreachable(thrown)
    })
    const found = (await res.json()) as T // our own server above
    if (!res.ok) throw new ApiProblem(res.status, found as object)
    return found
  }
  const server: UploadServer = {
    create: (upload, key, signal) => ask('POST', '/uploads', signal, upload, key),
    read: (id, signal) => ask('GET', `/uploads/${id}`, signal),
    unfinished: async () => (await ask<{ items: UploadSession[] }>('GET', '/uploads')).items,
    addresses: async (id, partNumbers, signal) =>
      (
        await ask<{ urls: { partNumber: number; url: string }[] }>('POST', `/uploads/${id}/parts`, signal, {
          partNumbers,
        })
      ).urls,
    complete: (id, parts, signal) => ask('POST', `/uploads/${id}/complete`, signal, { parts }),
    cancel: (id) => ask('DELETE', `/uploads/${id}`),
  }
  const putPart: PutPart = async (url, bytes, { signal, onProgress }) => {
    onProgress(bytes.size / 2)
    const res = await fetch(url, { method: 'PUT', body: bytes, signal }).catch((thrown: unknown) => {
      throw signal.aborted ? signal.reason : unreachable(thrown)
    })
    return { status: res.status, body: await res.text() }
  }
  const letGo = () => {
    held?.release()
    held = null
  }

  return {
    ports: { server, putPart },
    completed: () => whole,
    stored: () => [...stored.values()].reduce((sum, session) => sum + session.bytes.size, 0),
    sessions: () => stored.size,
    ids: () => [...stored.keys()],
    cancelled: () => cancelled,
    mostAtOnce: () => most,
    writesOf: (part: number) => writes.get(part) ?? 0,
    failNext: (...next: Fault[]) => void faults.push(...next),
    loseNextCreateAnswer: () => {
      loseCreate = true
    },
    lose(part: number) {
      for (const session of stored.values()) session.bytes.delete(part)
    },
    cancelAll() {
      for (const session of stored.values()) session.status = 'cancelled'
    },
    /** Parts that match are received and not answered until the hold is released. */
    hold(match: (part: number) => boolean = () => true) {
      const { promise, resolve } = Promise.withResolvers<void>()
      held = { match, wait: promise, release: resolve }
      return { release: letGo }
    },
    letGo,
    until: (reached: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!reached()) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      }),
    close() {
      letGo()
      http.closeAllConnections()
      http.close()
    },
  }
}

const etag = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`

const shape = ({ bytes, key, ...session }: Stored): UploadSession => ({
  ...session,
  parts: [...bytes].map(([partNumber, part]) => ({ partNumber, size: part.length, etag: etag(part) })),
})

function reply(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function read(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer) // no encoding is set, so chunks are buffers
  return Buffer.concat(chunks)
}
