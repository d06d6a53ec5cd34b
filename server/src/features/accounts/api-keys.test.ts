import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'

const studio = await openStudio({ after })
const { pool } = studio.ctx.database
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
const { videoId } = (await ana.post('/api/uploads', { filename: 'a.mp4', size: 1 })).json()

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

const makeKey = async (scopes: string[], more = {}) =>
  (await ana.post('/api/creator/api-keys', { name: 'k', scopes, ...more })).json()
/** A program with the key, and without any cookie. */
const program = (key: string) => {
  const headers = { authorization: `Bearer ${key}` }
  const who = studio.visitor()
  return {
    get: (url: string) => who.get(url, headers),
    post: (url: string, body?: unknown) => who.post(url, body, headers),
    patch: (url: string, body?: unknown) => who.patch(url, body, headers),
    delete: (url: string) => who.delete(url, headers),
  }
}

test('a key may do what its scopes say, for its owner only', async () => {
  const reader = program((await makeKey(['videos:read'])).key)
  assert.equal((await reader.get('/api/creator/videos')).json().items[0].id, videoId)
  assert.equal((await reader.get('/api/me')).json().user.email, ana.email)
  for (const answer of [
    await reader.patch(`/api/creator/videos/${videoId}`, { title: 'x' }),
    await reader.delete(`/api/creator/videos/${videoId}`),
    await reader.post('/api/uploads', { filename: 'a', size: 1 }),
    await reader.get('/api/uploads'),
    await reader.post('/api/channels', { name: 'x' }),
    await reader.get('/api/creator/dashboard'),
  ])
    assertProblem(answer, 403, 'accounts.scope_missing')
  const writer = program((await makeKey(['videos:write'])).key)
  assert.equal(
    (await writer.patch(`/api/creator/videos/${videoId}`, { title: 'By a program' })).json().title,
    'By a program',
  )
  const foreign = (await ben.post('/api/uploads', { filename: 'b.mp4', size: 1 })).json().videoId
  assertProblem(await writer.patch(`/api/creator/videos/${foreign}`, { title: 'x' }), 404, 'content.video_not_found')
})

test('a key without videos:read sees no private video', async () => {
  const other = program((await makeKey(['analytics:read'])).key)
  assertProblem(await other.get(`/api/creator/videos/${videoId}`), 403, 'accounts.scope_missing')
  assertProblem(await other.get(`/api/vods/${videoId}`), 404, 'content.video_not_found')
  assert.deepEqual((await other.get('/api/creator/dashboard')).json().latestVideos, [])
  assertProblem(await other.get('/api/creator/socket'), 403, 'accounts.scope_missing')
})

test('a key makes, lists and ends no keys', async () => {
  const { id, key } = await makeKey(['videos:read', 'videos:write', 'analytics:read', 'channels:write'])
  const all = program(key)
  assertProblem(
    await all.post('/api/creator/api-keys', { name: 'k', scopes: ['videos:read'] }),
    403,
    'auth.not_allowed',
  )
  assertProblem(await all.get('/api/creator/api-keys'), 403, 'auth.not_allowed')
  assertProblem(await all.delete(`/api/creator/api-keys/${id}`), 403, 'auth.not_allowed')
  assert.equal((await all.get('/api/me')).json().user.operator, false)
})

test('a key is shown once, and only its hash is kept', async () => {
  const { id, key, prefix } = await makeKey(['videos:read'])
  assert.ok(key.startsWith(prefix) && key.length > 40)
  const listed = (await ana.get('/api/creator/api-keys')).json().items.find((each: { id: string }) => each.id === id)
  assert.equal(JSON.stringify(listed).includes(key), false)
  const { rows } = await pool.query('select * from accounts.api_keys where id = $1', [id])
  assert.equal(JSON.stringify(rows).includes(key), false)
})

test('a revoked key ends at once', async () => {
  const { id, key } = await makeKey(['videos:read'])
  assert.equal((await program(key).get('/api/creator/videos')).statusCode, 200)
  assertProblem(await ben.delete(`/api/creator/api-keys/${id}`), 404, 'accounts.key_not_found')
  assertProblem(await ana.delete(`/api/creator/api-keys/${randomUUID()}`), 404, 'accounts.key_not_found')
  assert.equal((await program(key).get('/api/creator/videos')).statusCode, 200)
  assert.equal((await ana.delete(`/api/creator/api-keys/${id}`)).statusCode, 204)
  assertProblem(await program(key).get('/api/creator/videos'), 401, 'auth.not_signed_in')
  assertProblem(await ana.delete(`/api/creator/api-keys/${id}`), 404, 'accounts.key_not_found')
})

test('a key ends with its time', async () => {
  const { id, key, expiresAt } = await makeKey(['videos:read'], { expiresInDays: 1 })
  const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000
  assert.ok(days > 0.99 && days <= 1)
  await pool.query(`update accounts.api_keys set expires_at = now() - interval '1 s' where id = $1`, [id])
  assertProblem(await program(key).get('/api/creator/videos'), 401, 'auth.not_signed_in')
})

test('what is no key is refused, also where nobody needs one', async () => {
  for (const wrong of ['', 'x', 'cs_', `cs_${'A'.repeat(43)}`, 'null', 'é'])
    for (const path of ['/api/creator/videos', '/api/vods'])
      assertProblem(await program(wrong).get(path), 401, 'auth.not_signed_in', wrong)
  for (const body of [
    {},
    { name: 'k' },
    { name: '', scopes: ['videos:read'] },
    { name: 'k', scopes: [] },
    { name: 'k', scopes: ['all'] },
    { name: 'k', scopes: ['videos:read'], expiresInDays: 0 },
    { name: 'k', scopes: ['videos:read'], expiresInDays: 1e9 },
  ])
    assertProblem(await ana.post('/api/creator/api-keys', body), 400, 'request.invalid', JSON.stringify(body))
})

test('a key for one channel sees and makes no other', async () => {
  const [first] = (await ana.get('/api/me')).json().channels
  const second = (await ana.post('/api/channels', { name: 'Second', handle: 'second-one' })).json()
  const { key, channelIds } = await makeKey(['videos:read', 'videos:write', 'channels:write'], {
    channelIds: [second.id],
  })
  assert.deepEqual(channelIds, [second.id])
  const limited = program(key)
  assert.deepEqual(
    (await limited.get('/api/me')).json().channels.map((each: { id: string }) => each.id),
    [second.id],
  )
  assert.deepEqual((await limited.get('/api/creator/videos')).json().items, [])
  assertProblem(await limited.get(`/api/creator/videos?channelId=${first.id}`), 404, 'accounts.channel_not_found')
  assertProblem(await limited.patch(`/api/creator/videos/${videoId}`, { title: 'x' }), 404, 'content.video_not_found')
  assertProblem(await limited.post('/api/channels', { name: 'Third' }), 403, 'auth.not_allowed')
  await pool.query('delete from accounts.channel_members where channel_id = $1', [second.id])
  const again = program((await makeKey(['videos:read', 'videos:write'], { channelIds: [first.id] })).key)
  assert.equal((await again.get('/api/creator/videos')).statusCode, 200)
  const foreign = (await ben.get('/api/me')).json().channels[0]
  const tried = await ana.post('/api/creator/api-keys', {
    name: 'k',
    scopes: ['videos:read'],
    channelIds: [foreign.id],
  })
  assertProblem(tried, 404, 'accounts.channel_not_found')
})
