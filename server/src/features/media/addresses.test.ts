import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { after, afterEach, test } from 'node:test'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'

let now = () => new Date()
const studio = await openStudio({ after }, { clock: () => now() })
const ana = await studio.given.person('Ana')
const stranger = studio.visitor()
const SEGMENT = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 256))

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

/** As sent: other clients resolve `..` themselves. */
const raw = async (path: string) => {
  const { hostname, port } = new URL(studio.base)
  const [answer] = (await once(get({ hostname, port, path }), 'response')) as [IncomingMessage] // http's own event
  const body = await json(answer)
  return { status: answer.statusCode, code: (body as { code?: string }).code }
}

const rawStatus = async (path: string, range: string) => {
  const { hostname, port } = new URL(studio.base)
  const [answer] = (await once(get({ hostname, port, path, headers: { range } }), 'response')) as [IncomingMessage] // http's own event
  answer.resume()
  return answer.statusCode
}

/** A video whose files are in the store, as processing leaves them. */
async function playable(visibility: string) {
  const { videoId } = await studio.given.upload(ana, { name: 'a.mp4', bytes: Buffer.from('x') })
  const { pool } = studio.ctx.database
  await pool.query(
    `update media.assets set state = 'ready', step = null, playable_at = now(), done_at = now(), duration_ms = 60000
     where id = (select asset_id from content.videos where id = $1)`,
    [videoId],
  )
  const { rows } = await pool.query("update content.videos set status = 'ready' where id = $1 returning asset_id", [
    videoId,
  ])
  const folder = `media/${rows[0].asset_id}`
  await studio.ctx.store.put(`${folder}/master.m3u8`, Buffer.from('#EXTM3U\n'), {
    contentType: 'application/vnd.apple.mpegurl',
  })
  await studio.ctx.store.put(`${folder}/original/0.m4s`, SEGMENT, { contentType: 'video/iso.segment' })
  const change = async (patch: object) => (await ana.patch(`/api/creator/videos/${videoId}`, patch)).json()
  const { playback } = await change({ visibility })
  return {
    videoId,
    change,
    master: String(playback.hls),
    segment: playback.hls.replace('master.m3u8', 'original/0.m4s'),
  }
}

