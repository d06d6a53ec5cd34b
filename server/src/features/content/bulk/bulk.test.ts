import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, test } from 'node:test'
import { WebSocket } from 'ws'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { runBulk } from './run-bulk.ts'

const studio = await openStudio({ after }, { worker: true })
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
const stranger = studio.visitor()
const { pool } = studio.ctx.database
const channelOf = async (by: Person) => String((await by.get('/api/me')).json().channels[0].id)

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

/** Videos that are ready, with media, made in the tables. @returns their ids, newest first */
async function library(by: Person, count: number, title = 'Film'): Promise<string[]> {
  const { videoId } = (await by.post('/api/uploads', { filename: 'a.mp4', size: 1 })).json()
  assert.ok(videoId)
  const channelId = await channelOf(by)
  const { rows } = await pool.query(
    `with made as (
       select gen_random_uuid() as id, gen_random_uuid() as asset, n from generate_series(1, $2::int) as n
     ), assets as (
       insert into media.assets (id, channel_id, media_key, visibility, state, source_key, source_name, source_bytes, done_at)
       select asset, $1, 'key-' || asset, 'public', 'ready', 'sources/' || asset || '/original', 'a.mp4', 1000, now() from made
     )
     insert into content.videos (id, channel_id, asset_id, title, status, visibility, published_at, tags, created_at)
     select id, $1, asset, $3 || ' ' || n, 'ready', 'public', now(), '{old}', now() - n * interval '1 second' from made
     returning id, created_at`,
    [channelId, count, title],
  )
  return rows.sort((a, b) => b.created_at - a.created_at).map((row) => String(row.id))
}

const start = async (by: Person, body: unknown, headers: Record<string, string> = {}) => {
  const answer = await by.post('/api/creator/videos/bulk', body, headers)
  assert.equal(answer.statusCode, 202, answer.body + studio.crashes)
  return String(answer.json().id)
}
const read = async (by: Person, id: string, query = '') =>
  (await by.get(`/api/creator/videos/bulk/${id}${query}`)).json()
const ended = (by: Person, id: string) =>
  eventually(async () => {
    const bulk = await read(by, id)
    return bulk.state === 'running' ? null : bulk
  })
const rowsOf = async (ids: string[]) =>
  (await pool.query('select * from content.videos where id = any ($1) order by created_at desc', [ids])).rows
const keysOf = async (ids: string[]) =>
  (
    await pool.query(
      'select a.media_key, a.visibility from content.videos v join media.assets a on a.id = v.asset_id where v.id = any ($1) order by v.created_at desc',
      [ids],
    )
  ).rows

async function joins(member: Person, channelId: string, role: string) {
  const { user } = (await member.get('/api/me')).json()
  await pool.query(
    'insert into accounts.channel_members (channel_id, user_id, role) values ($1, $2, $3) on conflict (channel_id, user_id) do update set role = excluded.role',
    [channelId, user.id, role],
  )
  await studio.ctx.broadcast.publish(studio.system, 'accounts.person', { userId: user.id })
  await eventually(async () => {
    const { channels } = (await member.get('/api/me')).json()
    return channels.some((each: { id: string; role: string }) => each.id === channelId && each.role === role) || null
  })
}

