import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, test } from 'node:test'
import { promisify } from 'node:util'
import { AlbumPicture } from '#features/media/jobs.ts'
import { makeAlbumPicture } from '#features/media/make-album-picture.ts'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { chunk, png } from '../articles/png-for-tests.ts'
import { purgeChannel } from '../leaving/purge-channel.ts'
import { keepHouse } from '../service.ts'

const studio = await openStudio({ after }, { worker: true })
const { pool } = studio.ctx.database
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
const visitor = studio.visitor()
const channel = (await ana.post('/api/channels', { name: 'Lakes', handle: 'lakes' })).json()
const url = `/api/channels/${channel.id}/picture`

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

/** What tells that the upper edge of the picture is to the right of what is stored, and more than anybody should learn. */
const NOTES = Buffer.from('MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 52.5N secret', 'latin1')
const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'studio-faces-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** White on the left of what is stored, black on the right, so white above for who looks at it. */
async function onItsSide(kind: 'jpg' | 'png' | 'webp'): Promise<Buffer> {
  const path = join(folder, `side.${kind}`)
  const halves = 'color=white:s=300x200,drawbox=x=150:w=150:h=200:t=fill:c=black'
  await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', halves, '-frames:v', '1', path])
  const plain = readFileSync(path)
  if (kind === 'jpg') {
    const head = Buffer.from([0xff, 0xe1, 0, NOTES.length + 8, ...Buffer.from('Exif\0\0')])
    return Buffer.concat([plain.subarray(0, 2), head, NOTES, plain.subarray(2)])
  }
  if (kind === 'png') {
    const afterHead = 33
    return Buffer.concat([plain.subarray(0, afterHead), chunk('eXIf', NOTES), plain.subarray(afterHead)])
  }
  const extended = Buffer.from('VP8X\x0a\0\0\0\x08\0\0\0\x2b\x01\0\xc7\0\0', 'latin1')
  const notes = Buffer.concat([Buffer.from('EXIF'), Buffer.from([NOTES.length, 0, 0, 0]), NOTES])
  const file = Buffer.concat([plain.subarray(0, 12), extended, plain.subarray(12), notes])
  file.writeUInt32LE(file.length - 8, 4)
  return file
}

/** How bright it is above and below, 0 to 255. */
async function brightness(bytes: Buffer): Promise<number[]> {
  const path = join(folder, 'shown')
  writeFileSync(path, bytes)
  const args = ['-v', 'error', '-i', path, '-vf', 'scale=1:2:flags=area,format=gray', '-f', 'rawvideo', 'pipe:1']
  return [...(await run('ffmpeg', args, { encoding: 'buffer' })).stdout]
}

const give = (bytes: Buffer, by: Person = ana, to = url) => by.put(to, bytes, { 'content-type': 'image/png' })
const settled = (of = url) =>
  eventually(async () => {
    const found = (await ana.get(of)).json()
    return found.state === 'making' ? null : found
  })
/** Until the news of it has come as well. */
const shownOtherThan = (before: string | null) =>
  eventually(async () => {
    const { picture } = (await visitor.get('/api/channels/lakes')).json()
    return picture && picture !== before ? String(picture) : null
  })
const files = async () => {
  const keys: string[] = []
  for await (const { key } of studio.ctx.store.list('media/')) keys.push(key)
  return keys
}
/** Of one picture; what was given goes a moment after it is ready. */
const twoFiles = () => eventually(async () => (await files()).length === 2)
const actions = async () => {
  const { rows } = await pool.query(
    "select action from accounts.audit_log where channel_id = $1 and action like '%picture%' order by at, id",
    [channel.id],
  )
  return rows.map(({ action }) => action)
}

