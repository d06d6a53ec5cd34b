import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { openClickHouse } from '../server/src/platform/clickhouse/client.ts'
import { runtimePath } from '../server/src/supervisor/folders.ts'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { CHROME, type Client, openClient, signedUp } from './client.ts'
import { studio } from './command.ts'
import { prepareProgram } from './program.ts'

const PERSON = { name: 'Ana Film', email: 'ana@example.org', password: 'correct horse' }
const PLAYED_MS = 1100
const sha256 = (bytes: Buffer | ArrayBuffer) =>
  createHash('sha256')
    .update(Buffer.from(bytes as Buffer))
    .digest('hex')

test('a backup taken while events flow comes back with the same figures, files, sign-ins and uploads', async (t) => {
  const backups = mkdtempSync(join(tmpdir(), 'studio-backups-'))
  t.after(() => rmSync(backups, { recursive: true, force: true }))
  const program = await prepareProgram({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } })
  t.after(() => program.remove())
  await program.start()
  const cookie = await signedUp(program.origin, PERSON)
  const ana = openClient(program.origin, { cookie, userAgent: CHROME(0) })

  const film = readFileSync(await clip('h264Aac'))
  const open = await uploaded(ana, program.origin, film)
  const hidden = await uploaded(ana, program.origin, film)
  await ana.until('PATCH', `/api/creator/videos/${open}`, { body: { visibility: 'public' } })
  const half = await halfUploaded(ana, program.origin)
  const viewers = openViewers(program.origin, open)
  t.after(() => viewers.stop())
  await viewers.until(5)
  await eventually(async () => (await dashboard(ana)).views >= 5, 20_000)

  // Killed in the middle, then whole; and once more with little to do.
  const env = { STUDIO_DATA: program.data }
  const broken = studio(['backup', backups], env)
  await broken.said('database')
  broken.kill()
  await broken.ended
  const none = await studio(['backup', backups, '--list', '--json'], env).ended
  assert.deepEqual(none.json(), [], none.err)
  const before = new Set(viewers.acknowledged)
  const first = await studio(['backup', backups, '--json'], env).ended
  assert.equal(first.code, 0, first.err)
  await viewers.until(viewers.acknowledged.size + 3)
  const second = await studio(['backup', backups, '--json'], env).ended
  assert.equal(second.code, 0, second.err)
  const set = first.json<{ name: string; files: number; fileBytes: number; events: number }>()
  const { addedBytes } = second.json<{ addedBytes: number }>()
  assert.ok(addedBytes < set.fileBytes / 5, `${addedBytes} new of ${set.fileBytes}`)
  await viewers.stop()

  const files = objectsOf(program.data)
  assert.equal((await studio(['backup', backups, '--verify', '--at', set.name], env).ended).code, 0)
  const refused = await studio(['restore', backups, '--at', set.name], env).ended
  assert.match(refused.err, /stop it first/)
  assert.equal(await program.stop(), 0)
  assert.match((await studio(['restore', backups, '--at', set.name], env).ended).err, /is not empty/)

  // An interrupted restore is run again, and until then the program does not start.
  const back = await prepareProgram({ env: { TRUSTED_PROXIES: '127.0.0.1,::1' } })
  t.after(() => back.remove())
  const there = { STUDIO_DATA: back.data }
  const halfway = studio(['restore', backups, '--at', set.name], there)
  await halfway.said('events')
  halfway.kill()
  assert.equal((await halfway.ended).code, null)
  const early = back.launch()
  assert.equal(await early.ended, 1)
  assert.match(early.output(), /restore .* was interrupted: run npx studio restore again/)
  const restored = await studio(['restore', backups, '--at', set.name], there).ended
  assert.equal(restored.code, 0, restored.err)
  await back.start()

  // The same sign-ins: the old session, and the password.
  const again = openClient(back.origin, { cookie, userAgent: CHROME(0) })
  const me = (await again.until('GET', '/api/me')).json as { user: { email: string } }
  assert.equal(me.user.email, PERSON.email)
  const signIn = await openClient(back.origin, { userAgent: CHROME(1) }).until('POST', '/api/auth/sign-in/email', {
    body: { email: PERSON.email, password: PERSON.password },
  })
  assert.equal(signIn.status, 200)

  // The same files, and both videos play: the private one by its signed address.
  assert.deepEqual(objectsOf(back.data), files)
  for (const videoId of [open, hidden]) await plays(again, back.origin, videoId)
  assert.equal(
    (await openClient(back.origin, { userAgent: CHROME(2) }).until('GET', `/api/vods/${hidden}`)).status,
    404,
  )

  // The same figures: everything acknowledged before, once, and nothing that came after.
  const counted = await eventually(async () => {
    const { lag } = await dashboard(again)
    return lag === null && (await back.query('select from analytics.inbox')).length === 0 ? eventIds(back.data) : null
  }, 20_000)
  assert.equal(new Set(counted).size, counted.length, 'nothing twice')
  for (const id of before) assert.ok(counted.includes(id), 'what was acknowledged before the backup is there')
  for (const id of counted) assert.ok(viewers.sent.has(id))
  assert.ok(counted.length < viewers.acknowledged.size, 'events went on after the backup')
  const playbacks = counted.length / 2
  const figures = await dashboard(again)
  assert.equal(figures.views, playbacks)
  assert.equal(figures.watchTimeMs, playbacks * PLAYED_MS)
  assert.equal(((await again.until('GET', `/api/vods/${open}`)).json as { viewCount: number }).viewCount, playbacks)

  // The upload goes on with the part that it had.
  const state = (await again.until('GET', `/api/uploads/${half.id}`)).json as {
    parts: { partNumber: number; etag: string }[]
  }
  assert.deepEqual(
    state.parts.map((part) => part.partNumber),
    [1],
  )
  await finish(again, back.origin, half)
  const [source] = await back.query<{ store_key: string }>('select store_key from uploads.sessions where id = $1', [
    half.id,
  ])
  const stored = readFileSync(join(back.data, 'objects/objects', String(source?.store_key)))
  assert.equal(sha256(stored), sha256(half.bytes))
})

