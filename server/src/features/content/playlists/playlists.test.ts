import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, test } from 'node:test'
import { forgetPerson } from '#features/accounts/session.ts'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'

const studio = await openStudio({ after })
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
const visitor = studio.visitor()
const { pool } = studio.ctx.database
type Person = ReturnType<typeof studio.visitor>
const PLAYLISTS = '/api/creator/playlists'

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

await ana.post('/api/uploads', { filename: 'a.mp4', size: 1 })
await ben.post('/api/uploads', { filename: 'a.mp4', size: 1 })
const channelOf = async (by: Person) => String((await by.get('/api/me')).json().channels[0].id)
const [channelId, benChannel] = [await channelOf(ana), await channelOf(ben)]

/** Videos made in the tables. @returns their ids in the order of their titles */
async function library(count: number, visibility = 'public', channel = channelId): Promise<string[]> {
  const { rows } = await pool.query(
    `insert into content.videos (id, channel_id, title, status, visibility, duration_ms, published_at)
     select gen_random_uuid(), $1, 'Film ' || n, 'ready', $3, 60000, now() from generate_series(1, $2::int) as n
     returning id, title`,
    [channel, count, visibility],
  )
  const number = (row: { title: string }) => Number(row.title.slice(5))
  return rows.sort((a, b) => number(a) - number(b)).map((row) => String(row.id))
}

async function made(videoIds: string[] = [], more: object = {}, by: Person = ana) {
  const answer = await by.post(PLAYLISTS, { title: 'Bread', visibility: 'public', videoIds, ...more })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json()
}
type Item = { position: number; video: { id: string } }
async function orderOf(id: string, by: Person = ana, path = PLAYLISTS): Promise<string[]> {
  const found: Item[] = []
  let cursor = ''
  do {
    const answer = await by.get(`${path}/${id}/items?limit=100${cursor && `&cursor=${cursor}`}`)
    assert.equal(answer.statusCode, 200, answer.body)
    found.push(...answer.json().items)
    cursor = answer.json().nextCursor ?? ''
  } while (cursor)
  assert.deepEqual(
    found.map((item) => item.position),
    found.map((_, index) => index + 1),
  )
  return found.map((item) => item.video.id)
}
const reorder = (playlistId: string, videoIds: string[], where: object, by: Person = ana) =>
  by.post('/api/creator/videos/reorder', { playlistId, videoIds, ...where })

const removeFrom = (by: Person, url: string, payload: object) =>
  studio.app.inject({ method: 'DELETE', url, payload, headers: by.cookie ? { cookie: by.cookie } : {} })

test('a playlist is made once, changed where nobody changed it meanwhile, deleted and brought back', async () => {
  const ids = await library(3)
  const key = { 'idempotency-key': randomUUID() }
  const body = { title: ' Sourdough\u202e ', kind: 'series', videoIds: ids }
  const first = (await ana.post(PLAYLISTS, body, key)).json()
  assert.deepEqual(
    [first.title, first.kind, first.visibility, first.itemCount, first.durationMs, first.firstVideoId],
    ['Sourdough', 'series', 'private', 3, 180_000, ids[0]],
  )
  assert.equal((await ana.post(PLAYLISTS, body, key)).json().id, first.id)
  for (const other of [
    { ...body, title: 'Rye' },
    { ...body, videoIds: ids.slice(1) },
  ])
    assertProblem(await ana.post(PLAYLISTS, other, key), 422, 'request.idempotency_key_reused')
  const address = `${PLAYLISTS}/${first.id}`
  const change = { title: 'Rye', coverVideoId: ids[1] }
  const changed = await ana.patch(address, change, { 'if-match': '"1"' })
  assert.deepEqual([changed.statusCode, changed.json().revision, changed.headers.etag], [200, 2, '"2"'])
  assert.equal((await ana.patch(address, change, { 'if-match': '"1"' })).statusCode, 200, 'again')
  const late = await ana.patch(address, { title: 'Wheat' }, { 'if-match': '"1"' })
  assertProblem(late, 412, 'content.changed_meanwhile')
  assert.deepEqual([late.json().current.title, late.json().fields], ['Rye', ['title']])
  const [foreign] = await library(1)
  assertProblem(await ana.patch(address, { coverVideoId: foreign }), 422, 'content.not_in_playlist')

  assert.equal((await ana.delete(address)).statusCode, 204)
  assert.equal((await ana.delete(address)).statusCode, 204)
  assertProblem(await ana.get(address), 404, 'content.playlist_not_found')
  assertProblem(await ana.post(`${address}/items`, { videoIds: ids }), 404, 'content.playlist_not_found')
  const deleted = (await ana.get(`${PLAYLISTS}?deleted=true`)).json().items
  assert.deepEqual(
    deleted.map((each: { id: string }) => each.id),
    [first.id],
  )
  assert.equal((await ana.post(`${address}/restore`)).json().itemCount, 3)
  assert.deepEqual(await orderOf(first.id), ids)
  const { rows } = await pool.query(
    'select action, before, after from accounts.audit_log where subject_id = $1 order by at, id',
    [first.id],
  )
  assert.deepEqual(
    rows.map((row) => row.action),
    ['playlist.created', 'playlist.videos-added', 'playlist.changed', 'playlist.deleted', 'playlist.restored'],
  )
  assert.deepEqual(rows[2].before, { title: 'Sourdough', coverVideoId: null })
})

