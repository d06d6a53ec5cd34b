import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, afterEach, test } from 'node:test'
import { sweepFiles } from '#features/media/sweep-files.ts'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { runBulk } from '../bulk/run-bulk.ts'
import { keepHouse } from '../service.ts'
import { purgeAll } from './purge.ts'

const studio = await openStudio({ after })
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
const { pool } = studio.ctx.database
const { store } = studio.ctx

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

const channelOf = async (by: Person) => String((await by.get('/api/me')).json().channels[0].id)
const keysOf = async (assetId: string) => {
  const keys: string[] = []
  for await (const { key } of store.list(`media/${assetId}/`)) keys.push(key)
  return keys
}
const child = (work: object): ChildProcess =>
  fork(join(import.meta.dirname, 'killed-for-tests.ts'), [], {
    env: {
      ...process.env,
      KILLED_CHILD: JSON.stringify({ engines: studio.engines, root: studio.ctx.config.root, work }),
    },
    execArgv: [],
  })
const nothingToStop = () => new AbortController().signal

/** Uploaded, with files in the store as if it had been processed. */
async function stored(by: Person, files = 3) {
  const { videoId } = await studio.given.upload(by, { name: 'a.mp4', bytes: Buffer.alloc(1000) })
  const { rows } = await pool.query('select asset_id from content.videos where id = $1', [videoId])
  const assetId = String(rows[0].asset_id)
  for (let n = 0; n < files; n++)
    await store.put(`media/${assetId}/360p/${n}.m4s`, Buffer.alloc(100), { contentType: 'video/mp4' })
  await pool.query(
    "insert into media.renditions (asset_id, name, kind, state, size_bytes) values ($1, '360p', 'encode', 'ready', 300)",
    [assetId],
  )
  return { videoId, assetId }
}
const rowsLeft = async (videoId: string, assetId: string) =>
  (
    await pool.query(
      `select (select count(*) from content.videos where id = $1) + (select count(*) from media.assets where id = $2)
         + (select count(*) from uploads.sessions where subject_id = $1) as n`,
      [videoId, assetId],
    )
  ).rows[0].n

test('what is deleted for good leaves no file and no row, and what is not in the trash stays', async () => {
  const { videoId, assetId } = await stored(ana)
  const stays = await stored(ana)
  assertProblem(await ana.post(`/api/creator/videos/${videoId}/purge`), 409, 'content.not_in_trash')
  await ana.delete(`/api/creator/videos/${videoId}`)
  const before = (await ana.get('/api/creator/storage')).json()
  assert.deepEqual(before.trash, { bytes: 1300, videos: 1 })
  assert.deepEqual([before.originalsBytes, before.renditionsBytes, before.usedBytes], [1000, 300, 2600])
  await pool.query(
    `update auth.session set "createdAt" = now() - interval '16 minutes'
     where "userId" = (select id from auth."user" where email = $1)`,
    [ana.email],
  )
  assertProblem(await ana.post(`/api/creator/videos/${videoId}/purge`), 403, 'auth.confirm_identity')
  assert.equal((await ana.post('/api/me/confirm', { password: 'correct horse' })).statusCode, 204)
  assert.equal((await ana.post(`/api/creator/videos/${videoId}/purge`)).statusCode, 204)
  assert.equal((await ana.post(`/api/creator/videos/${videoId}/purge`)).statusCode, 204)
  assertProblem(await ana.post(`/api/creator/videos/${videoId}/restore`), 404, 'content.video_not_found')
  assert.equal((await ana.get('/api/creator/trash')).json().items.length, 0)
  await purgeAll(studio.system, nothingToStop())
  assert.deepEqual(await keysOf(assetId), [])
  assert.equal(await rowsLeft(videoId, assetId), 0)
  // What a job that was told to end stored after that goes too.
  await store.put(`media/${assetId}/waveform.bin`, Buffer.alloc(10), { contentType: 'application/octet-stream' })
  const sweeps = await pool.query("select data from pgboss.job where name = 'media.sweep' and state = 'created'")
  assert.deepEqual(
    sweeps.rows.map(({ data }) => data.assetId),
    [assetId],
  )
  const info = { signal: nothingToStop(), jobId: randomUUID(), tryNumber: 1, lastTry: false }
  await sweepFiles.run(studio.system, sweeps.rows[0].data, info)
  assert.deepEqual(await keysOf(assetId), [])
  assert.equal((await keysOf(stays.assetId)).length, 3)
  assert.ok((await rowsLeft(stays.videoId, stays.assetId)) > 0)
  const { rows } = await pool.query(
    "select actor_id is not null as by from accounts.audit_log where action = 'video.purged' and subject_id = $1",
    [videoId],
  )
  assert.deepEqual(rows, [{ by: true }])
})

