import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { inTransaction } from '#platform/context.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { runBulk } from '../bulk/run-bulk.ts'
import { followVersion } from '../versions/follow-media.ts'

const studio = await openStudio({ after })
const ana = await studio.given.person('Ana') // the operator
const { pool } = studio.ctx.database
afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

const quota = async (by: Person, limits: { storageBytes?: number; minutes?: number }) => {
  const { id } = (await by.get('/api/me')).json().channels[0]
  const set = await ana.put(`/api/admin/channels/${id}/quota`, { storageBytes: 'none', minutes: 'none', ...limits })
  assert.equal(set.statusCode, 200, set.body)
}
const path = (id: string) => `/api/creator/videos/${id}`
const lasts = async (id: string, ms: number) => {
  await pool.query("update content.videos set duration_ms = $2, status = 'ready' where id = $1", [id, ms])
  await pool.query(
    "update media.assets set duration_ms = $2, state = 'ready', step = null where id = (select asset_id from content.videos where id = $1)",
    [id, ms],
  )
  return id
}
/** A file of 1,000 bytes that plays, as far as rows tell. */
const video = async (by: Person, seconds: number) => {
  const { videoId } = await studio.given.upload(by, { name: 'a.mp4', bytes: Buffer.alloc(1000) })
  return lasts(videoId, seconds * 1000)
}
/** Another file in its place, which plays as soon as `follow` is told. */
async function successor(by: Person, id: string, seconds: number) {
  const begun = (await by.post('/api/uploads', { filename: 'b.mp4', size: 1, replaces: id })).json()
  const { urls } = (await by.post(`/api/uploads/${begun.id}/parts`, { partNumbers: [1] })).json()
  const put = await fetch(new URL(urls[0].url, studio.base), { method: 'PUT', body: 'b' })
  const parts = [{ partNumber: 1, etag: String(put.headers.get('etag')) }]
  assert.equal((await by.post(`/api/uploads/${begun.id}/complete`, { parts })).statusCode, 200)
  const { rows } = await pool.query('select id from content.video_versions where upload_id = $1', [begun.id])
  const versionId = String(rows[0].id)
  await pool.query("update media.assets set duration_ms = $2, state = 'ready', step = null where id = $1", [
    versionId,
    seconds * 1000,
  ])
  await pool.query(
    "insert into media.renditions (asset_id, name, kind, state, listed) values ($1, '360p', 'encode', 'ready', true)",
    [versionId],
  )
  const follow = () => inTransaction(studio.system, (tx) => followVersion(tx, versionId))
  return { versionId, follow }
}
const versionOf = async (by: Person, id: string, versionId: string) =>
  (await by.get(`${path(id)}/versions`)).json().items.find((each: { id: string }) => each.id === versionId)

test('what comes out of the trash is held to the minutes, one by one and many at once', async () => {
  const bea = await studio.given.person('Bea')
  await video(bea, 20)
  const trashed = [await video(bea, 25), await video(bea, 25)]
  for (const id of trashed) await bea.delete(path(id))
  await quota(bea, { minutes: 1, storageBytes: 1 })
  await video(ana, 300) // somebody else's
  const [first = '', second = ''] = trashed
  const bulk = await bea.post('/api/creator/videos/bulk', { select: { ids: trashed }, action: { kind: 'restore' } })
  await runBulk(studio.system, bulk.json().id)
  const done = (await bea.get(`/api/creator/videos/bulk/${bulk.json().id}`)).json()
  assert.deepEqual(
    done.items.map((item: { state: string; reason: string | null }) => [item.state, item.reason]),
    [
      ['done', null],
      ['failed', 'quota_minutes'],
    ],
  )
  const refused = await bea.post(`${path(second)}/restore`)
  assertProblem(refused, 409, 'uploads.quota_exceeded')
  assert.equal(
    refused.json().detail,
    'It lasts 1 min, and 0 of the channel’s 1 min are left. Delete other videos, or ask the operator for more.',
  )
  assert.equal((await bea.post(`${path(first)}/restore`)).statusCode, 200, 'it is there already')
  await bea.delete(path(first))
  // The bytes counted in the trash too: however full the channel is, they need no more room outside.
  assert.equal((await bea.post(`${path(second)}/restore`)).statusCode, 200)
})

