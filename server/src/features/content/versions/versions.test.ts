import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { after, afterEach, before, test } from 'node:test'
import { clip } from '#test/clips.ts'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'
import { dispositionOf } from './original.ts'
import { purgeVersions } from './purge-versions.ts'

const studio = await openStudio({ after }, { worker: true })
const ana = await studio.given.person('Ana')
const stranger = await studio.given.person('Stranger')
let id = ''
before(async () => {
  id = (await studio.given.video(ana, await clip('h264Aac'))).id
})
afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

const path = () => `/api/creator/videos/${id}`
type Listed = {
  id: string
  kind: string
  status: string
  current: boolean
  wanted: boolean
  problem: { code: string } | null
  sha256: string | null
  textsDiffer: boolean
  durationMs: number
}
const versions = async (): Promise<Listed[]> => (await ana.get(`${path()}/versions`)).json().items
const currentOf = (items: Listed[]) => items.find(({ current }) => current) ?? assert.fail('none is current')
const video = async () => (await ana.get(path())).json()

async function send(bytes: Buffer, filename: string, more: object = { replaces: id }) {
  const begun = await ana.post('/api/uploads', { filename, size: bytes.length, ...more })
  assert.equal(begun.statusCode, 201, begun.body)
  const { id: uploadId, videoId } = begun.json()
  const { urls } = (await ana.post(`/api/uploads/${uploadId}/parts`, { partNumbers: [1] })).json()
  const put = await fetch(new URL(urls[0].url, studio.base), { method: 'PUT', body: new Uint8Array(bytes) })
  const parts = [{ partNumber: 1, etag: String(put.headers.get('etag')) }]
  return { uploadId, videoId, complete: () => ana.post(`/api/uploads/${uploadId}/complete`, { parts }) }
}

test('another file takes the place of the first one under the same address once it plays, and back again', async () => {
  const first = await video()
  assert.deepEqual(
    (await versions()).map(({ kind, current }) => [kind, current]),
    [['upload', true]],
  )
  const chaptered = await ana.put(`${path()}/chapters`, {
    chapters: [
      { startMs: 0, title: 'One' },
      { startMs: 1000, title: 'Two' },
    ],
  })
  assert.equal(chaptered.statusCode, 200, chaptered.body)
  const longer = await readFile(await clip('longer'))
  const sent = await send(longer, 'longer.mp4')
  assert.equal(sent.videoId, id)
  const during = await versions()
  assert.deepEqual(
    during.map(({ status, current }) => [status, current]),
    [
      ['uploading', false],
      ['ready', true],
    ],
  )
  assert.equal((await video()).playback.version, first.playback.version)
  assert.equal((await sent.complete()).statusCode, 200)
  assert.equal((await sent.complete()).statusCode, 200)

  const after = await eventually(async () => {
    const items = await versions()
    return currentOf(items).kind === 'replacement' ? items : null
  })
  const replaced = await video()
  assert.equal(replaced.status, 'ready')
  assert.notEqual(replaced.playback.version, first.playback.version)
  assert.ok(replaced.durationMs > 29_000)
  assert.equal(replaced.title, first.title)
  assert.equal(currentOf(after).textsDiffer, true)
  // Whoever is in the middle of the old one may watch on.
  assert.equal((await ana.get(first.playback.hls)).statusCode, 200)

  const old = after.find(({ kind }) => kind === 'upload') ?? assert.fail()
  assert.equal((await ana.post(`${path()}/versions/${old.id}/use`)).statusCode, 200)
  const back = await video()
  assert.equal(back.durationMs, first.durationMs)
  assert.equal(back.playback.version, first.playback.version)
  assert.equal((await ana.post(`${path()}/versions/${old.id}/use`)).statusCode, 200)

  const other = currentOf(after)
  assertProblem(await ana.delete(`${path()}/versions/${old.id}`), 409, 'content.version_current')
  assert.equal((await ana.delete(`${path()}/versions/${other.id}`)).statusCode, 200)
  assertProblem(await ana.post(`${path()}/versions/${other.id}/use`), 409, 'content.version_not_ready')
  assert.equal((await ana.post(`${path()}/versions/${other.id}/restore`)).statusCode, 200)
  assert.equal((await ana.delete(`${path()}/versions/${other.id}`)).statusCode, 200)
  await purgeVersions({ ...studio.ctx, clock: () => new Date(Date.now() + 31 * 86_400_000) })
  assert.deepEqual(
    (await versions()).map((each) => each.id),
    [old.id],
  )
  const left = []
  for await (const { key } of studio.ctx.store.list(`media/${other.id}/`)) left.push(key)
  assert.deepEqual(left, [])
})

