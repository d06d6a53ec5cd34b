import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { asSystem } from '#platform/context.ts'
import { openStudio, type Person } from '../../../test/studio.ts'
import { forgetStones } from './history.ts'

let now = new Date('2026-11-20T12:00:00Z')
const studio = await openStudio({ after }, { clock: () => now })
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
await ana.get('/api/creator/videos') // makes the channel
const channelId: string = (await ana.get('/api/me')).json().channels[0].id
const db = asSystem(studio.ctx).db

const MINUTE = 60_000
const IDS = ['Open seas', 'Short one', 'Secret', 'Open skies'].map(
  (title, n) => [`01970000-0000-7000-8000-00000000000${n}`, title] as const,
)
const [LONG, SHORT, SECRET, OTHER] = IDS.map(([id]) => id) as [string, string, string, string] // there are four
for (const [n, [id, title]] of IDS.entries())
  await sql`insert into content.videos (id, channel_id, title, status, visibility, duration_ms, created_at, published_at)
    values (${id}, ${channelId}, ${title}, 'ready', ${n === 2 ? 'private' : 'public'}, ${(n === 1 ? 2 : 10) * MINUTE}, now(), now())`.execute(
    db,
  )

const at = (minutes: number) => new Date(now.getTime() + minutes * MINUTE).toISOString()
const tell = async (person: Person, report: object) => {
  const answer = await person.post('/api/watch-progress', { deviceId: 'laptop', ...report })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json()
}
const watched = async (person: Person, query = '') => {
  const answer = await person.get(`/api/watch-history?${query}`)
  assert.equal(answer.statusCode, 200, answer.body)
  const page = answer.json() as { items: { vodId: string; video: object | null }[]; nextCursor: string | null }
  return { ...page, ids: page.items.map(({ vodId }) => vodId) }
}
const unfinished = async (person: Person) =>
  ((await person.get('/api/watch-progress/continue')).json().items as { vodId: string }[]).map(({ vodId }) => vodId)

test('reports of two devices, late, twice and in any order come to the same', async () => {
  const reports = [
    { positionMs: 1 * MINUTE, ranges: [[0, 1 * MINUTE]], at: at(-9) },
    { positionMs: 5 * MINUTE, ranges: [[4 * MINUTE, 5 * MINUTE]], at: at(-4), deviceId: 'phone' },
    { positionMs: 2 * MINUTE, ranges: [[30_000, 2 * MINUTE]], at: at(-8) },
    { positionMs: 3 * MINUTE, at: at(-7) },
  ]
  for (const [person, order] of [
    [ana, [0, 1, 2, 3, 1]],
    [ben, [1, 3, 3, 2, 0]],
  ] as const) {
    for (const n of order) await tell(person, { vodId: LONG, sentAt: at(0), ...reports[n] })
    const found = (await person.get(`/api/watch-progress?vodId=${LONG}`)).json()
    assert.deepEqual(
      { ...found, updatedAt: found.updatedAt },
      {
        vodId: LONG,
        positionMs: 5 * MINUTE,
        durationMs: 10 * MINUTE,
        seenPercent: 30,
        state: 'started',
        resumeMs: 5 * MINUTE,
        deviceId: 'phone',
        updatedAt: at(-4),
      },
    )
  }
})

