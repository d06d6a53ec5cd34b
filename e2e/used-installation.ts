import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openClickHouse } from '../server/src/platform/clickhouse/client.ts'
import { runtimePath } from '../server/src/supervisor/folders.ts'
import { eventually } from '../server/test/eventually.ts'
import { CHROME, type Client, openClient } from './client.ts'

export const PERSON = { name: 'Ana Film', email: 'ana@example.org', password: 'correct horse' }
/** Of a film of two seconds: enough for a view. */
export const PLAYED_MS = 1100

export const sha256 = (bytes: Buffer | ArrayBuffer) =>
  createHash('sha256')
    .update(Buffer.from(bytes as Buffer))
    .digest('hex')

export type Upload = { id: string; bytes: Buffer; parts: { partNumber: number; etag: string }[] }

async function start(by: Client, bytes: Buffer) {
  const answer = await by.until('POST', '/api/uploads', {
    body: { filename: 'film.mp4', size: bytes.length, type: 'video/mp4' },
  })
  return answer.json as { id: string; videoId: string; partSize: number; partCount: number }
}

async function put(
  by: Client,
  origin: string,
  { id, bytes, partSize }: { id: string; bytes: Buffer; partSize: number },
  partNumber: number,
) {
  const { urls } = (await by.until('POST', `/api/uploads/${id}/parts`, { body: { partNumbers: [partNumber] } }))
    .json as {
    urls: { url: string }[]
  }
  const body = new Uint8Array(bytes.subarray((partNumber - 1) * partSize, partNumber * partSize))
  const answer = await fetch(new URL(String(urls[0]?.url), origin), { method: 'PUT', body })
  assert.equal(answer.status, 200)
  return { partNumber, etag: String(answer.headers.get('etag')) }
}

export async function uploaded(by: Client, origin: string, bytes: Buffer): Promise<string> {
  const { id, videoId, partSize } = await start(by, bytes)
  const parts = [await put(by, origin, { id, bytes, partSize }, 1)]
  assert.equal((await by.until('POST', `/api/uploads/${id}/complete`, { body: { parts } })).status, 200)
  await eventually(async () => {
    const { status, processing } = (await by.until('GET', `/api/creator/videos/${videoId}`)).json as {
      status: string
      processing: unknown
    }
    return status === 'ready' && processing === null
  })
  return videoId
}

const PART_BYTES = 8 * 1024 * 1024

export async function halfUploaded(by: Client, origin: string): Promise<Upload> {
  const bytes = randomBytes(PART_BYTES + 100_000)
  const { id, partSize } = await start(by, bytes)
  assert.equal(partSize, PART_BYTES)
  return { id, bytes, parts: [await put(by, origin, { id, bytes, partSize }, 1)] }
}

export async function finish(by: Client, origin: string, { id, bytes }: Upload) {
  await put(by, origin, { id, bytes, partSize: PART_BYTES }, 2)
  const { parts } = (await by.until('GET', `/api/uploads/${id}`)).json as Upload
  assert.equal((await by.until('POST', `/api/uploads/${id}/complete`, { body: { parts } })).status, 200)
}

/** One playback after the other, each of a browser of its own: two events that make a view. @param from how many there were before */
export function openViewers(origin: string, vodId: string, from = 0) {
  const sent = new Set<string>()
  const acknowledged = new Set<string>()
  let stopping = false
  const loop = (async () => {
    for (let n = from + 1; !stopping; n++) {
      const client = openClient(origin, { userAgent: CHROME(n), address: `10.1.${n >> 6}.${n & 63}` })
      const now = Date.now()
      const about = { playbackId: randomUUID(), vodId }
      const at = (agoMs: number) => new Date(now - agoMs).toISOString()
      const events = [
        { id: randomUUID(), type: 'start', at: at(3000), positionMs: 0, ...about },
        { id: randomUUID(), type: 'view', at: at(1000), positionMs: PLAYED_MS, ranges: [[0, PLAYED_MS]], ...about },
      ]
      for (const event of events) sent.add(event.id)
      const answer = await client.once('POST', '/api/events', { body: { sentAt: at(0), events } })
      if (answer?.status === 202) for (const event of events) acknowledged.add(event.id)
      await delay(20)
    }
  })()
  return {
    sent,
    acknowledged,
    until: (count: number) => eventually(async () => acknowledged.size >= count),
    async stop() {
      stopping = true
      await loop
    },
  }
}

export async function dashboard(by: Client) {
  const { figures } = (await by.until('GET', '/api/creator/dashboard?days=7')).json as {
    figures: { views: { value: number }; watchTimeMs: { value: number } } | null
  }
  return { views: figures?.views.value ?? 0, watchTimeMs: figures?.watchTimeMs.value ?? 0 }
}

export async function eventIds(data: string): Promise<string[]> {
  const runtime = runtimePath(data)
  const password = readFileSync(join(runtime, 'clickhouse/password'), 'utf8')
  const clickhouse = openClickHouse({ socketPath: join(runtime, 'clickhouse/socket'), password })
  try {
    return (await clickhouse.query<{ id: string }>("SELECT id FROM events WHERE type IN ('start', 'view')")).map(
      (row) => row.id,
    )
  } finally {
    await clickhouse.close()
  }
}

export async function plays(by: Client, origin: string, videoId: string) {
  const { playback } = (await by.until('GET', `/api/vods/${videoId}`)).json as { playback: { hls: string } }
  const read = async (url: URL) => {
    const answer = await fetch(url)
    assert.equal(answer.status, 200, url.pathname)
    return Buffer.from(await answer.arrayBuffer())
  }
  const master = new URL(playback.hls, origin)
  const playlist = new URL(lastLine(await read(master), /\.m3u8/), master)
  const media = await read(playlist)
  assert.match(media.toString(), /#EXT-X-ENDLIST/)
  assert.ok((await read(new URL(lastLine(media, /\.m4s/), playlist))).length > 1000)
}

const lastLine = (text: Buffer, like: RegExp) =>
  text
    .toString()
    .split('\n')
    .findLast((line) => like.test(line) && !line.startsWith('#')) ?? ''

/** Checksums of all objects by their keys. */
export function objectsOf(data: string): Record<string, string> {
  const root = join(data, 'objects/objects')
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Object.fromEntries(names.map((name) => [name.slice(root.length + 1), sha256(readFileSync(name))]))
}
