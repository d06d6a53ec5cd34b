import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, test } from 'node:test'
import { asSystem, forActor } from '#platform/context.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { deleteVideo } from './change-video.ts'
import { handlers } from './handlers.ts'

const studio = await openStudio({ after })
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
const stranger = studio.visitor()
const { pool } = studio.ctx.database

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

const draft = async (by: Person = ana, filename = 'a.mp4') =>
  String((await by.post('/api/uploads', { filename, size: 1 })).json().videoId)

/** All pages of a list, as ids. */
async function pages(by: Person, path: string, limit: number) {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { id: string }[]; nextCursor: string | null } = (
      await by.get(`${path}?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`)
    ).json()
    assert.ok(page.items.length <= limit)
    ids.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor
  }
  return ids
}

test('paging loses and doubles no video, also among videos of the same moment', async () => {
  const cem = await studio.given.person('Cem')
  const ids = new Set<string>()
  for (let n = 0; n < 14; n++) ids.add(await draft(cem))
  const channelId = (await cem.get('/api/me')).json().channels[0].id
  // A half of one moment, the rest some microseconds apart: finer than a JavaScript date can tell.
  await pool.query(
    `update content.videos set visibility = 'public', status = 'ready',
       created_at = t.at, published_at = t.at
     from (select id, timestamptz '2026-01-01 00:00:00.123456Z' + (row_number() over (order by id) / 2) * interval '3 microseconds' as at
           from content.videos where channel_id = $1) as t where t.id = content.videos.id`,
    [channelId],
  )
  for (const limit of [1, 3, 14, 100])
    for (const [who, path] of [
      [cem, '/api/creator/videos'],
      [stranger, '/api/vods'],
      [stranger, `/api/channels/${channelId}/vods`],
    ] as const) {
      const found = await pages(who, path, limit)
      assert.equal(found.length, ids.size, `${path} by ${limit}`)
      assert.deepEqual(new Set(found), ids)
    }
  await pool.query("update content.videos set visibility = 'private' where channel_id = $1", [channelId])
})

test('a page that was not asked for properly is refused', async () => {
  const cursorOf = (text: string) => Buffer.from(text).toString('base64url')
  for (const path of ['/api/vods', '/api/creator/videos']) {
    for (const limit of ['0', '-1', '101', '1.5', 'x', '', '1&limit=2'])
      assertProblem(await ana.get(`${path}?limit=${limit}`), 400, 'request.invalid', limit)
    for (const text of ['x', '5', `5.${'-'.repeat(36)}`, `-5.${randomUUID()}`, `5.${randomUUID()}x`, '5.'])
      assertProblem(await ana.get(`${path}?cursor=${cursorOf(text)}`), 400, 'request.invalid_cursor', text)
    assertProblem(await ana.get(`${path}?cursor=%00`), 400, 'request.invalid')
    assertProblem(await ana.get(`${path}?cursor=${'x'.repeat(700)}`), 400, 'request.invalid')
    // A time beyond all videos is a cursor like any other, where cursors are not signed.
    const beyond = await ana.get(`${path}?cursor=${cursorOf(`99999999999999.${randomUUID()}`)}`)
    assert.equal(beyond.statusCode, path === '/api/vods' ? 200 : 400)
  }
})

test('a private video, its settings and its trash are as unknown to others as one that never was', async () => {
  const mine = await draft()
  for (const [who, id] of [
    [ben, mine],
    [ana, randomUUID()],
  ] as const) {
    const answers = await Promise.all([
      who.get(`/api/vods/${id}`),
      who.get(`/api/creator/videos/${id}`),
      who.patch(`/api/creator/videos/${id}`, { title: 'Mine now' }),
      who.put(`/api/vods/${id}`, { visibility: 'public' }),
      who.delete(`/api/creator/videos/${id}`),
      who.delete(`/api/vods/${id}`),
      who.post(`/api/creator/videos/${id}/restore`),
      who.post(`/api/creator/videos/${id}/retry`),
    ])
    for (const answer of answers) assertProblem(answer, 404, 'content.video_not_found')
  }
  assertProblem(await stranger.get(`/api/vods/${mine}`), 404, 'content.video_not_found')
  assert.doesNotMatch((await stranger.get(`/watch/${mine}`)).body, /og:title/)
  const still = (await ana.get(`/api/creator/videos/${mine}`)).json()
  assert.deepEqual([still.title, still.visibility], ['a', 'private'])
})