test('many reports at once are all written, and one of a video that is gone holds nobody up', async () => {
  const parts = Array.from({ length: 40 }, (_, n) => ({ positionMs: n * 1000, ranges: [[n * 1000, n * 1000 + 1000]] }))
  const answers = await Promise.all([
    ...parts.map((part) => ana.post('/api/watch-progress', { vodId: OTHER, deviceId: 'a', at: at(-3), ...part })),
    ...parts.map((part) => ben.post('/api/watch-progress', { vodId: OTHER, deviceId: 'b', at: at(-3), ...part })),
  ])
  assert.ok(answers.every(({ statusCode }) => statusCode === 200))
  for (const person of [ana, ben])
    assert.equal((await person.get(`/api/watch-progress?vodId=${OTHER}`)).json().seenPercent, 6.7)

  const gone = '01970000-0000-7000-8000-0000000000ff'
  await sql`insert into content.videos (id, channel_id, title, status, visibility, created_at)
    values (${gone}, ${channelId}, 'Gone', 'ready', 'public', now())`.execute(db)
  await tell(ana, { vodId: gone, positionMs: 1 })
  await sql`delete from content.videos where id = ${gone}`.execute(db)
  const [of, other] = await Promise.all([
    ana.post('/api/watch-progress', { vodId: gone, deviceId: 'a', positionMs: 2 }),
    ben.post('/api/watch-progress', { vodId: SHORT, deviceId: 'b', positionMs: 119_000 }),
  ])
  assert.deepEqual([of.json().kept, other.json().kept, other.json().state], [false, true, 'watched'])
})

test('what is between 5 and 90 percent of long media can be continued, dismissed and marked', async () => {
  await tell(ben, { vodId: OTHER, positionMs: 6 * MINUTE })
  assert.deepEqual(await unfinished(ben), [OTHER, LONG], 'the last one first; what is short is not among them')
  const mark = (state: string, id = OTHER) => ben.put(`/api/watch-progress/${id}`, { state })
  assert.equal((await mark('dismissed')).statusCode, 200)
  assert.deepEqual(await unfinished(ben), [LONG])
  assert.equal((await ben.get(`/api/watch-progress?vodId=${OTHER}`)).json().resumeMs, 6 * MINUTE, 'it still resumes')
  now = new Date(now.getTime() + MINUTE)
  await tell(ben, { vodId: OTHER, positionMs: 6.5 * MINUTE })
  assert.deepEqual(await unfinished(ben), [OTHER, LONG], 'more was watched')
  const done = (await mark('watched', LONG)).json()
  assert.deepEqual([done.state, done.resumeMs], ['watched', null], 'it begins anew')
  assert.deepEqual(await unfinished(ben), [OTHER])
  const again = (await mark('unwatched', LONG)).json()
  assert.deepEqual([again.state, again.positionMs, again.seenPercent], ['unwatched', 0, 0])
  await tell(ben, { vodId: OTHER, positionMs: 9.5 * MINUTE })
  assert.deepEqual(await unfinished(ben), [])
})

test('the history is searched, walked and emptied, and what comes late does not bring it back', async () => {
  assert.deepEqual((await watched(ben)).ids, [OTHER, SHORT, LONG])
  assert.deepEqual((await watched(ben, 'q=open%20s')).ids, [OTHER, LONG])
  assert.deepEqual((await watched(ben, 'q=seas')).ids, [LONG])
  assert.deepEqual((await watched(ben, `from=${encodeURIComponent(at(-0.5))}`)).ids, [OTHER])
  const first = await watched(ben, 'limit=2')
  assert.deepEqual((await watched(ben, `limit=2&cursor=${first.nextCursor}`)).ids, [LONG])

  const before = at(-1)
  assert.equal((await ben.delete(`/api/watch-history/${OTHER}`)).statusCode, 204)
  assert.equal((await ben.delete(`/api/watch-history/${OTHER}`)).statusCode, 204)
  await tell(ben, { vodId: OTHER, positionMs: MINUTE, ranges: [[0, MINUTE]], at: before })
  assert.deepEqual((await watched(ben)).ids, [SHORT, LONG])
  now = new Date(now.getTime() + MINUTE)
  assert.equal((await tell(ben, { vodId: OTHER, positionMs: MINUTE })).seenPercent, 0)

  const removed = await db.executeQuery(sql`select from playback.progress`.compile(db))
  await ana.delete(`/api/watch-history/${OTHER}`)
  now = new Date(now.getTime() + 40 * 86_400_000)
  await forgetStones(studio.ctx)
  assert.equal(
    (await db.executeQuery(sql`select from playback.progress`.compile(db))).rows.length,
    removed.rows.length - 1,
  )

  assert.equal((await ben.post('/api/watch-history/clear')).statusCode, 204)
  assert.equal((await tell(ben, { vodId: LONG, positionMs: MINUTE, at: at(-1) })).kept, false)
  assert.deepEqual((await watched(ben)).ids, [])
})