test('an earlier or a new version that is longer is held to the minutes too, at the moment it would play', async () => {
  const cem = await studio.given.person('Cem')
  const id = await video(cem, 90)
  await video(cem, 10)
  const { versionId, follow } = await successor(cem, id, 10)
  await follow()
  assert.equal((await versionOf(cem, id, versionId)).current, true)
  const { items } = (await cem.get(`${path(id)}/versions`)).json()
  const old = items.find((each: { kind: string }) => each.kind === 'upload').id
  await quota(cem, { minutes: 1 })
  const refused = await cem.post(`${path(id)}/versions/${old}/use`)
  assertProblem(refused, 409, 'uploads.quota_exceeded')
  assert.match(refused.json().detail, /^It lasts 2 min, and 0 of the channel’s 1 min are left\./)
  await quota(cem, { minutes: 2 })
  assert.equal((await cem.post(`${path(id)}/versions/${old}/use`)).statusCode, 200)

  // It was let in when it was probed; others were faster.
  const late = await successor(cem, id, 100)
  await video(cem, 20)
  await late.follow()
  const left = await versionOf(cem, id, late.versionId)
  assert.deepEqual(
    [left.status, left.current, left.wanted, left.problem.code, left.can.use],
    ['ready', false, false, 'media.quota_minutes', true],
  )
  await quota(cem, { minutes: 3 })
  assert.equal((await cem.post(`${path(id)}/versions/${late.versionId}/use`)).statusCode, 200)
  const used = await versionOf(cem, id, late.versionId)
  assert.deepEqual([used.current, used.problem], [true, null])
})

test('a version that became playable while its video lay in the trash takes its place when it comes back', async () => {
  const dana = await studio.given.person('Dana')
  const id = await video(dana, 10)
  const { versionId, follow } = await successor(dana, id, 20)
  await dana.delete(path(id))
  await follow()
  const told = () =>
    pool
      .query("select 1 from pgboss.job where name = 'content.on.media.changed' and data->>'assetId' = $1", [versionId])
      .then(({ rows }) => rows.length)
  const before = await told()
  assert.equal((await dana.post(`${path(id)}/restore`)).statusCode, 200)
  assert.ok((await told()) > before, 'whoever follows media hears of it again')
  await follow()
  assert.equal((await versionOf(dana, id, versionId)).current, true)
})

test('cuts that fit one by one but not together cannot both begin; a cancelled one gives its room back', async () => {
  const emil = await studio.given.person('Emil')
  const ids = [await video(emil, 10), await video(emil, 10), await video(emil, 10)]
  for (const id of ids)
    await emil.put(`${path(id)}/edit`, { keep: [{ startMs: 0, endMs: 5000 }] }).then((saved) => {
      assert.equal(saved.statusCode, 200, saved.body)
    })
  await quota(emil, { storageBytes: 3000 + 700 })
  const asked = await Promise.all(ids.map((id) => emil.post(`${path(id)}/edit/render`)))
  assert.deepEqual(asked.map((answer) => answer.statusCode).sort(), [202, 409, 409])
  const storage = async () => (await emil.get('/api/creator/storage')).json()
  const full = await storage()
  assert.deepEqual([full.uploadingBytes, full.usedBytes], [500, 3500])
  assertProblem(await emil.post('/api/uploads', { filename: 'c.mp4', size: 201 }), 409, 'uploads.quota_exceeded')

  const at = asked.findIndex((answer) => answer.statusCode === 202)
  const begun = ids[at] ?? ''
  const version = `${path(begun)}/versions/${asked[at]?.json().id}`
  // Thrown away it needs nothing, and to go on it asks again.
  assert.equal((await emil.delete(version)).statusCode, 200)
  assert.equal((await storage()).uploadingBytes, 0)
  const other = ids.find((id) => id !== begun) ?? ''
  const next = await emil.post(`${path(other)}/edit/render`)
  assert.equal(next.statusCode, 202, next.body)
  assertProblem(await emil.post(`${version}/restore`), 409, 'uploads.quota_exceeded')
  assert.equal((await emil.post(`${path(other)}/versions/${next.json().id}/cancel`)).statusCode, 200)
  assert.equal((await emil.post(`${version}/restore`)).statusCode, 200)
  assert.equal((await storage()).uploadingBytes, 500)
  // Failed, it holds no room; made, it takes what it takes.
  const made = (changes: string) =>
    pool.query(`update media.assets set ${changes} where id = $1`, [asked[at]?.json().id])
  await made("state = 'failed', step = null")
  await pool.query("update content.video_versions set state = 'failed' where id = $1", [asked[at]?.json().id])
  assert.equal((await storage()).uploadingBytes, 0)
  await quota(emil, { storageBytes: 3000 })
  assertProblem(await emil.post(`${version}/retry`), 409, 'uploads.quota_exceeded')
  await quota(emil, { storageBytes: 3500 })
  assert.equal((await emil.post(`${version}/retry`)).statusCode, 200)
  await made("source_bytes = 400, step = 'probe'")
  const after = await storage()
  assert.deepEqual([after.uploadingBytes, after.usedBytes], [0, 3400])
})