test('who deletes for good what is restored at that moment is told that it stays', async () => {
  const { videoId } = await stored(ana)
  await ana.delete(`/api/creator/videos/${videoId}`)
  const held = await pool.connect()
  await held.query('begin')
  await held.query('update content.videos set deleted_at = null where id = $1', [videoId])
  const purged = ana.post(`/api/creator/videos/${videoId}/purge`)
  await eventually(async () => {
    const { rows } = await pool.query(
      "select from pg_stat_activity where wait_event_type = 'Lock' and query like '%set purged_at%'",
    )
    return rows.length > 0 || null
  })
  await held.query('commit')
  held.release()
  assertProblem(await purged, 409, 'content.not_in_trash')
  assert.equal((await ana.get(`/api/creator/videos/${videoId}`)).statusCode, 200)
})

test('a purge that was killed in the middle is gone on with, and its video cannot come back meanwhile', async () => {
  const { videoId, assetId } = await stored(ana, 5)
  await ana.delete(`/api/creator/videos/${videoId}`)
  await ana.post('/api/creator/trash/empty', { ids: [videoId] })
  const killed = child({ kind: 'purge', dieAtDelete: 1 })
  const [, signal] = await once(killed, 'exit')
  assert.equal(signal, 'SIGKILL')
  const left = (await keysOf(assetId)).length
  assert.ok(left > 0 && left < 5, `${left} of 5 files are left`)
  assert.ok((await rowsLeft(videoId, assetId)) > 0)
  assertProblem(await ana.post(`/api/creator/videos/${videoId}/restore`), 404, 'content.video_not_found')
  await purgeAll(studio.system, nothingToStop())
  assert.deepEqual(await keysOf(assetId), [])
  assert.equal(await rowsLeft(videoId, assetId), 0)
})

test('a change of many that was killed in the middle leaves no video half changed, and the rest follows', async () => {
  const channelId = await channelOf(ana)
  const { rows } = await pool.query(
    `insert into content.videos (id, channel_id, title, status, created_at)
     select gen_random_uuid(), $1, 'Many ' || n, 'ready', now() from generate_series(1, 6000) as n returning id`,
    [channelId],
  )
  const ids = rows.map((row) => String(row.id))
  const { id } = (
    await ana.post('/api/creator/videos/bulk', { select: { ids }, action: { kind: 'category', category: 'music' } })
  ).json()
  const killed = child({ kind: 'bulk', id })
  const exited = once(killed, 'exit')
  const progress = async () => (await ana.get(`/api/creator/videos/bulk/${id}?limit=0`)).json()
  await eventually(async () => ((await progress()).done > 0 ? true : null))
  killed.kill('SIGKILL')
  await exited
  // The database ends what the dead process was in, by itself.
  const bulk = await eventually(async () => {
    const { rows: open } = await pool.query(
      "select 1 from pg_locks l join pg_class c on c.oid = l.relation where c.relname = 'bulk_items' and l.mode = 'RowExclusiveLock'",
    )
    return open.length === 0 ? progress() : null
  })
  const { rows: agree } = await pool.query(
    `select count(*) filter (where (i.state = 'done') <> (v.category is not distinct from 'music'))::int as half,
       count(*) filter (where i.state = 'done')::int as done,
       (select count(*)::int from accounts.audit_log where subject_id in (select video_id::text from content.bulk_items where bulk_id = $1)) as audited
     from content.bulk_items i join content.videos v on v.id = i.video_id where i.bulk_id = $1`,
    [id],
  )
  assert.deepEqual(agree[0], { half: 0, done: bulk.done, audited: bulk.done })
  assert.ok(bulk.done > 0)
  await runBulk(studio.system, id)
  const done = await progress()
  assert.deepEqual([done.state, done.done], ['done', 6000])
  await pool.query('delete from content.videos where id = any ($1)', [ids])
})