test('videos are put at an end or before another, moved and taken out; the same again changes nothing', async () => {
  const ids = await library(6)
  const [a, b, c, d, e, f] = ids as [string, string, string, string, string, string]
  const { id } = await made([b, c])
  const items = `${PLAYLISTS}/${id}/items`
  assert.deepEqual((await ana.post(items, { videoIds: [c, d, d] })).json(), { added: 1, already: 1 })
  await ana.post(items, { videoIds: [a], at: 'start' })
  await ana.post(items, { videoIds: [f] })
  await ana.post(items, { videoIds: [e], before: f })
  assert.deepEqual(await orderOf(id), ids)

  assert.deepEqual((await reorder(id, [f], { before: b })).json(), { changed: true })
  assert.deepEqual((await reorder(id, [f], { before: b })).json(), { changed: false })
  assert.deepEqual(await orderOf(id), [a, f, b, c, d, e])
  await reorder(id, [e, a], { after: c })
  assert.deepEqual((await reorder(id, [e, a], { after: c })).json(), { changed: false })
  assert.deepEqual(await orderOf(id), [f, b, c, e, a, d])
  await reorder(id, [d], { position: 1 })
  await reorder(id, [f], { position: 1000 })
  await reorder(id, [b], { position: 3 })
  assert.deepEqual((await reorder(id, [b], { position: 3 })).json(), { changed: false })
  assert.deepEqual(await orderOf(id), [d, c, b, e, a, f])

  const { removed } = (await removeFrom(ana, items, { videoIds: [c, b, f, randomUUID()] })).json()
  assert.deepEqual(removed, [
    { videoId: c, before: e },
    { videoId: b, before: e },
    { videoId: f, before: null },
  ])
  assert.deepEqual((await removeFrom(ana, items, { videoIds: [c] })).json(), { removed: [] })
  for (const { videoId, before } of removed) await ana.post(items, { videoIds: [videoId], ...(before && { before }) })
  assert.deepEqual(await orderOf(id), [d, c, b, e, a, f], 'what was taken out is put back where it was')
})

test('moved to the same place hundreds of times, the order holds', async () => {
  const ids = await library(4)
  const { id } = await made(ids)
  const [a, b, c, d] = ids as [string, string, string, string]
  for (let n = 0; n < 70; n++) {
    await reorder(id, [c], { after: a })
    await reorder(id, [b], { after: a })
  }
  assert.deepEqual(await orderOf(id), [a, b, c, d])
  const { rows } = await pool.query(
    'select max(scale(rank)) as digits from content.playlist_items where playlist_id = $1',
    [id],
  )
  assert.ok(rows[0].digits < 70, `${rows[0].digits} digits`)
})