test('a change of many reaches each video, its addresses, its history and the audit log, and is taken back', async () => {
  const ids = await library(ana, 3)
  const keys = await keysOf(ids)
  const id = await start(ana, { select: { ids }, action: { kind: 'visibility', visibility: 'private' } })
  const done = await ended(ana, id)
  assert.deepEqual([done.state, done.total, done.done, done.skipped, done.failed], ['done', 3, 3, 0, 0])
  assert.deepEqual(
    done.items.map((item: { videoId: string; state: string }) => [item.videoId, item.state]),
    ids.map((each) => [each, 'done']),
  )
  const after = await keysOf(ids)
  assert.ok(after.every((each, index) => each.visibility === 'private' && each.media_key !== keys[index].media_key))
  assert.deepEqual(
    (await rowsOf(ids)).map((row) => [row.visibility, row.revision]),
    ids.map(() => ['private', 2]),
  )
  const { rows: audited } = await pool.query(
    "select before, after, actor_id, via from accounts.audit_log where action = 'video.changed' and subject_id = any ($1)",
    [ids],
  )
  assert.equal(audited.length, 3)
  assert.deepEqual(audited[0].before, { visibility: 'public' })
  assert.equal(audited[0].via, 'session')
  const { rows: history } = await pool.query('select before, after from content.video_changes where video_id = $1', [
    ids[0],
  ])
  assert.deepEqual(history, [{ before: { visibility: 'public' }, after: { visibility: 'private' } }])

  // One was edited since: it keeps what it has.
  assert.equal((await ana.patch(`/api/creator/videos/${ids[1]}`, { title: 'Edited' })).statusCode, 200)
  const undo = await ana.post(`/api/creator/videos/bulk/${id}/undo`)
  assert.equal(undo.statusCode, 202, undo.body)
  const undone = await ended(ana, undo.json().id)
  assert.deepEqual([undone.done, undone.failed], [2, 1])
  assert.equal(undone.items[1].reason, 'changed_since')
  assert.match(undone.items[1].message, /changed since/)
  assert.deepEqual(
    (await rowsOf(ids)).map((row) => row.visibility),
    ['public', 'private', 'public'],
  )
  assert.deepEqual(
    (await keysOf(ids)).map((row) => row.visibility),
    ['public', 'private', 'public'],
  )
  assertProblem(await ana.post(`/api/creator/videos/bulk/${id}/undo`), 409, 'content.bulk_not_undoable')
  assert.equal((await read(ana, id)).undoneBy, undo.json().id)
})

test('the same key starts one change, and is not taken for another', async () => {
  const ids = await library(ana, 2)
  const body = { select: { ids }, action: { kind: 'category', category: 'music' } }
  const [one, two] = await Promise.all([1, 2].map(() => start(ana, body, { 'idempotency-key': 'k1' })))
  assert.equal(one, two)
  assert.equal(await start(ana, body, { 'idempotency-key': 'k1' }), one)
  assertProblem(
    await ana.post('/api/creator/videos/bulk', { ...body, select: { ids: [ids[0]] } }, { 'idempotency-key': 'k1' }),
    422,
    'request.idempotency_key_reused',
  )
  assert.equal((await ended(ana, String(one))).done, 2)
})

test('a filter means the videos that fit at that moment', async () => {
  const ids = await library(ana, 4, 'Filtered')
  const id = await start(ana, {
    select: { filter: { q: 'filtered' }, except: [ids[0]] },
    action: { kind: 'tags', add: ['NEW', 'Old'], remove: [] },
  })
  const late = await library(ana, 1, 'Filtered late')
  assert.equal((await ended(ana, id)).done, 3)
  assert.deepEqual((await rowsOf([...ids, ...late])).map((row) => row.tags.join()).sort(), [
    'old',
    'old',
    'old,NEW',
    'old,NEW',
    'old,NEW',
  ])
  assertProblem(
    await ana.post('/api/creator/videos/bulk', {
      select: { filter: { q: 'nothing has this' } },
      action: { kind: 'delete' },
    }),
    422,
    'content.bulk_empty',
  )
})

test('what cannot be changed is left, with the reason, and says nothing of other channels', async () => {
  const [mine, trashed] = await library(ana, 2)
  const [theirs] = await library(ben, 1)
  const missing = randomUUID()
  await ana.delete(`/api/creator/videos/${trashed}`)
  const id = await start(ana, {
    select: { ids: [mine, mine, theirs, missing, trashed] },
    action: { kind: 'category', category: 'music' },
  })
  const done = await ended(ana, id)
  assert.deepEqual(
    done.items.map((item: { state: string; reason: string; title: string }) => [
      item.state,
      item.reason,
      item.title !== null,
    ]),
    [
      ['done', null, true],
      ['failed', 'not_found', false],
      ['failed', 'not_found', false],
      ['failed', 'trashed', true],
    ],
  )
  assert.equal((await rowsOf([String(theirs)]))[0].category, null)
  const again = await ended(
    ana,
    await start(ana, { select: { ids: [mine] }, action: { kind: 'category', category: 'music' } }),
  )
  assert.deepEqual([again.done, again.skipped, again.items[0].reason], [0, 1, 'unchanged'])
  const failures = await read(ana, id, '?items=failed&limit=2')
  assert.equal(failures.items.length, 2)
  assert.equal((await read(ana, id, `?items=failed&limit=2&cursor=${failures.nextCursor}`)).items.length, 1)
})

