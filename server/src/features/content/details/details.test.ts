import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { publishDue } from './publish-due.ts'

let now = new Date()
const studio = await openStudio({ after }, { clock: () => now })
const ana = await studio.given.person('Ana')
const stranger = await studio.given.person('Stranger')
const { pool } = studio.ctx.database

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))
const later = (ms: number) => {
  now = new Date(now.getTime() + ms)
}

const draft = async (by: Person = ana) =>
  String((await by.post('/api/uploads', { filename: 'a.mp4', size: 1 })).json().videoId)
const path = (id: string) => `/api/creator/videos/${id}`

/** Somebody else with a role in Ana's channel. */
async function colleague(name: string, role: string): Promise<Person> {
  const person = await studio.given.person(name)
  await ana.get('/api/creator/upload-defaults') // the channel is made on first need
  const channelId = (await ana.get('/api/me')).json().channels[0].id
  const userId = (await person.get('/api/me')).json().user.id
  await pool.query('insert into accounts.channel_members (channel_id, user_id, role) values ($1, $2, $3)', [
    channelId,
    userId,
    role,
  ])
  await studio.ctx.broadcast.publish(studio.system, 'accounts.person', { userId })
  await studio.newsHeard()
  return person
}

test('all details of a video are kept as they were written, tags once each', async () => {
  const id = await draft()
  const details = {
    title: 'Ѕhоре', // look-alike letters stay
    description: 'One\r\ntwo\u0007 https://example.org 1:23\n\u202Eback',
    tags: [' Sea ', 'sea', '#Beach', 'a,b', '', '\u200Bx'],
    category: 'travel',
    level: 'beginner',
    language: 'DE-at',
    licence: 'cc-by-sa',
    comments: 'held',
    downloads: true,
  }
  const changed = await ana.patch(path(id), details)
  assert.equal(changed.statusCode, 200, changed.body)
  const video = changed.json()
  assert.deepEqual(
    {
      ...details,
      description: 'One\ntwo  https://example.org 1:23\n back',
      tags: ['Sea', 'Beach', 'a', 'b', '\u200Bx'],
      language: 'de-AT',
    },
    Object.fromEntries(Object.keys(details).map((name) => [name, video[name]])),
  )
  assert.equal(changed.headers.etag, `"${video.revision}"`)
  assert.ok((await ana.get('/api/categories')).json().items.some((each: { id: string }) => each.id === 'travel'))
})

test('details that are none are refused, and nothing is half done', async () => {
  const id = await draft()
  for (const patch of [
    { tags: Array.from({ length: 51 }, (_, n) => `t${n}`) },
    { tags: ['x'.repeat(61)] },
    { tags: 'sea' },
    { category: 'nonsense' },
    { level: 'expert' },
    { language: 'no_such-language!' },
    { language: 'x'.repeat(40) },
    { licence: 'mine' },
    { comments: 'maybe' },
    { downloads: 'yes' },
    { visibility: 'scheduled', publishAt: 'tomorrow' },
    { title: 'fine', description: 'x'.repeat(5001) },
  ])
    assertProblem(await ana.patch(path(id), patch), 400, 'request.invalid', JSON.stringify(patch))
  const video = (await ana.get(path(id))).json()
  assert.deepEqual([video.title, video.revision], ['a', 1])
})

test('of two who edit at once the second hears of the first, with both versions', async () => {
  const ben = await colleague('Ben', 'editor')
  const id = await draft()
  const etag = String((await ana.get(path(id))).headers.etag)
  assert.equal(etag, '"1"')
  const first = await ben.patch(path(id), { title: 'Of Ben', category: 'music' }, { 'if-match': etag })
  assert.equal(first.statusCode, 200, first.body)
  const second = await ana.patch(path(id), { title: 'Of Ana', tags: ['x'] }, { 'if-match': etag })
  assertProblem(second, 412, 'content.changed_meanwhile')
  assert.deepEqual(
    [second.json().fields, second.json().current.title, second.json().current.tags],
    [['title'], 'Of Ben', []],
  )
  // Sent again after a lost answer, the first changes nothing and is no conflict.
  const again = await ben.patch(path(id), { title: 'Of Ben', category: 'music' }, { 'if-match': etag })
  assert.deepEqual([again.statusCode, again.json().revision], [200, 2])
  assert.equal((await ana.patch(path(id), { tags: ['x'] }, { 'if-match': '"2"' })).json().revision, 3)
  assertProblem(await ana.patch(path(id), { title: 'Y' }, { 'if-match': '"3x"' }), 412, 'content.changed_meanwhile')
  assert.equal((await ana.patch(path(id), { title: 'Y' }, { 'if-match': '*' })).statusCode, 200)
  const at = await Promise.all([
    ana.patch(path(id), { description: 'a' }, { 'if-match': '"4"' }),
    ben.patch(path(id), { description: 'b' }, { 'if-match': '"4"' }),
  ])
  assert.deepEqual(at.map((each) => each.statusCode).sort(), [200, 412])
})