test('the trash is emptied when its days are over, a piece of it or all of it by those who may', async () => {
  const old = await stored(ana)
  const fresh = await stored(ana)
  for (const { videoId } of [old, fresh]) await ana.delete(`/api/creator/videos/${videoId}`)
  await pool.query("update content.videos set deleted_at = now() - interval '31 days' where id = $1", [old.videoId])
  await keepHouse(studio.ctx)
  await purgeAll(studio.system, nothingToStop())
  assert.equal(await rowsLeft(old.videoId, old.assetId), 0)
  assert.ok((await rowsLeft(fresh.videoId, fresh.assetId)) > 0)
  for (const id of [fresh.videoId, randomUUID()])
    assertProblem(await ben.post(`/api/creator/videos/${id}/purge`), 404, 'content.video_not_found')
  assertProblem(await studio.visitor().post(`/api/creator/videos/${fresh.videoId}/purge`), 401, 'auth.not_signed_in')
  assert.deepEqual((await ben.post('/api/creator/trash/empty', { ids: [fresh.videoId] })).json(), { count: 0 })
  assertProblem(
    await ben.post('/api/creator/trash/empty', { channelId: await channelOf(ana) }),
    404,
    'accounts.channel_not_found',
  )
  assert.deepEqual((await ana.post('/api/creator/trash/empty', {})).json(), { count: 1 })
  await purgeAll(studio.system, nothingToStop())
  assert.equal((await ana.get('/api/creator/storage')).json().trash.videos, 0)
})

test('two uploads that fit one by one but not together cannot both begin; a cancelled one gives its room back', async () => {
  const cem = await studio.given.person('Cem')
  const first = (await cem.post('/api/uploads', { filename: 'a.mp4', size: 1000 })).json()
  const channelId = await channelOf(cem)
  assertProblem(
    await cem.put(`/api/admin/channels/${channelId}/quota`, { storageBytes: 1, minutes: 'none' }),
    403,
    'auth.not_allowed',
  )
  assertProblem(
    await ana.put(`/api/admin/channels/${channelId}/quota`, { storageBytes: -1, minutes: 'none' }),
    400,
    'request.invalid',
  )
  const set = await ana.put(`/api/admin/channels/${channelId}/quota`, { storageBytes: 6000, minutes: 'default' })
  assert.deepEqual(set.json().inForce, { storageBytes: 6000, minutes: null })
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => cem.post('/api/uploads', { filename: `${n}.mp4`, size: 1000 })),
  )
  assert.deepEqual(answers.map((answer) => answer.statusCode).sort(), [...Array(5).fill(201), ...Array(15).fill(409)])
  const refused = await cem.post('/api/uploads', { filename: 'b.mp4', size: 4_200 })
  assertProblem(refused, 409, 'uploads.quota_exceeded')
  assert.equal(refused.json().detail, 'The file needs 4.2 kB; 0 bytes of 6 kB are free.')
  await cem.delete(`/api/uploads/${first.id}`)
  assert.equal((await cem.post('/api/uploads', { filename: 'c.mp4', size: 1000 })).statusCode, 201)
  const report = (await cem.get('/api/creator/storage')).json()
  assert.deepEqual([report.uploadingBytes, report.usedBytes, report.quotaBytes], [6000, 6000, 6000])
})

test('a video that lasts longer than the minutes left is kept and says so, and is processed when there are more', async () => {
  const dana = await studio.given.person('Dana')
  await dana.post('/api/uploads', { filename: 'a.mp4', size: 1 })
  const channelId = await channelOf(dana)
  await ana.put(`/api/admin/channels/${channelId}/quota`, { storageBytes: 'none', minutes: 1 })
  const { videoId, assetId } = await stored(dana)
  await pool.query("update media.assets set duration_ms = 90000, state = 'processing' where id = $1", [assetId])
  const { refuseTooLong } = await import('../quota/refuse-too-long.ts')
  assert.equal(await refuseTooLong(studio.system, assetId), true)
  const { rows } = await pool.query(
    'select state, problem_code, problem_message, source_key from media.assets where id = $1',
    [assetId],
  )
  assert.deepEqual([rows[0].state, rows[0].problem_code], ['failed', 'media.quota_minutes'])
  assert.match(rows[0].problem_message, /lasts 2 min, and 1 of the channel’s 1 min are left/)
  assert.ok(await store.head(rows[0].source_key))
  await ana.put(`/api/admin/channels/${channelId}/quota`, { storageBytes: 'none', minutes: 2 })
  assert.equal((await dana.post(`/api/creator/videos/${videoId}/retry`)).statusCode, 200)
  assert.equal(await refuseTooLong(studio.system, assetId), false)
})