test('many go to the trash and come back with one video’s values given to them', async () => {
  const ids = await library(ana, 3)
  const gone = await ended(ana, await start(ana, { select: { ids }, action: { kind: 'delete' } }))
  assert.equal(gone.done, 3)
  assert.equal((await stranger.get(`/api/vods/${ids[0]}`)).statusCode, 404)
  assert.ok((await keysOf(ids)).every((row) => row.visibility === 'private'))
  const undo = (await ana.post(`/api/creator/videos/bulk/${gone.id}/undo`)).json()
  assert.equal((await ended(ana, undo.id)).done, 3)
  assert.equal((await stranger.get(`/api/vods/${ids[0]}`)).statusCode, 200)
  // Taking back what was taken back.
  const redo = (await ana.post(`/api/creator/videos/bulk/${undo.id}/undo`)).json()
  assert.equal((await ended(ana, redo.id)).done, 3)
  const back = await ended(ana, await start(ana, { select: { filter: {}, except: [] }, action: { kind: 'restore' } }))
  assert.ok(back.done >= 3)
  await ana.patch(`/api/creator/videos/${ids[0]}`, { description: 'Words', language: 'de', downloads: true })
  const copied = await ended(
    ana,
    await start(ana, {
      select: { ids },
      action: { kind: 'metadata', from: ids[0], fields: ['description', 'language', 'downloads'] },
    }),
  )
  assert.deepEqual([copied.done, copied.skipped], [2, 1])
  assert.deepEqual(
    (await rowsOf(ids)).map((row) => [row.description, row.language, row.downloads]),
    ids.map(() => ['Words', 'de', true]),
  )
})

test('what is asked for wrongly is refused before anything is done', async () => {
  const [mine] = await library(ana, 1)
  const post = (body: unknown) => ana.post('/api/creator/videos/bulk', body)
  const ids = [mine]
  const many = Array.from({ length: 10_001 }, () => randomUUID())
  for (const body of [
    {},
    { select: { ids: [] }, action: { kind: 'delete' } },
    { select: { ids: many }, action: { kind: 'delete' } },
    { select: { ids: ['x'] }, action: { kind: 'delete' } },
    { select: { ids, filter: {} }, action: { kind: 'delete' } },
    { select: { ids }, action: { kind: 'explode' } },
    { select: { ids }, action: { kind: 'category', category: 'no such' } },
    { select: { ids }, action: { kind: 'delete', extra: 1 } },
    { select: { ids }, action: { kind: 'tags', add: ['x'.repeat(61)] } },
  ])
    assertProblem(await post(body), 400, 'request.invalid', JSON.stringify(body).slice(0, 80))
  for (const visibility of [
    { visibility: 'scheduled' },
    { visibility: 'scheduled', publishAt: '2001-01-01T00:00:00Z' },
  ])
    assertProblem(
      await post({ select: { ids }, action: { kind: 'visibility', ...visibility } }),
      400,
      'content.publish_time',
    )
  assertProblem(
    await post({ select: { ids }, action: { kind: 'playlist', playlistId: randomUUID(), change: 'add' } }),
    404,
    'content.playlist_not_found',
  )
  assertProblem(
    await post({ select: { ids }, action: { kind: 'metadata', from: (await library(ben, 1))[0], fields: ['tags'] } }),
    404,
    'content.video_not_found',
  )
  assert.equal((await rowsOf(ids as string[]))[0].revision, 1)
})