test('the history says who changed what, and one change is taken back', async () => {
  const id = await draft()
  await ana.patch(path(id), { title: 'One' })
  later(5_000)
  await ana.patch(path(id), { title: 'One two' }) // still typing
  later(120_000)
  await ana.patch(path(id), { category: 'music', level: 'advanced' })
  later(120_000)
  await ana.patch(path(id), { title: 'Three' })
  const history = (await ana.get(`${path(id)}/history`)).json()
  assert.deepEqual(
    history.items.map((each: { before: unknown; after: unknown; by: { name: string } }) => [
      each.by.name,
      each.before,
      each.after,
    ]),
    [
      ['Ana', { title: 'One two' }, { title: 'Three' }],
      ['Ana', { category: null, level: null }, { category: 'music', level: 'advanced' }],
      ['Ana', { title: 'a' }, { title: 'One two' }],
    ],
  )
  const [, filed, titled] = history.items
  later(1000) // of one millisecond their order is by chance
  const back = await ana.post(`${path(id)}/history/${filed.id}/revert`)
  assert.deepEqual([back.json().category, back.json().level, back.json().title], [null, null, 'Three'])
  assert.equal((await ana.post(`${path(id)}/history/${filed.id}/revert`)).json().revision, back.json().revision)
  const changed = await ana.post(`${path(id)}/history/${titled.id}/revert`, {})
  assertProblem(changed, 412, 'content.changed_meanwhile')
  assert.deepEqual(changed.json().fields, ['title'])
  later(1000)
  const forced = await ana.post(`${path(id)}/history/${titled.id}/revert`, { force: true })
  assert.equal(forced.json().title, 'a')
  assert.equal((await ana.get(`${path(id)}/history?limit=1`)).json().items[0].reverts, titled.id)
  // Pages lose and double nothing.
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { id: string }[]; nextCursor: string | null } = (
      await ana.get(`${path(id)}/history?limit=2${cursor && `&cursor=${cursor}`}`)
    ).json()
    seen.push(...page.items.map((each) => each.id))
    cursor = page.nextCursor
  }
  assert.equal(seen.length, new Set(seen).size)
  assert.equal(seen.length, 5)
  assertProblem(await ana.get(`${path(id)}/history?cursor=x`), 400, 'request.invalid_cursor')
  assertProblem(await ana.post(`${path(id)}/history/${randomUUID()}/revert`), 404, 'content.change_not_found')
  const audited = await pool.query(
    "select count(*)::int as n from accounts.audit_log where subject_id = $1 and action = 'video.changed'",
    [id],
  )
  assert.equal(audited.rows[0].n, 6)
})

test('a scheduled video is published once at its time, whatever the clock does', async () => {
  const id = await draft()
  const at = new Date(now.getTime() + 3_600_000)
  const schedule = (visibility: string, publishAt?: unknown) => ana.patch(path(id), { visibility, publishAt })
  assertProblem(await schedule('scheduled'), 400, 'content.publish_time')
  assertProblem(await schedule('scheduled', null), 400, 'content.publish_time')
  assertProblem(await schedule('scheduled', new Date(now.getTime() - 1).toISOString()), 400, 'content.publish_time')
  assertProblem(
    await schedule('scheduled', new Date(now.getTime() + 800 * 86_400_000).toISOString()),
    400,
    'content.publish_time',
  )
  assertProblem(await schedule('public', at.toISOString()), 400, 'content.publish_time')
  const set = await schedule('scheduled', at.toISOString())
  assert.deepEqual([set.json().visibility, set.json().publishAt], ['scheduled', at.toISOString()])
  assertProblem(await stranger.get(`/api/vods/${id}`), 404, 'content.video_not_found')

  assert.equal(await publishDue(studio.ctx), 0)
  later(-86_400_000) // the clock is set back
  assert.equal(await publishDue(studio.ctx), 0)
  later(86_400_000 + 3_600_001)
  const both = await Promise.all([publishDue(studio.ctx), publishDue(studio.ctx)])
  assert.equal(both[0] + both[1], 1)
  const video = (await ana.get(path(id))).json()
  assert.deepEqual([video.visibility, video.publishAt, video.publishedAt], ['public', null, now.toISOString()])
  later(-7_200_000) // and back again after it
  assert.equal(await publishDue(studio.ctx), 0)
  later(7_200_000)
  assert.equal(await publishDue(studio.ctx), 0)
  const [latest] = (await ana.get(`${path(id)}/history?limit=1`)).json().items
  assert.deepEqual([latest.by, latest.after], [null, { visibility: 'public', publishAt: null }])
  const told = await pool.query(
    "select count(*)::int as n from pgboss.job where name = 'notifications.on.content.video-published'",
  )
  assert.equal(told.rows[0].n, 1)
  // Taking that back would schedule it for a time that has passed.
  assertProblem(await ana.post(`${path(id)}/history/${latest.id}/revert`), 400, 'content.publish_time')
  assert.equal((await ana.patch(path(id), { visibility: 'members' })).json().visibility, 'members')
  assertProblem(await stranger.get(`/api/vods/${id}`), 404, 'content.video_not_found')
})