test('a public video can be watched by everybody and changed by its team only', async () => {
  const id = await draft()
  await ana.patch(`/api/creator/videos/${id}`, { visibility: 'public' })
  const seen = (await ben.get(`/api/vods/${id}`)).json()
  assert.deepEqual([seen.can, seen.source, seen.upload], [{ edit: false, delete: false, retry: false }, null, null])
  assertProblem(await ben.patch(`/api/creator/videos/${id}`, { title: 'Mine' }), 404, 'content.video_not_found')
  assertProblem(await ben.delete(`/api/vods/${id}`), 404, 'content.video_not_found')
  assertProblem(await ben.get(`/api/creator/videos/${id}`), 404, 'content.video_not_found')
  assertProblem(await stranger.patch(`/api/creator/videos/${id}`, { title: 'x' }), 401, 'auth.not_signed_in')
  assertProblem(await stranger.delete(`/api/creator/videos/${id}`), 401, 'auth.not_signed_in')
})

test('making a video private is felt at once, however its id is written', async () => {
  const id = await draft()
  for (const spelling of [id, id.toUpperCase()]) {
    await ana.patch(`/api/creator/videos/${id}`, { visibility: 'public' })
    await pool.query("update content.videos set status = 'ready' where id = $1", [id])
    assert.equal((await stranger.get(`/api/vods/${spelling}`)).statusCode, 200)
    await ana.patch(`/api/creator/videos/${id}`, { visibility: 'private' })
    assertProblem(await stranger.get(`/api/vods/${spelling}`), 404, 'content.video_not_found')
    assert.doesNotMatch((await stranger.get(`/watch/${spelling}`)).body, /og:title/)
  }
})

test('a deleted video is gone for all, and comes back as it was', async () => {
  const id = await draft(ana, 'holiday.mp4')
  await ana.patch(`/api/creator/videos/${id}`, { visibility: 'unlisted', description: 'By the sea' })
  assert.equal((await stranger.get(`/api/vods/${id}`)).statusCode, 200)
  assert.equal((await ana.delete(`/api/creator/videos/${id}`)).statusCode, 204)
  assert.equal((await ana.delete(`/api/creator/videos/${id}`)).statusCode, 204)
  for (const who of [ana, ben, stranger])
    assertProblem(await who.get(`/api/vods/${id}`), 404, 'content.video_not_found')
  assertProblem(await ana.patch(`/api/creator/videos/${id}`, { title: 'x' }), 404, 'content.video_not_found')
  assert.ok(!(await pages(ana, '/api/creator/videos', 100)).includes(id))

  const back = (await ana.post(`/api/creator/videos/${id}/restore`)).json()
  assert.deepEqual([back.title, back.visibility, back.description], ['holiday', 'unlisted', 'By the sea'])
  assert.equal((await ana.post(`/api/creator/videos/${id}/restore`)).statusCode, 200)
  assert.equal((await stranger.get(`/api/vods/${id}`)).statusCode, 200)
})

test('a draft whose upload was given up does not come back without its bytes', async () => {
  const started = (await ana.post('/api/uploads', { filename: 'gone.mp4', size: 1 })).json()
  await ana.delete(`/api/creator/videos/${started.videoId}`)
  assert.equal((await ana.post(`/api/creator/videos/${started.videoId}/restore`)).statusCode, 200)
  assert.equal((await ana.delete(`/api/uploads/${started.id}`)).statusCode, 204)
  assertProblem(await ana.post(`/api/creator/videos/${started.videoId}/restore`), 404, 'content.video_not_found')
})

const waitingProbes = async (videoId: string) =>
  (
    await pool.query(
      `select 1 from pgboss.job where name = 'media.probe' and state = 'created' and data ->> 'assetId' =
        (select asset_id::text from content.videos where id = $1)`,
      [videoId],
    )
  ).rows.length