test('a file whose successor was sent before it was playable can be gone back to', async () => {
  const bytes = await readFile(await clip('h264Aac'))
  const first = await send(bytes, 'first.mp4', {})
  assert.equal((await first.complete()).statusCode, 200)
  const second = await send(bytes, 'second.mp4', { replaces: first.videoId })
  const at = `/api/creator/videos/${first.videoId}`
  const ready = async () => ((await ana.get(at)).json().status === 'ready' ? true : null)
  await eventually(ready)
  assert.equal((await second.complete()).statusCode, 200)
  const listed = async (): Promise<Listed[]> => (await ana.get(`${at}/versions`)).json().items
  const switched = await eventually(async () => {
    const items = await listed()
    return items[0]?.current ? items : null
  })
  assert.deepEqual(
    switched.map(({ status }) => status),
    ['ready', 'ready'],
  )
  assert.equal((await ana.post(`${at}/versions/${switched[1]?.id}/use`)).statusCode, 200)
  assert.equal((await listed())[1]?.current, true)
})

test('a file that cannot be played leaves the old one and says why', async () => {
  const before = await video()
  const sent = await send(Buffer.from('This is a letter, not a film.'.repeat(50)), 'letter.mp4')
  await sent.complete()
  const failed = await eventually(async () => (await versions()).find(({ status }) => status === 'failed') ?? null)
  assert.equal(failed.problem?.code, 'media.not_media')
  assert.equal((await video()).playback.version, before.playback.version)
  assert.equal((await ana.delete(`${path()}/versions/${failed.id}`)).statusCode, 200)
  const given = await send(Buffer.alloc(100), 'never.mp4')
  assert.equal((await ana.delete(`/api/uploads/${given.uploadId}`)).statusCode, 204)
  assert.equal((await video()).status, 'ready')
  assert.ok((await versions()).every(({ status }) => status !== 'uploading'))
})

test('the original comes back byte for byte, in parts too, with its checksum and a harmless name', async () => {
  const bytes = await readFile(await clip('h264Aac'))
  const sha256 = createHash('sha256').update(bytes).digest()
  const { id: versionId } = await eventually(async () => {
    const found = currentOf(await versions())
    return found.sha256 ? found : null
  })
  const whole = await ana.get(`${path()}/versions/${versionId}/original`)
  assert.equal(whole.statusCode, 200)
  assert.ok(whole.rawPayload.equals(bytes))
  assert.equal(whole.headers['repr-digest'], `sha-256=:${sha256.toString('base64')}:`)
  assert.match(String(whole.headers['content-disposition']), /^attachment; filename="[^"]+\.mp4"; filename\*=UTF-8''/)
  const part = await ana.get(`${path()}/versions/${versionId}/original`, { range: 'bytes=100-199' })
  assert.deepEqual([part.statusCode, part.rawPayload.length], [206, 100])
  const tail = await ana.get(`${path()}/versions/${versionId}/original`, { range: 'bytes=-100' })
  assert.deepEqual([tail.statusCode, tail.rawPayload], [206, bytes.subarray(-100)])
  const several = await ana.get(`${path()}/versions/${versionId}/original`, { range: 'bytes=0-1,1000-1001' })
  assert.match(String(several.headers['content-type']), /^multipart\/byteranges; boundary=/)
  assert.equal(Number(several.headers['content-length']), several.rawPayload.length)
  for (const [range, code] of [
    ['bytes=99999999-', 'storage.range_not_satisfiable'],
    [`bytes=${Array(9).fill('0-0')}`, 'media.many_ranges'],
  ] as const) {
    const behind = await ana.get(`${path()}/versions/${versionId}/original`, { range })
    assertProblem(behind, 416, code)
    assert.equal(behind.headers['content-range'], `bytes */${bytes.length}`)
  }

  assertProblem(await studio.visitor().get(`/api/vods/${id}/download`), 404, 'content.video_not_found')
  await ana.patch(path(), { visibility: 'public', downloads: false })
  assertProblem(await studio.visitor().get(`/api/vods/${id}/download`), 403, 'content.not_downloadable')
  await ana.patch(path(), { downloads: true })
  assert.ok((await studio.visitor().get(`/api/vods/${id}/download`)).rawPayload.equals(bytes))
  const { cookie } = ana
  for (const url of [`${path()}/versions/${versionId}/original`, `/api/vods/${id}/download`]) {
    const head = await studio.app.inject({ method: 'HEAD', url, headers: { cookie } })
    const { headers } = await ana.get(url)
    assert.deepEqual([head.statusCode, head.body, headers['content-length']], [200, '', String(bytes.length)])
    for (const name of [
      'content-length',
      'content-type',
      'content-disposition',
      'accept-ranges',
      'etag',
      'repr-digest',
    ])
      assert.equal(head.headers[name], headers[name], name)
  }
  const refused = { method: 'HEAD', url: `${path()}/versions/${versionId}/original` } as const
  assert.equal((await studio.app.inject(refused)).statusCode, 401)

  assert.equal(
    dispositionOf('../..\\a"\r\nSet-Cookie: x\u202e4pm.ünd.mp4'),
    `attachment; filename="_.._a_Set-Cookie_ x4pm._nd.mp4"; filename*=UTF-8''_.._a_Set-Cookie_%20x4pm.%C3%BCnd.mp4`,
  )
})