test('two people who move, add and remove at once lose nothing and double nothing', async () => {
  const ids = await library(30)
  const more = await library(10)
  const { id } = await made(ids)
  const any = (n: number) => ids[(n * 7 + 3) % 28] ?? ''
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) => {
      const [moved, anchor] = [any(n), any(n + 5)]
      if (n % 6 === 4)
        return ana.post(`${PLAYLISTS}/${id}/items`, { videoIds: [more[n % 10]], at: n % 4 ? 'end' : 'start' })
      if (n % 6 === 5) return removeFrom(ana, `${PLAYLISTS}/${id}/items`, { videoIds: ids.slice(28) })
      return reorder(id, [moved], n % 2 ? { before: anchor } : { after: anchor })
    }),
  )
  const wrong = answers.filter((answer) => answer.statusCode !== 200)
  assert.deepEqual(
    wrong.map((answer) => answer.body),
    [],
  )
  const added = Array.from({ length: 60 }, (_, n) => n).filter((n) => n % 6 === 4)
  const expected = [...ids.slice(0, 28), ...new Set(added.map((n) => more[n % 10]))]
  assert.deepEqual((await orderOf(id)).sort(), expected.sort())
})

test('in ten thousand videos one move writes one row', async () => {
  const ids = await library(10_000)
  const { id } = await made()
  await pool.query(
    `insert into content.playlist_items (playlist_id, channel_id, video_id, rank, added_at)
     select $1, $2, v, n, now() from unnest($3::uuid[]) with ordinality as t (v, n)`,
    [id, channelId, ids],
  )
  await pool.query('analyze content.playlist_items')
  const before = new Map(
    (await pool.query('select video_id, rank from content.playlist_items where playlist_id = $1', [id])).rows.map(
      (row) => [row.video_id, row.rank],
    ),
  )
  for (const where of [{ after: ids[9000] }, { position: 5000 }, { position: 10_000 }])
    for (let n = 0; n < 5; n++) {
      const answer = await reorder(id, [ids[n] ?? ''], where)
      assert.equal(answer.json().changed, true, answer.body)
    }
  const { rows } = await pool.query('select video_id, rank from content.playlist_items where playlist_id = $1', [id])
  assert.ok(rows.filter((row) => before.get(row.video_id) !== row.rank).length <= 5)
  assertProblem(
    await ana.post(`${PLAYLISTS}/${id}/items`, { videoIds: await library(1) }),
    422,
    'content.playlist_full',
  )
  const around = (await ana.get(`${PLAYLISTS}/${id}/items?around=${ids[6000]}&limit=10`)).json()
  assert.deepEqual(
    around.items.map((item: Item) => ids.indexOf(item.video.id)),
    Array.from({ length: 10 }, (_, n) => 5995 + n),
  )
  assert.equal((await ana.get(`/api/creator/videos?playlist=${id}&limit=5`)).json().total, 10_000)
})

test('strangers see what they may watch, and no number tells of the rest', async () => {
  const open = await library(2)
  const [secret] = await library(1, 'private')
  const [linked] = await library(1, 'unlisted')
  const order = [secret, open[0], linked, open[1]] as string[]
  const { id } = await made(order, { title: 'For all' })
  await ana.patch(`${PLAYLISTS}/${id}`, { coverVideoId: secret })
  const seen = (await visitor.get(`/api/playlists/${id}`)).json()
  assert.deepEqual(
    [seen.itemCount, seen.durationMs, seen.firstVideoId, seen.coverVideoId, seen.can.edit],
    [3, 180_000, open[0], null, false],
  )
  assert.deepEqual(await orderOf(id, visitor, '/api/playlists'), order.slice(1))
  assert.deepEqual(await orderOf(id, ana, '/api/playlists'), order)
  assert.equal((await ana.get(`/api/playlists/${id}`)).json().itemCount, 4)
  const of = async (by: Person) =>
    (await by.get(`/api/channels/${channelId}/playlists`)).json().items.filter((each: { id: string }) => each.id === id)
  assert.equal((await of(visitor))[0].itemCount, 3)

  await ana.delete(`/api/creator/videos/${open[0]}`)
  assert.deepEqual(await orderOf(id, visitor, '/api/playlists'), [linked, open[1]])
  await ana.post(`/api/creator/videos/${open[0]}/restore`)
  assert.deepEqual(await orderOf(id), order, 'back from the trash it is where it was')

  assert.match((await visitor.get(`/playlist/${id}`)).body, /<title>For all – /)
  await ana.patch(`${PLAYLISTS}/${id}`, { visibility: 'unlisted' })
  assert.match((await visitor.get(`/playlist/${id}`)).body, /noindex/)
  assert.equal((await visitor.get(`/api/playlists/${id}`)).statusCode, 200)
  assert.equal((await of(visitor)).length, 0)
  await ana.patch(`${PLAYLISTS}/${id}`, { visibility: 'private' })
  assert.doesNotMatch((await visitor.get(`/playlist/${id}`)).body, /For all/)
  for (const path of ['', '/items'])
    for (const by of [visitor, ben])
      assertProblem(await by.get(`/api/playlists/${id}${path}`), 404, 'content.playlist_not_found')
})

