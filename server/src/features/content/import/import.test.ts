import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { runImport } from './run-import.ts'

const MIB = 1024 * 1024
const folder = mkdtempSync(join(tmpdir(), 'studio-import-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const ENV = { OUTBOUND_ALLOW: '127.0.0.1', IMPORT_FOLDERS: join(folder, 'films') }
const studio = await openStudio({ after }, { env: ENV })
const ana = await studio.given.person('Ana') // the operator
const ben = await studio.given.person('Ben')

/** Serves files by name, as slowly as it is told, or no further than to some byte. */
type Served = { bytes: Buffer; pauseMs?: number; holdsAt?: number; ranges?: false; status?: number; lengthless?: true }
const files = new Map<string, Served>()
const asked: { path: string; range: string | undefined }[] = []
let sent = 0
const server = createServer(async (req, res) => {
  const path = req.url ?? ''
  const file = files.get(path)
  asked.push({ path: `${req.method} ${path}`, range: req.headers.range })
  if (!file || file.status) return void res.writeHead(file?.status ?? 404, { location: 'http://10.0.0.1/' }).end()
  const from = file.ranges === false ? 0 : Number(/bytes=(\d+)-/.exec(req.headers.range ?? '')?.[1] ?? 0)
  res.writeHead(from > 0 ? 206 : 200, {
    ...(file.lengthless ? {} : { 'content-length': file.bytes.length - from }),
    ...(from > 0 ? { 'content-range': `bytes ${from}-${file.bytes.length - 1}/${file.bytes.length}` } : {}),
  })
  if (req.method === 'HEAD') return void res.end()
  for (let at = from; at < file.bytes.length && !res.destroyed; at += MIB) {
    const chunk = file.bytes.subarray(at, at + MIB)
    if (!res.write(chunk)) while (res.writableNeedDrain && !res.destroyed) await delay(2)
    sent += chunk.length
    if (file.pauseMs) await delay(file.pauseMs)
    while (at + MIB === file.holdsAt && !res.destroyed) await delay(5)
  }
  res.end()
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
after(() => {
  server.closeAllConnections()
  server.close()
})
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const run = (id: string) => runImport(studio.system, id, new AbortController().signal)
const look = async (by: Person, id: string, query = '') => (await by.get(`/api/creator/imports/${id}${query}`)).json()
async function start(by: Person, source: unknown, headers = {}) {
  const started = await by.post('/api/creator/imports', { source }, headers)
  assert.equal(started.statusCode, 202, started.body)
  return String(started.json().id)
}
const urls = (...paths: string[]) => ({ kind: 'urls', urls: paths.map((path) => base + path) })
type Item = { name: string; state: string; reason: string | null; videoId: string | null }
const outcome = ({ items }: { items: Item[] }) => items.map(({ name, state, reason }) => [name, state, reason])
/** What the store has of it. */
async function original(importId: string) {
  const { rows } = await studio.ctx.database.pool.query(
    'select upload_id from content.import_items where import_id = $1',
    [importId],
  )
  const stored = await studio.ctx.store.get(`sources/${rows[0].upload_id}/original`)
  assert.ok(stored)
  return buffer(stored.body)
}

test('a folder of the server comes, without what leads out of it, and a second time nothing is doubled', async () => {
  const films = join(folder, 'films')
  mkdirSync(join(films, 'series'), { recursive: true })
  mkdirSync(join(folder, 'secret'))
  writeFileSync(join(folder, 'secret/other.mp4'), 'secret')
  writeFileSync(join(films, 'one.mp4'), 'the first')
  writeFileSync(join(films, 'copy of one.MP4'), 'the first')
  writeFileSync(join(films, 'series/two.mov'), 'the second')
  writeFileSync(join(films, 'empty.mp4'), '')
  writeFileSync(join(films, 'notes.txt'), 'x')
  writeFileSync(join(films, '.hidden.mp4'), 'x')
  symlinkSync(join(folder, 'secret/other.mp4'), join(films, 'link.mp4'))
  symlinkSync(join(folder, 'secret'), join(films, 'out'))

  const source = { kind: 'folder', folder: films }
  const preview = (await ana.post('/api/creator/imports/preview', { source })).json()
  assert.deepEqual(
    [preview.items.map((each: { key: string }) => each.key), preview.totalBytes, preview.ignored],
    [['copy of one.MP4', 'one.mp4', 'series/two.mov'], 28, 4],
  )
  const id = await start(ana, source, { 'idempotency-key': 'k' })
  assert.equal(await start(ana, source, { 'idempotency-key': 'k' }), id)
  const otherwise = { source: { kind: 'folder', folder: join(films, 'series') } }
  assertProblem(
    await ana.post('/api/creator/imports', otherwise, { 'idempotency-key': 'k' }),
    422,
    'request.idempotency_key_reused',
  )
  await run(id)
  const done = await look(ana, id)
  assert.deepEqual([done.state, done.total, done.done, done.skipped, done.ignored], ['done', 3, 2, 1, 4])
  const skipped = done.items.find((each: Item) => each.state === 'skipped')
  assert.equal(skipped.reason, 'The channel has this file already.')
  const two = done.items.find((each: Item) => each.name === 'two.mov')
  assert.equal((await ana.get(`/api/creator/videos/${two.videoId}`)).json().title, 'two')
  await run(id)
  const again = await start(ana, source)
  await run(again)
  assert.deepEqual([(await look(ana, again)).done, (await look(ana, again)).skipped], [0, 3])
  assert.equal((await ana.get('/api/creator/videos')).json().total, 2)
  const { items } = (await ana.get(`/api/channels/${done.channelId}/audit`)).json()
  if (items) assert.ok(items.some((each: { action: string }) => each.action === 'import.started'))

  for (const bad of [folder, join(films, 'out'), `${films}/../secret`, '/', '/etc', 'films', join(films, 'no such')]) {
    const refused = await ana.post('/api/creator/imports', { source: { kind: 'folder', folder: bad } })
    assert.equal(refused.json().code, 'content.import_source_refused', bad)
  }
  assert.equal((await ben.post('/api/creator/imports', { source })).statusCode, 403)
  assert.deepEqual((await ben.get('/api/creator/imports/sources')).json().folders, [])
})

test('addresses come through the guard, each with its own outcome, and what failed can be asked for again', async () => {
  files.set('/a%20film.mp4', { bytes: randomBytes(1000) })
  files.set('/moved', { bytes: Buffer.alloc(0), status: 302 })
  files.set('/busy', { bytes: Buffer.from('later'), status: 404 })
  files.set('/lengthless', { bytes: Buffer.from('x'), lengthless: true })
  const id = await start(ana, {
    kind: 'urls',
    urls: [...urls('/a%20film.mp4', '/moved', '/busy', '/lengthless', '/busy').urls, 'http://[::1]/x.mp4'],
  })
  await run(id)
  const done = await look(ana, id)
  assert.deepEqual(outcome(done), [
    ['a film.mp4', 'done', null],
    [
      'moved',
      'failed',
      'The address leads into a private network. Whoever runs this studio can allow it with OUTBOUND_ALLOW.',
    ],
    ['busy', 'failed', 'The server answered 404.'],
    ['lengthless', 'failed', 'The server does not say how long the file is, which an upload has to know.'],
    [
      'x.mp4',
      'failed',
      'The address leads into a private network. Whoever runs this studio can allow it with OUTBOUND_ALLOW.',
    ],
  ])
  files.set('/busy', { bytes: Buffer.from('later') })
  assert.equal((await ana.post(`/api/creator/imports/${id}/retry`, {})).json().waiting, 4)
  await run(id)
  const again = await look(ana, id, '?state=done')
  assert.deepEqual(
    again.items.map((each: Item) => each.name),
    ['a film.mp4', 'busy'],
  )
})

test('killed in the middle it goes on with the parts that are missing, and makes no second video', async () => {
  const bytes = randomBytes(20 * MIB)
  files.set('/long.mp4', { bytes, pauseMs: 250, holdsAt: 17 * MIB })
  const id = await start(ana, urls('/long.mp4'))
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'import-child-for-tests.ts')],
    {
      env: { ...process.env, ...ENV, ENGINES: JSON.stringify(studio.engines), IMPORT: id, STUDIO_DATA: studio.folder },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  await eventually(async () => (await look(ana, id)).items[0].receivedBytes > 9 * MIB)
  child.kill('SIGKILL')
  await once(child, 'exit')
  asked.length = 0
  sent = 0
  files.set('/long.mp4', { bytes })
  await run(id)
  const done = await look(ana, id)
  assert.deepEqual(outcome(done), [['long.mp4', 'done', null]])
  assert.ok(sent <= 13 * MIB, `${sent} bytes were asked for again`)
  assert.ok(
    asked.some((each) => [`bytes=${8 * MIB}-`, `bytes=${16 * MIB}-`].includes(String(each.range))),
    JSON.stringify(asked),
  )
  const stored = await original(id)
  assert.equal(createHash('sha256').update(stored).digest('hex'), createHash('sha256').update(bytes).digest('hex'))
  const { items } = (await ana.get('/api/creator/videos?q=long')).json()
  assert.equal(items.length, 1)
})

test('a cancel ends what is under way and keeps what has come', async () => {
  files.set('/first.mp4', { bytes: randomBytes(10) })
  for (const name of ['/slow1.mp4', '/slow2.mp4', '/slow3.mp4'])
    files.set(name, { bytes: randomBytes(30 * MIB), holdsAt: 5 * MIB })
  const id = await start(ana, urls('/first.mp4', '/slow1.mp4', '/slow2.mp4', '/slow3.mp4', '/never.mp4'))
  const running = run(id)
  await eventually(async () => {
    const now = await look(ana, id)
    return now.done === 1 && now.running === 3
  })
  const cancelled = (await ana.post(`/api/creator/imports/${id}/cancel`)).json()
  assert.equal(cancelled.state, 'cancelled')
  await running
  const done = await look(ana, id)
  assert.deepEqual([done.done, done.skipped, done.running], [1, 4, 0])
  assert.deepEqual((await ana.get('/api/uploads')).json().items, [])
  assert.equal((await ana.post(`/api/creator/imports/${id}/cancel`)).statusCode, 200)
})

test('the keys of a bucket are sealed, and forgotten with the end', async () => {
  const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'the very secret' }
  const source = { kind: 's3', endpoint: base, bucket: 'films', prefix: 'x/', credentials }
  const id = await start(ana, source)
  const rows = async () =>
    (await studio.ctx.database.pool.query('select * from content.imports where id = $1', [id])).rows[0]
  assert.ok((await rows()).credentials)
  assert.doesNotMatch(
    JSON.stringify({ ...(await rows()), credentials: (await rows()).credentials.toString() }),
    /very secret/,
  )
  assert.doesNotMatch((await ana.get(`/api/creator/imports/${id}`)).body, /secret/)
  await run(id)
  assert.deepEqual([(await look(ana, id)).state, (await rows()).credentials], ['failed', null])
  // The list broke off: it is looked through again.
  assert.equal((await look(ana, id)).can.retry, true)
  const found = '<ListBucketResult><Contents><Key>x/late.mp4</Key><Size>4</Size></Contents></ListBucketResult>'
  files.set('/films/?list-type=2&prefix=x%2F', { bytes: Buffer.from(found) })
  files.set('/films/x/late.mp4?x-id=GetObject', { bytes: Buffer.from('late') })
  const retried = await ana.post(`/api/creator/imports/${id}/retry`, { credentials })
  assert.equal(retried.json().state, 'looking', retried.body)
  await run(id)
  assert.deepEqual(outcome(await look(ana, id)), [['late.mp4', 'done', null]])
  assert.equal((await rows()).credentials, null)
  const preview = await ana.post('/api/creator/imports/preview', {
    source: { ...source, endpoint: 'http://169.254.169.254' },
  })
  assert.equal(
    preview.json().detail,
    'The address leads into a private network. Whoever runs this studio can allow it with OUTBOUND_ALLOW.',
  )
})

test('strangers find nothing, and bad input is refused', async () => {
  const id = await start(ana, urls('/first.mp4'))
  for (const answer of [
    await ben.get(`/api/creator/imports/${id}`),
    await ben.post(`/api/creator/imports/${id}/cancel`),
    await ben.post(`/api/creator/imports/${id}/retry`, {}),
  ])
    assert.equal(answer.json().code, 'content.import_not_found')
  for (const source of [
    { kind: 'urls', urls: [] },
    { kind: 'urls', urls: ['file:///etc/passwd'] },
    { kind: 'urls', urls: Array.from({ length: 1001 }, (_, n) => `https://example.org/${n}.mp4`) },
    { kind: 'folder', folder: 'a\u0001' },
    { kind: 's3', bucket: '../x', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
    {},
  ])
    assert.equal(
      (await ana.post('/api/creator/imports', { source })).json().code,
      'request.invalid',
      JSON.stringify(source).slice(0, 60),
    )
})