test('a segment is served whole, in one range, and not at all when it has not changed', async () => {
  const { segment, master } = await playable('public')
  const whole = await stranger.get(segment)
  assert.deepEqual(
    [whole.statusCode, whole.headers['content-length'], whole.headers['accept-ranges']],
    [200, '1000', 'bytes'],
  )
  assert.deepEqual(whole.rawPayload, SEGMENT)
  const etag = String(whole.headers.etag)

  const range = async (value: string, headers = {}) => stranger.get(segment, { range: value, ...headers })
  for (const [asked, from, to] of [
    ['bytes=0-99', 0, 99],
    ['bytes=990-', 990, 999],
    ['bytes=5-5', 5, 5],
    ['bytes=999-5000', 999, 999],
    ['bytes=-10', 990, 999],
    ['bytes=-5000', 0, 999],
  ] as const) {
    const answer = await range(asked)
    assert.deepEqual([answer.statusCode, answer.headers['content-range']], [206, `bytes ${from}-${to}/1000`])
    assert.deepEqual(answer.rawPayload, SEGMENT.subarray(from, to + 1))
  }
  for (const beyond of ['bytes=1000-', 'bytes=5000-6000', 'bytes=-0']) {
    const answer = await range(beyond)
    assertProblem(answer, 416, 'storage.range_not_satisfiable')
    assert.equal(answer.headers['content-range'], 'bytes */1000')
  }
  for (const ignored of ['bytes=9-5', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=x', 'bytes=', 'bytes=-0x10'])
    assert.equal((await range(ignored)).statusCode, 200, ignored)
  const several = (count: number) => range(`bytes=${Array.from({ length: count }, (_, at) => `${at}-${at}`).join()}`)
  assert.equal((await several(8)).statusCode, 200)
  for (const count of [9, 2000]) assertProblem(await several(count), 416, 'media.many_ranges')
  assert.equal(await rawStatus(segment, `bytes=${'0-0,'.repeat(10_000)}0-0`), 431)
  assert.equal((await range('bytes=0-9', { 'if-range': etag })).statusCode, 206)
  assert.equal((await range('bytes=0-9', { 'if-range': '"older"' })).statusCode, 200)

  for (const match of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const answer = await stranger.get(segment, { 'if-none-match': match })
    assert.deepEqual([answer.statusCode, answer.body, answer.headers.etag], [304, '', etag], match)
  }
  assert.equal((await stranger.get(segment, { 'if-none-match': '"x"' })).statusCode, 200)
  const modified = String(whole.headers['last-modified'])
  const since = async (date: string, more = {}) =>
    (await stranger.get(segment, { 'if-modified-since': date, ...more })).statusCode
  assert.equal(await since(modified), 304)
  assert.equal(await since(new Date(0).toUTCString()), 200)
  assert.equal(await since('yesterday'), 200)
  assert.equal(await since(modified, { 'if-none-match': '"x"' }), 200, 'the tag is the better one')
  assert.equal((await range('bytes=0-9', { 'if-range': modified })).statusCode, 206)

  for (const path of [segment, master]) {
    const head = await studio.app.inject({ method: 'HEAD', url: path })
    const get = await stranger.get(path)
    assert.deepEqual([head.statusCode, head.body], [200, ''])
    for (const name of ['content-length', 'content-type', 'etag', 'cache-control', 'x-content-type-options'])
      assert.equal(head.headers[name], get.headers[name], name)
  }
})

test('what a player must not keep says so', async () => {
  const open = await playable('public')
  assert.equal((await stranger.get(open.master)).headers['cache-control'], 'public, max-age=2')
  const closed = await playable('private')
  assert.match(String((await stranger.get(closed.segment)).headers['cache-control']), /^private/)
})

test('a changed, forged or foreign signature opens nothing', async () => {
  const { master } = await playable('private')
  const other = await playable('private')
  assert.equal((await stranger.get(master)).statusCode, 200)
  const [, , token = '', key = ''] = master.split('/')
  const [, , otherToken = '', otherKey = ''] = other.master.split('/')
  const at = (wrongToken: string, mediaKey = key) => stranger.get(`/media/${wrongToken}/${mediaKey}/master.m3u8`)
  const later = token.replace(/\d+/, (expiry) => String(Number(expiry) + 3600))
  const forged = [
    later,
    otherToken,
    `${token}x`,
    token.slice(0, -1),
    '~',
    '~1',
    '~.x',
    `~9999999999.${'A'.repeat(32)}`,
    token.toUpperCase(),
  ]
  for (const wrong of forged) assertProblem(await at(wrong), 403, 'media.address_invalid', wrong)
  assertProblem(await at(token, otherKey), 403, 'media.address_invalid')
  assertProblem(await at(token, 'nobody'), 403, 'media.address_invalid')
  // Without a permission, what is there looks like what never was.
  assertProblem(await stranger.get(`/media/${key}/master.m3u8`), 403, 'media.address_invalid')
  assertProblem(await stranger.get('/media/nobody/master.m3u8'), 403, 'media.address_invalid')
})

test('a signed address ends with its time, some hours after the media', async () => {
  const { master } = await playable('private')
  const started = Date.now()
  now = () => new Date(started + 6 * 3_600_000)
  assert.equal((await stranger.get(master)).statusCode, 200)
  now = () => new Date(started + 7 * 3_600_000)
  assertProblem(await stranger.get(master), 403, 'media.address_expired')
  now = () => new Date()
})

test('nothing of a private video is found beside its permission', async () => {
  const { master } = await playable('private')
  const [, , token = '', key = ''] = master.split('/')
  const names = [
    'master.m3u8',
    'poster.jpg',
    'poster-320.jpg',
    'storyboard.vtt',
    'storyboard-0.jpg',
    'waveform.bin',
    'captions/en.1.vtt',
    'original/index.m3u8',
    'original/0.m4s',
  ]
  for (const name of names) {
    const answer = await raw(`/media/${key}/${name}`)
    assert.deepEqual([answer.status, answer.code], [403, 'media.address_invalid'], name)
  }
  const astray = [
    `${token}/../${key}/master.m3u8`,
    `${token}/${key}/../../../sources/x`,
    `${token}/${key}/..%2f..%2finstallation`,
    `${token}/${key}/original/..%5c..%5cx`,
    `${token}/./${key}/master.m3u8`,
    `${token}/${token}/${key}/master.m3u8`,
    `${token}?/${key}/master.m3u8`,
    `${token.replace('~', '%7E')}x/${key}/master.m3u8`,
    `/${key}/master.m3u8`,
    `${key}/${token}/master.m3u8`,
  ]
  for (const path of astray) {
    const answer = await raw(`/media/${path}`)
    assert.ok([403, 404].includes(answer.status ?? 0), `${path}: ${answer.status}`)
  }
})

test('a person who opens an address that does not work reads why; a program reads a problem', async () => {
  const { master } = await playable('private')
  const forged = master.replace(/~\d+/, '~9999999999')
  const people: Record<string, string>[] = [
    { accept: 'text/html,*/*;q=0.8' },
    { accept: '*/*', 'sec-fetch-dest': 'document' },
  ]
  for (const headers of people) {
    const page = await stranger.get(forged, headers)
    assert.equal(page.statusCode, 403)
    assert.match(String(page.headers['content-type']), /^text\/html/)
    assert.match(page.body, /This address does not work/)
    assert.equal(page.headers['cache-control'], 'no-store')
  }
  const [missing, there] = [
    await stranger.get('/media/none/master.m3u8', { accept: 'text/html' }),
    await stranger.get(master.replace(/~[^/]+\//, ''), { accept: 'text/html' }),
  ]
  assert.equal(missing.body, there.body)
  const programs: Record<string, string>[] = [{ accept: '*/*' }, { accept: 'text/html', 'sec-fetch-dest': 'video' }]
  for (const headers of programs) assertProblem(await stranger.get(forged, headers), 403, 'media.address_invalid')
})

test('nothing beside the files of the video can be named', async () => {
  const { master } = await playable('public')
  const key = master.split('/')[2]
  const wrong = [
    '',
    '..',
    '../x',
    '%2e%2e/%2e%2e/x',
    '..%2f..%2finstallation',
    'a/b/c',
    '.installation',
    'master.m3u8/x',
    'original',
    'original/',
    '%5c..%5cx',
    'original/../master.m3u8',
    'a'.repeat(300),
    'con:x',
    '~x',
    '?x',
    '//',
    'master.m3u8%20',
  ]
  for (const path of wrong) {
    const answer = await raw(`/media/${key}/${path}`)
    assert.deepEqual([answer.status, answer.code], [404, 'media.not_found'], path)
  }
  for (const method of ['POST', 'PUT', 'DELETE'] as const)
    assertProblem(await studio.app.inject({ method, url: master }), 404, 'request.not_found')
})

test('narrowing, or the trash, ends every address that was given out; widening does not', async () => {
  const dead = (address: string) => eventually(async () => (await stranger.get(address)).statusCode === 403)
  const video = await playable('public')
  const signed = (await video.change({ visibility: 'unlisted' })).playback.hls
  await dead(video.master)
  assert.equal((await stranger.get(signed)).statusCode, 200)

  const narrower = (await video.change({ visibility: 'private' })).playback.hls
  await dead(signed)
  const wider = (await video.change({ visibility: 'public' })).playback.hls
  assert.equal((await stranger.get(wider)).statusCode, 200)
  assert.equal((await stranger.get(narrower)).statusCode, 200)

  await ana.delete(`/api/creator/videos/${video.videoId}`)
  await dead(wider)
  await dead(narrower)
  const back = (await ana.post(`/api/creator/videos/${video.videoId}/restore`)).json()
  assert.equal((await stranger.get(back.playback.hls)).statusCode, 200)
  assertProblem(await stranger.get(wider), 403, 'media.address_invalid')
})

test('a key that may change videos but not read them is told no address of a private one', async () => {
  const { videoId, change } = await playable('private')
  const { key } = (await ana.post('/api/creator/api-keys', { name: 'k', scopes: ['videos:write'] })).json()
  const bearer = { authorization: `Bearer ${key}` }
  const touch = async () => (await stranger.patch(`/api/creator/videos/${videoId}`, { title: 'x' }, bearer)).json()
  assert.deepEqual(
    await touch().then(({ title, playback, thumbnail, source }) => [title, playback, thumbnail, source]),
    ['x', null, null, null],
  )
  await change({ visibility: 'public' })
  assert.ok((await touch()).playback.hls)
})