test('others know nothing of it, and a role that may not change videos is told so', async () => {
  const ids = await library(ana, 1)
  const id = await start(ana, { select: { ids }, action: { kind: 'category', category: 'music' } })
  await ended(ana, id)
  const body = { select: { ids }, action: { kind: 'delete' } }
  for (const path of [`/api/creator/videos/bulk/${id}`, `/api/creator/videos/bulk/${randomUUID()}`]) {
    assertProblem(await ben.get(path), 404, 'content.bulk_not_found')
    assertProblem(await ben.post(`${path}/cancel`), 404, 'content.bulk_not_found')
    assertProblem(await ben.post(`${path}/undo`), 404, 'content.bulk_not_found')
    assertProblem(await stranger.get(path), 401, 'auth.not_signed_in')
  }
  assertProblem(await stranger.post('/api/creator/videos/bulk', body), 401, 'auth.not_signed_in')
  const channelId = await channelOf(ana)
  assertProblem(await ben.post('/api/creator/videos/bulk', { channelId, ...body }), 404, 'accounts.channel_not_found')
  const member = await studio.given.person('Cleo')
  const join = (role: string) => joins(member, channelId, role)
  await join('analyst')
  const refused = await member.post('/api/creator/videos/bulk', { channelId, ...body })
  assertProblem(refused, 403, 'auth.not_allowed')
  assert.match(refused.json().reason, /analyst/)
  // An editor may not throw away what was published, and is told so video by video.
  await join('editor')
  const done = await ended(member, await start(member, { channelId, ...body }))
  assert.deepEqual([done.failed, done.items[0].reason], [1, 'role'])
  assert.match(done.items[0].message, /editor/)
})

test('what somebody may do is asked again while a long one runs', async () => {
  const channelId = await channelOf(ana)
  const member = await studio.given.person('Dora')
  const ids = await library(ana, 501)
  for (const [role, becomes, expected] of [
    ['manager', 'editor', { state: 'done', done: 500, skipped: 0, failed: 1 }],
    ['editor', 'analyst', { state: 'cancelled', done: 500, skipped: 1, failed: 0 }],
  ] as const) {
    await joins(member, channelId, role)
    const held = await pool.connect()
    await held.query('begin')
    await held.query('select from content.videos where id = $1 for update', [ids[0]])
    const kind = role === 'manager' ? 'delete' : 'restore'
    const id = await start(member, { channelId, select: { ids }, action: { kind } })
    // It has asked for its first batch, and waits for the video that is held.
    await eventually(async () => {
      const { rows } = await pool.query(
        "select from pg_stat_activity where wait_event_type = 'Lock' and query like '%for no key update%'",
      )
      return rows.length > 0 || null
    })
    await joins(member, channelId, becomes)
    await held.query('commit')
    held.release()
    const { state, done, skipped, failed } = await ended(ana, id)
    assert.deepEqual({ state, done, skipped, failed }, expected)
    if (role !== 'manager') continue
    const [left] = (await read(ana, id, '?items=failed')).items
    assert.deepEqual([left.reason, left.message !== null], ['role', true])
    await ended(ana, await start(ana, { select: { ids: ids.slice(500) }, action: { kind: 'delete' } }))
  }
})

test('a video that was made public and taken back was public: an editor may not throw it away', async () => {
  const channelId = await channelOf(ana)
  const [id] = await library(ana, 1)
  await pool.query("update content.videos set published_at = null, visibility = 'private' where id = $1", [id])
  const member = await studio.given.person('Emil')
  await joins(member, channelId, 'editor')
  const made = await start(ana, { select: { ids: [id] }, action: { kind: 'visibility', visibility: 'public' } })
  await ended(ana, made)
  const undo = (await member.post(`/api/creator/videos/bulk/${made}/undo`)).json()
  assert.equal((await ended(member, undo.id)).done, 1)
  const [row] = await rowsOf([String(id)])
  assert.deepEqual([row.visibility, row.published_at === null], ['private', false])
  assertProblem(await member.delete(`/api/creator/videos/${id}`), 403, 'content.not_deletable')
})

test('a key for one channel hears nothing of what its owner does in another', async () => {
  const other = (await ana.post('/api/channels', { name: 'Other' })).json()
  const { videoId } = (await ana.post('/api/uploads', { filename: 'a', size: 1, channelId: other.id })).json()
  const made = await ana.post('/api/creator/api-keys', { name: 'k', scopes: ['videos:read'], channelIds: [other.id] })
  const socket = new WebSocket(`${studio.base.replace('http', 'ws')}/api/creator/socket`, {
    headers: { authorization: `Bearer ${made.json().key}`, origin: studio.ctx.publicUrl },
  })
  const heard: { type: string; channelId?: string; state?: string }[] = []
  socket.on('message', (data) => heard.push(JSON.parse(String(data))))
  await eventually(async () => heard.length > 0 || null)
  const ids = await library(ana, 1)
  await ended(ana, await start(ana, { select: { ids }, action: { kind: 'category', category: 'music' } }))
  const there = { channelId: other.id, select: { ids: [videoId] }, action: { kind: 'category', category: 'music' } }
  await ended(ana, await start(ana, there))
  await eventually(async () => heard.some(({ state }) => state === 'done') || null)
  socket.close()
  const told = heard.filter(({ type }) => type === 'bulk').map(({ channelId }) => channelId)
  assert.deepEqual(new Set(told), new Set([other.id]))
})

