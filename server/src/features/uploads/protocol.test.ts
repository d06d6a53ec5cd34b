import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'

const MIB = 1024 * 1024
const studio = await openStudio({ after })
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

const begin = async (size = 100, by: Person = ana) =>
  (await by.post('/api/uploads', { filename: 'a.mp4', size, type: 'video/mp4' })).json()
const addressOf = async (id: string, partNumber = 1) =>
  (await ana.post(`/api/uploads/${id}/parts`, { partNumbers: [partNumber] })).json().urls[0].url
const put = (url: string, bytes: Uint8Array<ArrayBuffer>) =>
  fetch(new URL(url, studio.base), { method: 'PUT', body: bytes })
async function sendPart(id: string, partNumber: number, bytes: Uint8Array<ArrayBuffer>) {
  const answer = await put(await addressOf(id, partNumber), bytes)
  assert.equal(answer.status, 200)
  return { partNumber, etag: String(answer.headers.get('etag')) }
}
const complete = (id: string, parts: unknown, by: Person = ana) => by.post(`/api/uploads/${id}/complete`, { parts })

test('parts arrive in any order, and what is there is told until the upload is complete', async () => {
  const { id, videoId, partSize, partCount } = await begin(8 * MIB + 1)
  assert.deepEqual([partSize, partCount], [8 * MIB, 2])
  const second = await sendPart(id, 2, new Uint8Array(1))
  assert.deepEqual((await ana.get(`/api/uploads/${id}`)).json().parts, [{ ...second, size: 1 }])
  assert.equal((await ana.get(`/api/creator/videos/${videoId}`)).json().upload.receivedBytes, 1)
  const refused = assertProblem(await complete(id, [second]), 409, 'uploads.parts_missing')
  assert.deepEqual([refused.missing, refused.missingCount], [[1], 1])

  const first = await sendPart(id, 1, new Uint8Array(8 * MIB))
  assertProblem(await complete(id, [first]), 409, 'uploads.parts_differ')
  assertProblem(await complete(id, [first, { ...second, etag: '"no"' }]), 409, 'uploads.parts_differ')
  assertProblem(await complete(id, [first, second, { partNumber: 3, etag: 'x' }]), 409, 'uploads.parts_differ')
  assert.equal((await ana.get(`/api/uploads/${id}`)).json().status, 'active')

  // Many clients take the quotes off an ETag.
  const bare = [second, first].map((part) => ({ ...part, etag: part.etag.replaceAll('"', '') }))
  assert.deepEqual((await complete(id, bare)).json(), { videoId })
  const done = (await ana.get(`/api/uploads/${id}`)).json()
  assert.deepEqual([done.status, done.parts], ['completed', []])
})

test('completing again, also at once, gives the same answer and one asset', async () => {
  const { id, videoId } = await begin()
  const parts = [await sendPart(id, 1, new Uint8Array(100))]
  const answers = await Promise.all([complete(id, parts), complete(id, parts), complete(id, parts)])
  for (const answer of answers) assert.deepEqual(answer.json(), { videoId })
  assert.deepEqual((await complete(id, parts)).json(), { videoId })
  const { rows } = await studio.ctx.database.pool.query(
    'select count(*) as n from media.assets where source_key like $1',
    [`%${id}%`],
  )
  assert.equal(rows[0].n, 1)
  assertProblem(await ana.delete(`/api/uploads/${id}`), 409, 'uploads.completed')
  assertProblem(await ana.post(`/api/uploads/${id}/parts`, { partNumbers: [1] }), 409, 'uploads.completed')
})

test('a cancelled upload takes nothing more, and cancelling twice is no error', async () => {
  const { id, videoId } = await begin()
  const address = await addressOf(id)
  const parts = [await sendPart(id, 1, new Uint8Array(100))]
  assert.equal((await ana.delete(`/api/uploads/${id}`)).statusCode, 204)
  assert.equal((await ana.delete(`/api/uploads/${id}`)).statusCode, 204)
  assertProblem(await complete(id, parts), 409, 'uploads.cancelled')
  assertProblem(await ana.post(`/api/uploads/${id}/parts`, { partNumbers: [1] }), 409, 'uploads.cancelled')
  assert.equal((await put(address, new Uint8Array(100))).status, 404)
  assertProblem(await ana.get(`/api/creator/videos/${videoId}`), 404, 'content.video_not_found')
  const mine = (await ana.get('/api/uploads')).json().items.map((each: { id: string }) => each.id)
  assert.ok(!mine.includes(id))
})

test('cancelling and completing at once end in one of the two, never in an error of ours', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await begin()
    const parts = [await sendPart(id, 1, new Uint8Array(100))]
    const [gone, done] = await Promise.all([ana.delete(`/api/uploads/${id}`), complete(id, parts)])
    assert.ok(gone.statusCode === 204 || gone.statusCode === 409, gone.body)
    assert.ok(done.statusCode === 200 || [404, 409].includes(done.statusCode), done.body)
    assert.notEqual(gone.statusCode === 204, done.statusCode === 200)
  }
})

test('only parts that the upload has get an address', async () => {
  const { id } = await begin()
  const ask = (partNumbers: unknown) => ana.post(`/api/uploads/${id}/parts`, { partNumbers })
  assertProblem(await ask([2]), 422, 'uploads.part_out_of_range')
  for (const wrong of [[0], [-1], [1.5], ['1'], [10_001], [], Array(101).fill(1), null, 'all', { 0: 1 }])
    assertProblem(await ask(wrong), 400, 'request.invalid', JSON.stringify(wrong))
  assert.deepEqual((await ana.get(`/api/uploads/${id}`)).json().parts, [])
})

test("somebody else's upload is as unknown as one that never was", async () => {
  const { id } = await begin()
  for (const [who, upload] of [
    [ben, id],
    [ana, randomUUID()],
  ] as const) {
    assertProblem(await who.get(`/api/uploads/${upload}`), 404, 'uploads.not_found')
    assertProblem(await who.post(`/api/uploads/${upload}/parts`, { partNumbers: [1] }), 404, 'uploads.not_found')
    assertProblem(await complete(upload, [{ partNumber: 1, etag: 'x' }], who), 404, 'uploads.not_found')
    assertProblem(await who.delete(`/api/uploads/${upload}`), 404, 'uploads.not_found')
  }
  assert.deepEqual((await ben.get('/api/uploads')).json().items, [])
  assert.equal((await ana.get(`/api/uploads/${id}`)).json().status, 'active')
  const channelId = (await ana.get('/api/me')).json().channels[0].id
  const foreign = await ben.post('/api/uploads', { filename: 'a.mp4', size: 1, channelId })
  assertProblem(foreign, 404, 'accounts.channel_not_found')
})

test('nobody uploads without signing in', async () => {
  const stranger = studio.visitor()
  const { id } = await begin()
  assertProblem(await stranger.post('/api/uploads', { filename: 'a', size: 1 }), 401, 'auth.not_signed_in')
  assertProblem(await stranger.get('/api/uploads'), 401, 'auth.not_signed_in')
  assertProblem(await stranger.get(`/api/uploads/${id}`), 401, 'auth.not_signed_in')
  assertProblem(await stranger.post(`/api/uploads/${id}/parts`, { partNumbers: [1] }), 401, 'auth.not_signed_in')
  assertProblem(await complete(id, [{ partNumber: 1, etag: 'x' }], stranger), 401, 'auth.not_signed_in')
  assertProblem(await stranger.delete(`/api/uploads/${id}`), 401, 'auth.not_signed_in')
})