test('a new upload begins with what its channel has set', async () => {
  const cem = await studio.given.person('Cem')
  const before = (await cem.get('/api/creator/upload-defaults')).json()
  assert.equal(before.defaults.visibility, 'private')
  const defaults = {
    ...before.defaults,
    tags: ['a', 'A', 'b'],
    category: 'music',
    licence: 'cc0',
    visibility: 'unlisted',
    language: 'pt-br',
    description: 'Links below',
  }
  const put = await cem.put('/api/creator/upload-defaults', defaults)
  assert.equal(put.statusCode, 200, put.body)
  const video = (await cem.get(path(await draft(cem)))).json()
  assert.deepEqual(
    [video.title, video.tags, video.category, video.licence, video.visibility, video.language, video.description],
    ['a', ['a', 'b'], 'music', 'cc0', 'unlisted', 'pt-BR', 'Links below'],
  )
  assertProblem(
    await cem.put('/api/creator/upload-defaults', { ...defaults, visibility: 'scheduled' }),
    400,
    'request.invalid',
  )
  assertProblem(await cem.put('/api/creator/upload-defaults', {}), 400, 'request.invalid')
  await cem.put('/api/creator/upload-defaults', { ...defaults, visibility: 'public' })
  assert.ok((await cem.get(path(await draft(cem)))).json().publishedAt)
})

test('strangers find nothing, and a role that may not change it reads why', async () => {
  const id = await draft()
  const channelId = (await ana.get('/api/me')).json().channels[0].id
  const analyst = await colleague('Nora', 'analyst')
  await ana.patch(path(id), { title: 'Mine' })
  const changeId = (await ana.get(`${path(id)}/history`)).json().items[0].id
  const writes = (who: Person) => [
    who.patch(path(id), { title: 'Not yours' }),
    who.post(`${path(id)}/history/${changeId}/revert`),
    who.post(`${path(id)}/thumbnails/suggest`),
    who.post(`${path(id)}/thumbnail`, { atMs: 1 }),
    who.put(`${path(id)}/thumbnail`, Buffer.from('x'), { 'content-type': 'image/png' }),
  ]
  for (const answer of await Promise.all([
    ...writes(stranger),
    stranger.get(`${path(id)}/history`),
    stranger.get(`${path(id)}/thumbnails`),
  ]))
    assertProblem(answer, 404, 'content.video_not_found')
  for (const answer of await Promise.all(writes(analyst))) {
    assertProblem(answer, 403, 'content.not_editable')
    assert.match(answer.json().reason, /analyst/)
  }
  assert.equal((await analyst.get(`${path(id)}/history`)).statusCode, 200)
  const nobody = studio.visitor()
  for (const answer of await Promise.all([...writes(nobody), nobody.get(`${path(id)}/history`)]))
    assertProblem(answer, 401, 'auth.not_signed_in')
  const { defaults } = (await ana.get('/api/creator/upload-defaults')).json()
  assertProblem(
    await stranger.put(`/api/creator/upload-defaults?channelId=${channelId}`, defaults),
    404,
    'accounts.channel_not_found',
  )
  assertProblem(
    await analyst.put(`/api/creator/upload-defaults?channelId=${channelId}`, defaults),
    403,
    'auth.not_allowed',
  )
  assert.match((await analyst.get(`/api/creator/upload-defaults?channelId=${channelId}`)).json().why.edit, /analyst/)
})