test('10,000 videos are changed; a cancel takes effect between two batches', async () => {
  const ids = await library(ana, 10_000, 'Many')
  const id = await start(ana, { select: { ids }, action: { kind: 'visibility', visibility: 'unlisted' } })
  const done = await ended(ana, id)
  assert.equal(done.done, 10_000)
  const other = await start(ana, { select: { filter: { q: 'many' } }, action: { kind: 'category', category: 'music' } })
  await eventually(async () => ((await read(ana, other, '?limit=0')).done > 0 ? true : null))
  const stopped = (await ana.post(`/api/creator/videos/bulk/${other}/cancel`)).json()
  assert.equal(stopped.state, 'cancelled')
  assert.equal(stopped.done + stopped.skipped, 10_000)
  const { rows } = await pool.query(
    "select count(*)::int as n from content.videos where category = 'music' and id = any ($1)",
    [ids],
  )
  assert.equal(rows[0].n, stopped.done)
  assert.equal((await ana.post(`/api/creator/videos/bulk/${other}/cancel`)).statusCode, 200)
  // A job that runs again finds nothing to do.
  await runBulk(studio.system, other)
  assert.equal((await read(ana, other, '?limit=0')).done, stopped.done)
})

test('many videos go into a playlist and out of it, and what is taken back stands where it stood', async () => {
  const ids = await library(ana, 4)
  const [foreign = ''] = await library(ben, 1)
  const playlist = { title: 'Many', visibility: 'private', videoIds: [ids[2], ids[0]] }
  const { id: playlistId } = (await ana.post('/api/creator/playlists', playlist)).json()
  const order = async () =>
    (await ana.get(`/api/creator/playlists/${playlistId}/items`))
      .json()
      .items.map((item: { video: { id: string } }) => ids.indexOf(item.video.id))
  const change = async (wanted: 'add' | 'remove', select: object) => {
    const id = await start(ana, { select, action: { kind: 'playlist', playlistId, change: wanted } })
    return ended(ana, id)
  }
  const added = await change('add', { ids: [...ids, foreign] })
  assert.deepEqual([added.done, added.skipped, added.failed], [2, 2, 1])
  assert.deepEqual(
    added.items.map((item: { reason: string | null }) => item.reason),
    ['in_playlist', null, 'in_playlist', null, 'not_found'],
  )
  assert.deepEqual(await order(), [2, 0, 1, 3])
  const removed = await change('remove', { ids: [ids[2], ids[1]] })
  assert.equal(removed.done, 2)
  assert.deepEqual(await order(), [0, 3])
  const undo = (await ana.post(`/api/creator/videos/bulk/${removed.id}/undo`)).json()
  assert.equal((await ended(ana, undo.id)).done, 2)
  assert.deepEqual(await order(), [2, 0, 1, 3])
  const again = (await ana.post(`/api/creator/videos/bulk/${added.id}/undo`)).json()
  await ended(ana, again.id)
  assert.deepEqual(await order(), [2, 0])
  const filtered = await change('remove', { filter: { playlist: [playlistId] } })
  assert.equal(filtered.done, 2)
  assert.deepEqual(await order(), [])
  await ana.delete(`/api/creator/playlists/${playlistId}`)
  const body = { select: { ids }, action: { kind: 'playlist', playlistId, change: 'add' } }
  assertProblem(await ana.post('/api/creator/videos/bulk', body), 404, 'content.playlist_not_found')
  assertProblem(await ben.post('/api/creator/videos/bulk', body), 404, 'content.playlist_not_found')
})