test('a file in the place of a shorter one is held to the minutes as well', async () => {
  const emil = await studio.given.person('Emil')
  const { videoId } = await stored(emil)
  await pool.query('update content.videos set duration_ms = 50000 where id = $1', [videoId])
  await ana.put(`/api/admin/channels/${await channelOf(emil)}/quota`, { storageBytes: 'none', minutes: 1 })
  const begun = await emil.post('/api/uploads', { filename: 'b.mp4', size: 1, replaces: videoId })
  const { id } = begun.json()
  const { urls } = (await emil.post(`/api/uploads/${id}/parts`, { partNumbers: [1] })).json()
  const put = await fetch(new URL(urls[0].url, studio.base), { method: 'PUT', body: 'b' })
  const parts = [{ partNumber: 1, etag: String(put.headers.get('etag')) }]
  assert.equal((await emil.post(`/api/uploads/${id}/complete`, { parts })).statusCode, 200)
  const { rows } = await pool.query('select id from content.video_versions where upload_id = $1', [id])
  const { refuseTooLong } = await import('../quota/refuse-too-long.ts')
  const lasts = (ms: number) =>
    pool.query("update media.assets set duration_ms = $2, state = 'processing' where id = $1", [rows[0].id, ms])
  await lasts(60_000)
  assert.equal(await refuseTooLong(studio.system, rows[0].id), false)
  await lasts(90_000)
  assert.equal(await refuseTooLong(studio.system, rows[0].id), true)
})

test('a full channel takes neither a cut nor a picture of an article', async () => {
  const fay = await studio.given.person('Fay')
  const { videoId } = await stored(fay)
  await pool.query("update content.videos set duration_ms = 10000, status = 'ready' where id = $1", [videoId])
  const keep = [{ startMs: 0, endMs: 5000 }]
  assert.equal((await fay.put(`/api/creator/videos/${videoId}/edit`, { keep })).statusCode, 200)
  const article = (await fay.post('/api/creator/articles', { title: 'A' })).json()
  const quota = (storageBytes: number) =>
    channelOf(fay).then((id) => ana.put(`/api/admin/channels/${id}/quota`, { storageBytes, minutes: 'none' }))
  await quota(1300 + 499)
  const cut = () => fay.post(`/api/creator/videos/${videoId}/edit/render`)
  assertProblem(await cut(), 409, 'uploads.quota_exceeded')
  const picture = await fay.put(`/api/creator/articles/${article.id}/images`, Buffer.alloc(500), {
    'content-type': 'image/png',
  })
  assertProblem(picture, 409, 'uploads.quota_exceeded')
  await quota(1300 + 500)
  assert.equal((await cut()).statusCode, 202)
})

test('the audit log says who brought a video, who deleted it and who brought it back, once each', async () => {
  const eve = await studio.given.person('Eve')
  const { videoId } = await stored(eve)
  for (const _ of [1, 2]) await eve.delete(`/api/creator/videos/${videoId}`)
  for (const _ of [1, 2]) await eve.post(`/api/creator/videos/${videoId}/restore`)
  const { items } = (await eve.get(`/api/channels/${await channelOf(eve)}/audit`)).json()
  const ofIt = items.filter((record: { subject: { id: string } }) => record.subject.id === videoId)
  assert.deepEqual(
    ofIt.map((record: { action: string }) => record.action),
    ['video.restored', 'video.deleted', 'video.created'],
  )
  for (const record of ofIt) assert.deepEqual([record.actor.name, record.subject.label], ['Eve', 'a'])
})