test("others' playlists and videos are not there, and a role says why it may not", async () => {
  const ids = await library(2)
  const [foreign = ''] = await library(1, 'public', benChannel)
  const { id } = await made(ids)
  const address = `${PLAYLISTS}/${id}`
  for (const by of [ben, visitor]) {
    const refused = [
      await by.get(address),
      await by.get(`${address}/items`),
      await by.patch(address, { title: 'Mine' }),
      await by.delete(address),
      await by.post(`${address}/restore`),
      await by.post(`${address}/items`, { videoIds: ids }),
      await removeFrom(by, `${address}/items`, { videoIds: ids }),
      await reorder(id, [ids[0] ?? ''], { after: ids[1] }, by),
    ]
    for (const answer of refused) assert.equal(answer.statusCode, by === ben ? 404 : 401, answer.body)
  }
  assertProblem(
    await ben.post(PLAYLISTS, { channelId, title: 'X', visibility: 'public' }),
    404,
    'accounts.channel_not_found',
  )
  assertProblem(await ana.post(`${address}/items`, { videoIds: [foreign] }), 404, 'content.video_not_found')
  assertProblem(await ana.post(`${address}/items`, { videoIds: [randomUUID()] }), 404, 'content.video_not_found')
  assertProblem(await reorder(id, [foreign], { after: ids[0] }), 422, 'content.not_in_playlist')
  assertProblem(await reorder(id, [ids[0] ?? ''], { after: foreign }), 422, 'content.not_in_playlist')
  assertProblem(await reorder(id, [ids[0] ?? ''], { after: ids[0] }), 400, 'content.order_unclear')
  assertProblem(await reorder(id, [ids[0] ?? ''], {}), 400, 'content.order_unclear')
  assertProblem(await reorder(id, [ids[0] ?? ''], { position: 0 }), 400, 'request.invalid')
  assertProblem(
    await ana.post('/api/creator/videos/reorder', { videoIds: ids, position: 1 }),
    400,
    'content.no_channel_order',
  )
  assertProblem(await ana.post(PLAYLISTS, { title: '', visibility: 'public' }), 400, 'request.invalid')
  assertProblem(await ana.post(`${address}/items`, { videoIds: Array(501).fill(ids[0]) }), 400, 'request.invalid')
  assertProblem(await ana.get(`${address}/items?cursor=abc`), 400, 'request.invalid_cursor')
  const { id: other } = await made(await library(2))
  const { nextCursor } = (await ana.get(`${PLAYLISTS}/${other}/items?limit=1`)).json()
  assertProblem(await ana.get(`${address}/items?cursor=${nextCursor}`), 400, 'request.invalid_cursor')

  const benId = (await ben.get('/api/me')).json().user.id
  await pool.query("insert into accounts.channel_members (channel_id, user_id, role) values ($1, $2, 'analyst')", [
    channelId,
    benId,
  ])
  await forgetPerson(studio.system, benId)
  assert.equal((await ben.get(address)).json().can.edit, false)
  const refused = await ben.patch(address, { title: 'Mine' })
  assertProblem(refused, 403, 'auth.not_allowed')
  assert.match(refused.json().reason, /analyst/)
})

test('the list is filtered by playlists, few and many', async () => {
  const ids = await library(8)
  const one = await made(ids.slice(0, 3))
  const two = await made(ids.slice(2, 5))
  const found = async (playlist: string) => (await ana.get(`/api/creator/videos?playlist=${playlist}&limit=100`)).json()
  const both = await found(`${one.id},${two.id}`)
  assert.deepEqual(both.items.map((item: { id: string }) => item.id).sort(), ids.slice(0, 5).sort())
  assert.equal(both.total, 5)
  assert.equal((await found(randomUUID())).total, 0)
  assert.deepEqual(
    (await ana.get(`${PLAYLISTS}?videoId=${ids[2]}&q=BREAD&limit=100`))
      .json()
      .items.filter((each: { contains: boolean }) => each.contains)
      .map((each: { id: string }) => each.id)
      .sort(),
    [one.id, two.id].sort(),
  )
})