test('what is kept is saved, checked and made into a new version; captions and chapters come along', async () => {
  const { durationMs } = await video()
  const whole = (await ana.get(`${path()}/edit`)).json()
  assert.deepEqual([whole.keep, whole.revision, whole.can.render], [[{ startMs: 0, endMs: durationMs }], 0, false])
  assertProblem(await ana.post(`${path()}/edit/render`), 409, 'content.nothing_cut')
  const save = (keep: unknown, headers = {}) => ana.put(`${path()}/edit`, { keep }, headers)
  for (const keep of [
    [{ startMs: 0, endMs: 500 }],
    [{ startMs: 0, endMs: durationMs + 1 }],
    [
      { startMs: 1000, endMs: 2000 },
      { startMs: 0, endMs: 900 },
    ],
  ])
    assertProblem(await save(keep), 400, 'content.edit_invalid')
  for (const keep of [
    [],
    [{ startMs: 'x', endMs: 1 }],
    [{ startMs: 0.5, endMs: 1000 }],
    Array(501).fill({ startMs: 0, endMs: 1 }),
  ])
    assertProblem(await save(keep), 400, 'request.invalid')
  const keep = [
    { startMs: 200, endMs: 900 },
    { startMs: 1200, endMs: 1800 },
  ]
  const saved = await save(keep, { 'if-match': '"0"' })
  assert.deepEqual([saved.json().revision, saved.json().keptMs], [1, 1300])
  const clash = await save([{ startMs: 0, endMs: 1500 }], { 'if-match': '"0"' })
  const { current } = assertProblem(clash, 412, 'content.changed_meanwhile')
  assert.deepEqual((current as { keep: unknown }).keep, keep) // which the code promises

  await ana.put(`${path()}/chapters`, {
    chapters: [
      { startMs: 0, title: 'One' },
      { startMs: 1000, title: 'Two' },
    ],
  })
  const card = { kind: 'card', title: 'Look', text: '', link: null, durationMs: 1000, position: 'top-end' }
  // The second stands in what is cut out.
  const asks = [500, 1000, 1500].map((atMs) => ({ ...card, id: randomUUID(), atMs }))
  await ana.put(`${path()}/interactions`, { items: asks })
  const askedAt = async () =>
    (await ana.get(`${path()}/interactions`)).json().items.map((each: { atMs: number }) => each.atMs)
  const made = await ana.post(`${path()}/edit/render`)
  assert.equal(made.statusCode, 202, made.body)
  assert.equal((await ana.post(`${path()}/edit/render`)).json().id, made.json().id)
  const cut = await eventually(async () => {
    const items = await versions()
    const found = items.find((each) => each.id === made.json().id)
    assert.notEqual(found?.status, 'failed', JSON.stringify(found?.problem))
    return found?.current ? found : null
  })
  assert.ok(Math.abs(cut.durationMs - 1300) < 60, `${cut.durationMs}`)
  assert.deepEqual(
    (await ana.get(`${path()}/chapters`)).json().items.map((each: { startMs: number }) => each.startMs),
    [0, 700],
  )
  assert.deepEqual(await askedAt(), [300, 1000])
  assert.equal(cut.textsDiffer, false)
  // The cut has an edit of its own, and what was cut is not forgotten.
  assert.equal((await ana.get(`${path()}/edit`)).json().revision, 0)
  const old = (await versions()).find(({ kind }) => kind === 'upload') ?? assert.fail()
  await ana.post(`${path()}/versions/${old.id}/use`)
  assert.deepEqual((await ana.get(`${path()}/edit`)).json().keep, keep)
  assert.deepEqual(
    (await ana.get(`${path()}/chapters`)).json().items.map((each: { startMs: number }) => each.startMs),
    [0, 1000],
  )
  assert.deepEqual(await askedAt(), [500, 1000, 1500])
})

