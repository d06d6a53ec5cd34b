import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'

const studio = await openStudio({ after })
const ana = await studio.given.person('Ana')
await ana.post('/api/channels', { name: 'Ana' })

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

const counts = async () =>
  (
    await studio.ctx.database.pool.query(
      'select (select count(*) from uploads.sessions) as sessions, (select count(*) from content.videos) as videos',
    )
  ).rows[0]

test('a size that is no size, or a file without a name, begins nothing', async () => {
  const before = await counts()
  for (const size of [0, -1, 1.5, '100', null, true, Number.MAX_SAFE_INTEGER + 1, 1e308, [1], {}])
    assertProblem(await ana.post('/api/uploads', { filename: 'a', size }), 400, 'request.invalid', String(size))
  for (const filename of ['', 7, null, ['a'], 'x'.repeat(256)])
    assertProblem(await ana.post('/api/uploads', { filename, size: 1 }), 400, 'request.invalid', String(filename))
  const huge = await ana.post('/api/uploads', { filename: 'a', size: Number.MAX_SAFE_INTEGER })
  assert.equal(assertProblem(huge, 422, 'uploads.file_too_large').largestBytes, 5 * 1024 ** 4)
  for (const channelId of ['me', '', 7, '../..'])
    assertProblem(await ana.post('/api/uploads', { filename: 'a', size: 1, channelId }), 400, 'request.invalid')
  assert.deepEqual(await counts(), before)
})

test('a body that is no JSON object is refused by its code', async () => {
  const send = (payload: string, type = 'application/json') =>
    ana.post('/api/uploads', payload, { 'content-type': type })
  for (const body of [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '7',
    '{"filename":"a","size":1}}',
    '{"__proto__":{"x":1}}',
    '\u0000',
  ])
    assertProblem(await send(body), 400, 'request.invalid', body)
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  assertProblem(await send(`{"filename":${deep},"size":1}`), 400, 'request.invalid')
  assertProblem(await send('filename=a&size=1', 'text/plain'), 400, 'request.invalid')
  for (const type of [
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'video/mp4',
  ])
    assertProblem(await send('filename=a&size=1', type), 415, 'request.unsupported_type', type)
  const noObject = await ana.post('/api/uploads')
  assertProblem(noObject, 400, 'request.invalid')
})

test('a body larger than the route takes is refused before it is read as a whole', async () => {
  const text = 'x'.repeat(300 * 1024)
  assertProblem(await ana.post('/api/uploads', { filename: text, size: 1 }), 413, 'request.too_large')
  const parts = Array.from({ length: 40_000 }, (_, at) => ({ partNumber: at + 1, etag: 'x'.repeat(64) }))
  assertProblem(await ana.post(`/api/uploads/${randomUUID()}/complete`, { parts }), 413, 'request.too_large')
})

test('an id that is none is refused before anything is asked', async () => {
  for (const id of ['x', '1', '%00', '%2e%2e%2f', 'null', `${randomUUID()}x`, "'or''='", 'a'.repeat(1900)]) {
    assertProblem(await ana.get(`/api/uploads/${id}`), 400, 'request.invalid', id)
    assertProblem(await ana.delete(`/api/uploads/${id}`), 400, 'request.invalid', id)
    assertProblem(await ana.get(`/api/vods/${id}`), 400, 'request.invalid', id)
  }
  assertProblem(await ana.get('/api/uploads/%zz'), 400, 'request.invalid')
  assertProblem(await ana.get(`/api/uploads/${'a'.repeat(3000)}`), 414, 'request.too_long')
})

test('a name is shown, never used as a path', async () => {
  const names = [
    '../../etc/passwd',
    '..\\..\\boot.ini',
    '/etc/passwd',
    'C:\\a.mp4',
    '..',
    '.',
    'a/../../b.mp4',
    '~root',
    '%2e%2e/x',
    '|id',
    '$(id).mp4',
  ]
  for (const filename of names) {
    const started = (await ana.post('/api/uploads', { filename, size: 1 })).json()
    assert.equal((await ana.get(`/api/uploads/${started.id}`)).json().filename, filename)
    const { title } = (await ana.get(`/api/creator/videos/${started.videoId}`)).json()
    assert.ok(title.length > 0 && !/[/\\]/.test(title), title)
    const { rows } = await studio.ctx.database.pool.query('select store_key from uploads.sessions where id = $1', [
      started.id,
    ])
    assert.equal(rows[0].store_key, `sources/${started.id}/original`)
  }
  assert.ok(!existsSync(join(studio.folder, '../etc')))
  assert.deepEqual(
    readdirSync(join(studio.folder, 'objects')).filter((name) => /passwd|boot|mp4/.test(name)),
    [],
  )
})

test('a character that no text of the database holds is refused wherever it stands', async () => {
  const nul = 'a\u0000b'
  assertProblem(await ana.post('/api/uploads', { filename: nul, size: 1 }), 400, 'request.invalid')
  assertProblem(await ana.post('/api/uploads', { filename: 'a', size: 1, type: nul }), 400, 'request.invalid')
  assertProblem(await ana.post('/api/channels', { name: nul }), 400, 'request.invalid')
  assertProblem(await ana.get('/api/channels/a%00b'), 400, 'request.invalid')
  const { videoId } = (await ana.post('/api/uploads', { filename: 'a', size: 1 })).json()
  assertProblem(await ana.patch(`/api/creator/videos/${videoId}`, { description: nul }), 400, 'request.invalid')
  assertProblem(await ana.get('/media/a%00b/master.m3u8'), 400, 'request.invalid')
  const signUp = { name: nul, email: 'nul@example.org', password: 'correct horse' }
  assertProblem(await ana.post('/api/auth/sign-up/email', signUp), 400, 'request.invalid')
})

test('half a character is kept as what a browser makes of it, and refused as the name of something', async () => {
  const name = 'a\ud800b'
  assert.equal((await ana.post('/api/channels', { name })).json().name, 'a\ufffdb')
  const view = (search: object) => ana.post('/api/creator/video-views', { name: 'v', search })
  assert.deepEqual((await view({ q: name })).json().search, { q: 'a\ufffdb' })
  for (const wrong of [name, 'a\0b']) assertProblem(await view({ [wrong]: 'x' }), 400, 'request.invalid')
})

test('a repeated Idempotency-Key begins one upload; with another body it is refused', async () => {
  const body = { filename: 'a.mp4', size: 100, type: 'video/mp4', fingerprint: 'f' }
  const begin = (changes = {}, key = 'k-1') =>
    ana.post('/api/uploads', { ...body, ...changes }, { 'idempotency-key': key })
  const first = (await begin()).json()
  assert.deepEqual((await begin()).json(), first)
  for (const changes of [{ size: 101 }, { filename: 'b.mp4' }, { type: 'video/webm' }, { fingerprint: 'g' }])
    assertProblem(await begin(changes), 422, 'request.idempotency_key_reused', JSON.stringify(changes))
  assert.notEqual((await begin({}, 'k-2')).json().id, first.id)

  const atOnce = await Promise.all(Array.from({ length: 6 }, () => begin({}, 'k-3')))
  assert.deepEqual(new Set(atOnce.map((answer) => answer.statusCode)), new Set([201]))
  assert.equal(new Set(atOnce.map((answer) => answer.json().id)).size, 1)

  const ben = await studio.given.person('Ben')
  const other = (await ben.post('/api/uploads', body, { 'idempotency-key': 'k-1' })).json()
  assert.notEqual(other.id, first.id)
  for (const key of ['', 'x'.repeat(201)]) assertProblem(await begin({}, key), 400, 'request.invalid')
})
