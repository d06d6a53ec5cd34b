import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { asSystem } from '#platform/context.ts'
import { assertProblem } from '../../../../test/problems.ts'
import { openStudio } from '../../../../test/studio.ts'
import { replaceTrending } from '../service.ts'

const studio = await openStudio({ after })
const ana = await studio.given.person('Ana')
await ana.get('/api/creator/videos') // makes the channel
const channel: { id: string; handle: string } = (await ana.get('/api/me')).json().channels[0]
const db = asSystem(studio.ctx).db

const TITLES = ['Bread', 'Harbour', 'Garden', 'Bread again', 'Mountains', 'Secret bread', 'Rivers']
const VIEWS = [5, 50, 7, 7, 0, 900, 1]
const ids = TITLES.map((_, n) => `01970000-0000-7000-8000-00000000000${n}`)
for (const [n, title] of TITLES.entries()) {
  await sql`insert into content.videos (id, channel_id, title, status, visibility, duration_ms, created_at, published_at)
    values (${ids[n]}, ${channel.id}, ${title}, 'ready', ${n === 5 ? 'private' : 'public'}, 60000,
      '2025-01-01', ${`2026-01-0${n + 1}T12:00:00Z`})`.execute(db)
  await sql`insert into content.video_stats (video_id, views) values (${ids[n]}, ${VIEWS[n]})`.execute(db)
}
await sql`select content.sort_again(${ids}::uuid[])`.execute(db)
await replaceTrending(asSystem(studio.ctx), [
  { videoId: ids[4] ?? '', score: 0.7 },
  { videoId: ids[5] ?? '', score: 9 },
  { videoId: ids[0] ?? '', score: 1 / 3 },
  { videoId: '01970000-0000-7000-8000-000000000099', score: 2 },
])

const path = `/api/channels/${channel.handle}/vods`
async function list(query: string, limit = 100): Promise<string> {
  let found = ''
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await studio.visitor().get(`${path}?${query}&limit=${limit}${cursor && `&cursor=${cursor}`}`)
    assert.equal(page.statusCode, 200, page.body)
    const { items, nextCursor } = page.json() as { items: { id: string }[]; nextCursor: string | null }
    found += items.map(({ id }) => ids.indexOf(id)).join('')
    cursor = nextCursor
  }
  return found
}

test('newest, most watched, and trending before the most watched, page by page', async () => {
  for (const limit of [1, 2, 3, 100]) {
    assert.equal(await list('', limit), '643210')
    assert.equal(await list('sort=views', limit), '132064')
    assert.equal(await list('sort=trending', limit), '401326')
  }
})

test('searched, and of a period, in any order', async () => {
  assert.equal(await list('q=bread'), '30')
  assert.equal(await list('q=bre&sort=views'), '30')
  assert.equal(await list('q=bread&sort=trending'), '03')
  assert.equal(await list('q=secret'), '')
  assert.equal(await list('q=%25%26!'), '643210')
  assert.equal(await list('from=2026-01-02&to=2026-01-04'), '321')
  assert.equal(await list('from=2026-01-02T13:00:00Z&to=2026-01-04&sort=views'), '32')
  assert.equal(await list('from=2026-01-05&sort=trending'), '46')
})

test('what was not asked for properly is refused', async () => {
  const visitor = studio.visitor()
  for (const query of ['sort=likes', 'from=yesterday', 'limit=0', `q=${'x'.repeat(201)}`])
    assertProblem(await visitor.get(`${path}?${query}`), 400, 'request.invalid', query)
  const { nextCursor } = (await visitor.get(`${path}?limit=1`)).json()
  assertProblem(await visitor.get(`${path}?sort=views&cursor=${nextCursor}`), 400, 'request.invalid_cursor')
  assertProblem(await visitor.get('/api/channels/nobody/vods'), 404, 'accounts.channel_not_found')
})
