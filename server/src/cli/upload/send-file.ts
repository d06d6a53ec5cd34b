import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '../command.ts'
import type { Progress } from '../progress.ts'
import { isUnchanged, type LocalFile, openJournal } from './journal.ts'
import { Refused, type Server } from './server.ts'

const PARTS_AT_ONCE = 3

type Session = {
  id: string
  videoId: string
  status: 'active' | 'completed' | 'cancelled'
  partSize: number
  partCount: number
  parts: { partNumber: number; size: number; etag: string }[]
}
type Options = {
  channel: string | undefined
  title: string | undefined
  visibility: string | undefined
  env: Record<string, string | undefined>
  progress: Progress
  signal: AbortSignal
}
export type Sent = { videoId: string; uploadId: string; sha256: string; sentBytes: number; resumed: boolean }

/** Brings one file to the server, or what of it is missing there. The journal stays until the receipt is here. */
export async function sendFile(
  server: Server,
  file: LocalFile,
  options: Options,
): Promise<Sent & { done(): Promise<void> }> {
  const { channel, env, progress, signal } = options
  const journal = await openJournal(env, { server: server.base.href, channel, file })
  const { session, resumed } = await sessionOf(server, file, { channel, journal })
  const details = {
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(options.visibility === undefined ? {} : { visibility: options.visibility }),
  }
  if (Object.keys(details).length > 0) await server.ask('PATCH', `/api/creator/videos/${session.videoId}`, details)
  const hashing = sha256Of(file.path, signal)
  hashing.catch(() => undefined) // told when it is waited for
  let sentBytes = 0
  if (session.status === 'active') {
    progress.step(basename(file.path))
    const have = new Map(session.parts.map((part) => [part.partNumber, part]))
    let received = session.parts.reduce((sum, part) => sum + part.size, 0)
    const missing = Array.from({ length: session.partCount }, (_, index) => index + 1).filter((n) => !have.has(n))
    const numbers = missing.values()
    const lane = async () => {
      for (const partNumber of numbers) {
        signal.throwIfAborted()
        const start = (partNumber - 1) * session.partSize
        const size = Math.min(session.partSize, file.size - start)
        const open = (): Readable =>
          createReadStream(file.path, { start, end: start + size - 1, highWaterMark: 1024 * 1024 })
        const etag = await server.put(() => addressOf(server, session.id, partNumber), size, open)
        have.set(partNumber, { partNumber, size, etag })
        received += size
        sentBytes += size
        progress.at(received, file.size, 'bytes')
      }
    }
    await Promise.all(Array.from({ length: PARTS_AT_ONCE }, lane))
    if (!(await isUnchanged(file))) {
      await server.ask('DELETE', `/api/uploads/${session.id}`)
      await journal.forget()
      throw new Refusal(`${file.path} changed while it was sent. Nothing was kept; run the command again.`)
    }
    const parts = [...have.values()].map(({ partNumber, etag }) => ({ partNumber, etag }))
    await server.ask('POST', `/api/uploads/${session.id}/complete`, { parts })
  }
  const sha256 = await hashing
  return { videoId: session.videoId, uploadId: session.id, sha256, sentBytes, resumed, done: journal.forget }
}

type Journal = Awaited<ReturnType<typeof openJournal>>

/** The one that an interrupted run began, else a new one. */
async function sessionOf(
  server: Server,
  file: LocalFile,
  { channel, journal }: { channel: string | undefined; journal: Journal },
) {
  const known = journal.entry()
  if (known?.uploadId) {
    const session = await server.ask<Session>('GET', `/api/uploads/${known.uploadId}`).catch((error: unknown) => {
      if (error instanceof Refused && error.status === 404) return null
      throw error
    })
    if (session && session.status !== 'cancelled') return { session, resumed: true }
  }
  const entry = known && !known.uploadId ? known : await journal.begin()
  const started = await server.ask<{ id: string }>(
    'POST',
    '/api/uploads',
    {
      filename: basename(file.path).slice(-255),
      size: file.size,
      fingerprint: file.fingerprint,
      ...(channel ? { channelId: channel } : {}),
    },
    { 'idempotency-key': entry.idempotencyKey },
  )
  await journal.note({ ...entry, uploadId: started.id })
  return { session: await server.ask<Session>('GET', `/api/uploads/${started.id}`), resumed: false }
}

async function addressOf(server: Server, uploadId: string, partNumber: number): Promise<string> {
  const { urls } = await server.ask<{ urls: { url: string }[] }>('POST', `/api/uploads/${uploadId}/parts`, {
    partNumbers: [partNumber],
  })
  return urls[0]?.url ?? ''
}

async function sha256Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { signal, highWaterMark: 1024 * 1024 })) hash.update(chunk)
  return hash.digest('hex')
}