test('while the history is paused nothing is written', async () => {
  now = new Date(now.getTime() + MINUTE)
  await ben.put('/api/watch-history/settings', { paused: true })
  assert.deepEqual((await ben.get('/api/watch-history/settings')).json(), { paused: true })
  assert.equal((await tell(ben, { vodId: LONG, positionMs: MINUTE })).kept, false)
  await ben.put('/api/watch-history/settings', { paused: false })
  assert.equal((await tell(ben, { vodId: LONG, positionMs: MINUTE })).kept, true)
})

test('what a browser kept is merged on signing in, the rest is passed over', async () => {
  const cleo = await studio.given.person('Cleo')
  const items = [
    { vodId: LONG, positionMs: 2 * MINUTE, ranges: [[0, 2 * MINUTE]], at: at(-5) },
    { vodId: OTHER, positionMs: 10 * MINUTE, at: at(-6), mark: 'watched' },
    { vodId: SECRET, positionMs: MINUTE, at: at(-5) },
    { vodId: SHORT, positionMs: MINUTE, at: at(-100_000) },
  ]
  for (const _ of [1, 2]) {
    const answer = await cleo.post('/api/watch-progress/merge', { deviceId: 'tab', sentAt: at(0), items })
    assert.deepEqual(answer.json(), { written: 2 })
  }
  assert.deepEqual((await watched(cleo)).ids, [LONG, OTHER])
})

test('a clock that is wrong is corrected, and bad reports are refused', async () => {
  const wrong = (minutes: number) => new Date(Date.parse('2001-01-01T00:00:00Z') + minutes * MINUTE).toISOString()
  const told = await tell(ana, { vodId: SHORT, positionMs: 1000, at: wrong(-1), sentAt: wrong(0) })
  assert.equal(told.updatedAt, at(-1))
  const ranges = Array.from({ length: 10_000 }, (_, n) => [2 * n, 2 * n + 1])
  for (const report of [
    { vodId: SHORT, positionMs: -1 },
    { vodId: SHORT, positionMs: 'NaN' },
    { vodId: SHORT, positionMs: 1e12 },
    { vodId: SHORT, positionMs: 1, ranges },
    { vodId: SHORT, positionMs: 1, ranges: [[5, 5]] },
    { vodId: SHORT, positionMs: 1, ranges: [[-5, 5]] },
    { vodId: SHORT, positionMs: 1, at: '1999-01-01T00:00:00Z' },
    { vodId: SHORT, positionMs: 1, deviceId: '<script>' },
    { vodId: 'x', positionMs: 1 },
  ])
    assert.equal((await ana.post('/api/watch-progress', { deviceId: 'a', ...report })).statusCode, 400)
  assert.equal((await ben.post('/api/watch-progress', { deviceId: 'a', vodId: SECRET, positionMs: 1 })).statusCode, 404)
  assert.equal((await ben.put(`/api/watch-progress/${SECRET}`, { state: 'watched' })).statusCode, 404)
  const stranger = studio.visitor()
  for (const url of ['/api/watch-history', `/api/watch-progress?vodId=${LONG}`])
    assert.equal((await stranger.get(url)).statusCode, 401)
})

test('a video that became private stays in the history without its name, and cannot be found by it', async () => {
  await ana.patch(`/api/creator/videos/${LONG}`, { visibility: 'private' })
  assert.equal((await watched(ben)).items.find(({ vodId }) => vodId === LONG)?.video, null)
  assert.deepEqual((await watched(ben, 'q=seas')).ids, [])
  const shown = await studio.visitor().get(`/api/watch-history/videos?vodIds=${OTHER},${LONG},${SHORT}`)
  assert.deepEqual(
    (shown.json().items as { id: string }[]).map(({ id }) => id),
    [OTHER, SHORT],
    'nor does a browser that keeps its own history get it',
  )
})