test('a picture is cut to its middle and stands wherever the channel does, until another one takes its place', async () => {
  assert.deepEqual((await ana.get(url)).json(), {
    state: 'none',
    url: null,
    problem: null,
    can: { edit: true },
    why: {},
  })
  assert.equal((await visitor.get('/api/channels/lakes')).json().picture, null)
  const given = await give(png(700, 300))
  assert.equal(given.statusCode, 202, given.body)
  assert.deepEqual([given.json().state, given.json().url], ['making', null])
  const first = await shownOtherThan(null)
  const now = await settled()
  assert.equal(now.state, 'ready')
  for (const path of [first, now.url]) {
    const file = await visitor.get(path)
    assert.equal(file.statusCode, 200, path)
  }
  const { rows } = await pool.query("select width, height, shape from media.pictures where state = 'ready'")
  assert.deepEqual(rows, [{ width: 300, height: 300, shape: 'square' }])
  const mine = (await ana.get('/api/me')).json().channels.find(({ id }: { id: string }) => id === channel.id)
  assert.equal(mine.picture, first)
  const { videoId } = (await ana.post('/api/uploads', { filename: 'a.mp4', size: 10, channelId: channel.id })).json()
  assert.equal((await ana.get(`/api/creator/videos/${videoId}`)).json().channel.picture, first)
  const page = (await visitor.get('/channel/lakes')).body
  assert.ok(page.includes(`<meta property="og:image" content="${studio.ctx.publicUrl}${now.url}">`))
  assert.ok((await visitor.get('/channel/lakes/feed.xml')).body.includes(`<url>${studio.ctx.publicUrl}${first}</url>`))

  // The one before it is shown until the next one is there.
  assert.equal((await give(png(64, 64))).json().url, now.url)
  await shownOtherThan(first)
  await keepHouse(studio.ctx)
  assert.equal((await visitor.get(first)).statusCode, 404)
  await twoFiles()
})

test('a photograph that lies on its side is shown upright, without what the camera noted', async () => {
  for (const kind of ['jpg', 'png', 'webp'] as const) {
    const { picture } = (await visitor.get('/api/channels/lakes')).json()
    assert.equal((await give(await onItsSide(kind))).statusCode, 202)
    const small = await shownOtherThan(picture)
    for (const path of [small, (await settled()).url]) {
      const { rawPayload } = await visitor.get(path)
      const [above = 0, below = 255] = await brightness(rawPayload)
      assert.ok(above > 240 && below < 15, `${kind}: ${above} above, ${below} below in ${path}`)
      for (const word of ['secret', 'Exif', 'EXIF'])
        assert.ok(!rawPayload.includes(word), `${kind}: ${word} in ${path}`)
    }
  }
  await keepHouse(studio.ctx)
  await twoFiles()
})

test('a channel without room keeps the picture it has, and may take it away', async () => {
  const quota = async (storageBytes: number | 'none') =>
    assert.equal(
      (await ana.put(`/api/admin/channels/${channel.id}/quota`, { storageBytes, minutes: 'none' })).statusCode,
      200,
    )
  const before = (await ana.get(url)).json()
  await quota(500)
  const refused = assertProblem(await give(png(700, 300)), 409, 'uploads.quota_exceeded')
  assert.match(String(refused.detail), /^The file needs .*; 0 bytes of 500 bytes are free\./)
  assert.deepEqual((await ana.get(url)).json(), before)
  await twoFiles()
  await quota('none')
})