test('a damaged backup says so, and a folder of something else is left alone', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'studio-backups-'))
  const data = mkdtempSync(join(tmpdir(), 'studio-program-'))
  t.after(() => {
    for (const each of [folder, data, runtimePath(data)]) rmSync(each, { recursive: true, force: true })
  })
  assert.match((await studio(['backup', folder, '--list']).ended).err, /holds no backups/)
  writeFileSync(join(folder, 'letter.txt'), 'dear')
  const other = await studio(['backup', folder], { STUDIO_DATA: data }).ended
  assert.equal(other.code, 1)
  assert.match(other.err, /name a folder of its own/)
  assert.deepEqual(readdirSync(folder), ['letter.txt'])
})

type Upload = { id: string; bytes: Buffer; parts: { partNumber: number; etag: string }[] }

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

async function uploaded(by: Client, origin: string, bytes: Buffer): Promise<string> {
  const { id, videoId, partSize } = await start(by, bytes)
  const parts = [await put(by, origin, { id, bytes, partSize }, 1)]
  assert.equal((await by.until('POST', `/api/uploads/${id}/complete`, { body: { parts } })).status, 200)
  await eventually(async () => {
    const { status, processing } = (await by.until('GET', `/api/creator/videos/${videoId}`)).json as {
      status: string
      processing: unknown
    }
    return status === 'ready' && processing === null
  }, 60_000)
  return videoId
}

const PART_BYTES = 8 * 1024 * 1024

async function halfUploaded(by: Client, origin: string): Promise<Upload> {
  const bytes = randomBytes(PART_BYTES + 100_000)
  const { id, partSize } = await start(by, bytes)
  assert.equal(partSize, PART_BYTES)
  return { id, bytes, parts: [await put(by, origin, { id, bytes, partSize }, 1)] }
}

async function finish(by: Client, origin: string, { id, bytes }: Upload) {
  await put(by, origin, { id, bytes, partSize: PART_BYTES }, 2)
  const { parts } = (await by.until('GET', `/api/uploads/${id}`)).json as Upload
  assert.equal((await by.until('POST', `/api/uploads/${id}/complete`, { body: { parts } })).status, 200)
}

/** One playback after the other, each of a browser of its own: two events that make a view. */
function openViewers(origin: string, vodId: string) {
  const sent = new Set<string>()
  const acknowledged = new Set<string>()
  let stopping = false
  const loop = (async () => {
    for (let n = 1; !stopping; n++) {
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
    until: (count: number) => eventually(async () => acknowledged.size >= count, 20_000),
    async stop() {
      stopping = true
      await loop
    },
  }
}

async function dashboard(by: Client) {
  const { figures, lag } = (await by.until('GET', '/api/creator/dashboard?days=7')).json as {
    figures: { views: { value: number }; watchTimeMs: { value: number } } | null
    lag: unknown
  }
  return { views: figures?.views.value ?? 0, watchTimeMs: figures?.watchTimeMs.value ?? 0, lag }
}

async function eventIds(data: string): Promise<string[]> {
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

async function plays(by: Client, origin: string, videoId: string) {
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
function objectsOf(data: string): Record<string, string> {
  const root = join(data, 'objects/objects')
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Object.fromEntries(names.map((name) => [name.slice(root.length + 1), sha256(readFileSync(name))]))
}