test('a thumbnail that was chosen stays when another file plays; a moment that the other one has not, falls back', async () => {
  const made = await studio.given.video(ana, await clip('h264Aac'))
  const at = `/api/creator/videos/${made.id}`
  /** Without what permits it: that changes with time. */
  const nameOf = (url: unknown) => String(url).split('/').slice(-2).join('/')
  const shownUrl = async () => String((await ana.get(at)).json().thumbnail.url)
  const shown = async () => nameOf(await shownUrl())
  const bytesOf = async (url: string) => Buffer.from(await (await fetch(new URL(url, studio.base))).arrayBuffer())
  const settled = () =>
    eventually(async () => ((await ana.get(`${at}/thumbnails`)).json().making === null ? shown() : null))
  const listed = async (): Promise<Listed[]> => (await ana.get(`${at}/versions`)).json().items
  const use = async (kind: string) => {
    const version = (await listed()).find((each) => each.kind === kind) ?? assert.fail(kind)
    assert.equal((await ana.post(`${at}/versions/${version.id}/use`)).statusCode, 200)
    return settled()
  }
  const automatic = await shown()
  const picture = await bytesOf((await ana.get(`${at}/thumbnails`)).json().items[0].url)
  await ana.put(`${at}/thumbnail`, picture, { 'content-type': 'application/octet-stream' })
  const image = await settled()
  assert.notEqual(image, automatic)
  const bytes = await bytesOf(await shownUrl())

  const sent = await send(await readFile(await clip('longer')), 'longer.mp4', { replaces: made.id })
  await sent.complete()
  await eventually(async () => (await listed())[0]?.current || null)
  const carried = await shown()
  assert.notEqual(carried, image)
  assert.ok((await bytesOf(await shownUrl())).equals(bytes), 'the picture is there with the new file, not later')

  assert.equal((await ana.post(`${at}/thumbnail`, { atMs: 25_000 })).statusCode, 200)
  const late = await settled()
  assert.notEqual(late, carried)
  assert.equal(await use('upload'), automatic, 'there is no such moment in two seconds')
  assert.equal(await use('replacement'), late)
  assert.equal((await ana.post(`${at}/thumbnail`, { atMs: 1000 })).statusCode, 200)
  const early = await settled()
  const there = await use('upload')
  assert.ok(![automatic, image, carried, late, early].includes(there), 'the same moment of the other file')
  assert.equal(await use('replacement'), early)
  assert.equal(await use('upload'), there)
  // What the history names was chosen for another file: the copy is meant.
  const { items: changes } = (await ana.get(`${at}/history`)).json()
  const change = changes.find((each: { after: { thumbnail?: string } }) => late.includes(String(each.after.thumbnail)))
  assertProblem(await ana.post(`${at}/history/${change.id}/revert`), 412, 'content.changed_meanwhile')
  const reverted = await ana.post(`${at}/history/${change.id}/revert`, { force: true })
  assert.equal(nameOf(reverted.json().thumbnail?.url), image, reverted.body)
  // Back and forth made no more pictures than there are.
  const { items } = (await ana.get(`${at}/thumbnails`)).json()
  assert.deepEqual(
    items.flatMap(({ kind, atMs }: { kind: string; atMs: number }) => (kind === 'suggested' ? [] : [[kind, atMs]])),
    [
      ['automatic', null],
      ['frame', 1000],
      ['image', null],
    ],
  )

  // The copy is done in the very moment in which it is gone back to.
  const { pool } = studio.ctx.database
  const back = (await listed()).find(({ kind }) => kind === 'replacement') ?? assert.fail()
  const { rows: copies } = await pool.query(
    "update media.thumbnails set state = 'making' where asset_id = $1 and kind = 'image' returning id",
    [back.id],
  )
  const next = [back.id, copies[0].id]
  await pool.query('update media.assets set thumbnail = null, next_thumbnail = $2 where id = $1', next)
  const job = await pool.connect()
  await job.query('begin')
  await job.query("update media.thumbnails set state = 'ready' where id = $1", [copies[0].id])
  await job.query('update media.assets set thumbnail = $2, next_thumbnail = null where id = $1', next)
  const used = ana.post(`${at}/versions/${back.id}/use`)
  await eventually(
    async () => (await pool.query("select from pg_stat_activity where wait_event_type = 'Lock'")).rows.length > 0,
  )
  await job.query('commit')
  job.release()
  assert.equal((await used).statusCode, 200)
  assert.equal((await ana.get(`${at}/thumbnails`)).json().making, null, 'nothing is waited for')
  assert.equal(await shown(), carried)
})

test('nobody else sees or changes the versions of a video', async () => {
  const versionId = currentOf(await versions()).id
  for (const answer of [
    await stranger.get(`${path()}/versions`),
    await stranger.get(`${path()}/versions/${versionId}/original`),
    await stranger.post(`${path()}/versions/${versionId}/use`),
    await stranger.delete(`${path()}/versions/${versionId}`),
    await stranger.get(`${path()}/edit`),
    await stranger.put(`${path()}/edit`, { keep: [{ startMs: 0, endMs: 1000 }] }),
    await stranger.post(`${path()}/edit/render`),
    await stranger.post('/api/uploads', { filename: 'a', size: 1, replaces: id }),
  ])
    assertProblem(answer, 404, 'content.video_not_found')
  assertProblem(await ana.post(`${path()}/versions/${id}/use`), 404, 'content.version_not_found')
})