test('a drawing that is cut off at any point, or done twice, leaves the two files of one picture', async () => {
  const { picture } = (await visitor.get('/api/channels/lakes')).json()
  await give(png(300, 300))
  const shown = await shownOtherThan(picture)
  await settled()
  await keepHouse(studio.ctx)
  await twoFiles()
  const kept = await files()
  const { rows } = await pool.query("select id, asset_id from media.pictures where state = 'ready'")
  const [{ id, asset_id: assetId }] = rows
  const asked = { assetId, channelId: channel.id, pictureId: id }
  const given = `media/${assetId}/given/raw/${id}`
  const info = { signal: new AbortController().signal, jobId: '', tryNumber: 1, lastTry: false }
  const putBack = async (state: 'making' | 'ready') => {
    await studio.ctx.store.put(given, png(300, 300), { contentType: 'application/octet-stream' })
    await pool.query('update media.pictures set state = $2 where id = $1', [id, state])
  }

  // Killed with the files in place and nothing said of them; then behind the last word, before what was given had gone.
  for (const state of ['making', 'ready'] as const) {
    await putBack(state)
    // One of the same picture that has just ended is still in the queue for a moment.
    await eventually(() => studio.ctx.jobs.enqueue(studio.system, AlbumPicture, asked))
    await eventually(async () => (await studio.ctx.store.head(given)) === null)
    assert.equal((await settled()).state, 'ready')
    assert.deepEqual(await files(), kept)
  }

  // Thought dead and begun elsewhere as well: both have drawn when the first of them says so.
  await putBack('making')
  let drawn = 0
  const store: typeof studio.ctx.store = {
    ...studio.ctx.store,
    async putFile(...args) {
      drawn++
      await eventually(async () => drawn >= 2)
      return studio.ctx.store.putFile(...args)
    },
  }
  await Promise.all([1, 2].map(() => makeAlbumPicture.run({ ...studio.system, store }, asked, info)))
  assert.equal((await settled()).state, 'ready')
  assert.deepEqual(await files(), kept)
  assert.equal((await visitor.get(shown)).statusCode, 200)

  // Stopped by the operator before it was drawn: said, and the one before it stays.
  const stopped = { ...asked, pictureId: randomUUID() }
  await pool.query(
    `insert into media.pictures (id, asset_id, given, shape) select $1, asset_id, given, shape from media.pictures where id = $2`,
    [stopped.pictureId, id],
  )
  assert.equal((await ana.get(url)).json().state, 'making')
  await makeAlbumPicture.cancelled?.(studio.system, stopped)
  await makeAlbumPicture.run(studio.system, stopped, info)
  const { state, problem } = (await ana.get(url)).json()
  assert.deepEqual([state, problem], ['failed', 'The operator stopped the processing.'])
  assert.equal((await visitor.get('/api/channels/lakes')).json().picture, shown)
  assert.deepEqual(await files(), kept)
})

test('what cannot be read is said, and changes nothing', async () => {
  const { picture } = (await visitor.get('/api/channels/lakes')).json()
  assertProblem(await give(Buffer.from('<svg onload="alert(1)"/>')), 415, 'media.image_type')
  assertProblem(await give(png(16, 16)), 422, 'media.image_size')
  assertProblem(await give(png(64, 64).subarray(0, 60)), 422, 'media.image_truncated')
  const damaged = png(64, 64)
  damaged.fill(0xee, 41, damaged.length - 20)
  assert.equal((await give(damaged)).statusCode, 202)
  const failed = await settled()
  assert.equal(failed.state, 'failed')
  assert.match(failed.problem, /could not be read/)
  assert.equal((await visitor.get('/api/channels/lakes')).json().picture, picture)
})

test('it is the team’s to change, and no stranger learns of it', async () => {
  assertProblem(await visitor.get(url), 401, 'auth.not_signed_in')
  for (const answer of [await ben.get(url), await give(png(64, 64), ben), await ben.delete(url)])
    assertProblem(answer, 404, 'accounts.channel_not_found')
})

test('taken away it is the initials again; a deleted channel takes its address with it, a purged one its files', async () => {
  for (const answer of [await ana.delete(url), await ana.delete(url)])
    assert.deepEqual([answer.statusCode, answer.json().state, answer.json().url], [200, 'none', null])
  assert.equal((await visitor.get('/api/channels/lakes')).json().picture, null)
  assert.deepEqual(await actions(), [...Array(7).fill('channel.picture-changed'), 'channel.picture-removed'])
  await give(png(64, 64))
  const before = await shownOtherThan(null)
  assert.equal((await ana.delete(`/api/creator/channels/${channel.id}`)).statusCode, 204)
  assert.notEqual((await visitor.get(before)).statusCode, 200)
  assert.equal((await ana.post(`/api/creator/channels/${channel.id}/restore`)).statusCode, 204)
  const again = await shownOtherThan(before)
  assert.equal((await visitor.get(again)).statusCode, 200)
  await ana.delete(`/api/creator/channels/${channel.id}`)
  await pool.query('update accounts.channels set purged_at = now() where id = $1', [channel.id])
  await purgeChannel(studio.system, channel.id, new AbortController().signal)
  assert.deepEqual(await files(), [])
})