test('what is uploaded to the end in the trash is not processed before it is restored', async () => {
  const started = (await ana.post('/api/uploads', { filename: 'late.mp4', size: 3 })).json()
  await ana.delete(`/api/creator/videos/${started.videoId}`)
  const { urls } = (await ana.post(`/api/uploads/${started.id}/parts`, { partNumbers: [1] })).json()
  const put = await fetch(new URL(urls[0].url, studio.base), { method: 'PUT', body: 'abc' })
  const parts = [{ partNumber: 1, etag: String(put.headers.get('etag')) }]
  assert.equal((await ana.post(`/api/uploads/${started.id}/complete`, { parts })).statusCode, 200)
  assert.equal(await waitingProbes(started.videoId), 0)
  assert.ok((await pages(ana, '/api/creator/trash', 100)).includes(started.videoId))
  assert.equal((await ana.post(`/api/creator/videos/${started.videoId}/restore`)).json().status, 'processing')
  assert.equal(await waitingProbes(started.videoId), 1)
})

test('a video that is restored while it is thrown away is processed all the same', async () => {
  const { videoId } = await studio.given.upload(ana, { name: 'raced.mp4', bytes: Buffer.from('not a video') })
  const me = (await ana.get('/api/me')).json()
  const channels = me.channels.map(({ id, role }: { id: string; role: 'owner' }) => ({ id, role }))
  const hers = forActor(studio.ctx, {
    kind: 'user',
    userId: me.user.id,
    operator: false,
    via: 'session',
    scopes: null,
    channels,
  })
  let restored = false
  await deleteVideo(
    {
      ...hers,
      jobs: {
        ...hers.jobs,
        async cancel(...what) {
          if (!restored) await ana.post(`/api/creator/videos/${videoId}/restore`)
          restored = true
          return hers.jobs.cancel(...what)
        },
      },
    },
    videoId,
  )
  assert.equal(await waitingProbes(videoId), 1)
  assert.equal((await ana.get(`/api/creator/videos/${videoId}`)).json().processing.step, 'probe')
})

test('details that are none change nothing', async () => {
  const id = await draft()
  for (const patch of [
    { title: '' },
    { title: '  ' },
    { title: '\u0007\u202e' },
    { title: 'x'.repeat(101) },
    { title: 7 },
    { title: null },
    { description: 'x'.repeat(5001) },
    { description: [] },
    { visibility: 'everybody' },
    { visibility: null },
    [],
  ])
    assertProblem(await ana.patch(`/api/creator/videos/${id}`, patch), 400, 'request.invalid', JSON.stringify(patch))
  assert.equal(
    (await ana.patch(`/api/creator/videos/${id}`, { status: 'ready', channel: 'x' })).json().status,
    'uploading',
  )
  const text = '𝒁𝒐𝒆 👩‍👩‍👧 \ud800 <script>'
  assert.equal(
    (await ana.patch(`/api/creator/videos/${id}`, { title: text })).json().title,
    text.replace('\ud800', '\ufffd'),
  )
  assertProblem(await ana.post(`/api/creator/videos/${id}/retry`), 404, 'content.video_not_found')
})

test('a title is one line, and turns nothing round that stands after it', async () => {
  const id = await draft()
  const titled = await ana.patch(`/api/creator/videos/${id}`, { title: ' one\n\u001b[31mtwo \u202eeerht שלום 👩‍🚀' })
  assert.equal(titled.json().title, 'one [31mtwo  eerht שלום 👩‍🚀')
})

test('what a title holds cannot leave the head of the page', async () => {
  const id = await draft()
  await ana.patch(`/api/creator/videos/${id}`, {
    title: `</title><script>alert(1)</script>$& "'`,
    description: '"><img src=x onerror=alert(1)>',
    visibility: 'public',
  })
  const { body } = await stranger.get(`/watch/${id}`)
  assert.doesNotMatch(body, /<script>alert|<img src=x/)
})

test('news of the media that comes late does not hide that processing failed', async () => {
  const { videoId } = await studio.given.upload(ana, { name: 'a.mp4', bytes: Buffer.from('x') })
  const found = await pool.query('select asset_id from content.videos where id = $1', [videoId])
  const assetId = String(found.rows[0].asset_id)
  await pool.query("update media.assets set state = 'failed', problem_code = 'media.failed' where id = $1", [assetId])
  const changed = handlers.find(({ job }) => job.name === 'media.changed')
  // As the queue of an earlier release holds it.
  await changed?.run(asSystem(studio.ctx), { assetId, state: 'processing', durationMs: 1000 }, noInfo)
  const video = (await ana.get(`/api/creator/videos/${videoId}`)).json()
  assert.equal(video.status, 'failed')
  assert.equal(video.can.retry, true)
})

const noInfo = { signal: new AbortController().signal, jobId: '', tryNumber: 1, lastTry: false }
