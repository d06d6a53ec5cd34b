import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { asSystem, forActor, inTransaction } from '#platform/context.ts'
import { eventually } from '../../../../test/eventually.ts'
import { openStudio } from '../../../../test/studio.ts'
import { setTranscript } from '../search.ts'
import { addVideoStats, refreshFigures } from '../service.ts'
import { searchedVideos } from './queries.ts'

const studio = await openStudio({ after })
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
await ana.get('/api/creator/videos') // makes the channel
const channelId: string = (await ana.get('/api/me')).json().channels[0].id
const db = asSystem(studio.ctx).db

type Given = {
  title: string
  description?: string
  tags?: string[]
  category?: string
  status?: string
  visibility?: string
  duration?: number
  views?: number
  likes?: number
}
const given: Given[] = [
  {
    title: 'Baking bread',
    tags: ['Food', 'slow'],
    category: 'howto',
    visibility: 'public',
    duration: 60_000,
    views: 5,
  },
  { title: 'Élan of the sea', description: 'Waves and wind', visibility: 'unlisted', duration: 10_000, views: 50 },
  { title: 'Über den Wolken', status: 'failed', duration: 5_000, tags: ['food'] },
  { title: '日本語の話', status: 'processing', duration: 90_000, views: 7, visibility: 'public' },
  { title: 'apples', duration: 30_000, views: 7, likes: 3, visibility: 'public' },
]
const ids = given.map((_, n) => `01970000-0000-7000-8000-00000000000${n}`)
for (const [n, video] of given.entries()) {
  await sql`insert into content.videos (id, channel_id, title, description, tags, category, status, visibility, duration_ms, created_at)
    values (${ids[n]}, ${channelId}, ${video.title}, ${video.description ?? ''}, ${video.tags ?? []}::text[], ${video.category ?? null},
      ${video.status ?? 'ready'}, ${video.visibility ?? 'private'}, ${video.duration ?? null}, ${`2026-01-0${n + 1}T12:00:00Z`})`.execute(
    db,
  )
  await sql`insert into content.video_stats (video_id, views, watch_ms, seen_ms, likes)
    values (${ids[n]}, ${video.views ?? 0}, 0, ${(video.views ?? 0) * 1000 * n}, ${video.likes ?? 0})`.execute(db)
}
await sql`select content.sort_again(${ids}::uuid[])`.execute(db)

const list = async (query: string) => {
  const answer = await ana.get(`/api/creator/videos?${query}`)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json() as { items: { id: string; title: string }[]; nextCursor: string | null; total?: number }
}
const numbers = async (query: string) => (await list(query)).items.map(({ id }) => ids.indexOf(id)).join('')

test('every order, in both directions, with ties in the order of time', async () => {
  const orders: Record<string, string> = {
    created: '01234',
    title: '40123', // accents count as their letters; what is not written in Latin comes last
    duration: '21403',
    views: '20341',
    likes: '01234',
    completion: '02314',
    visibility: '21034',
    status: '30142',
  }
  for (const [sort, expected] of Object.entries(orders)) {
    assert.equal(await numbers(`sort=${sort}&order=asc`), expected, sort)
    assert.equal(await numbers(`sort=${sort}&order=desc`), [...expected].reverse().join(''), `${sort} downwards`)
  }
})

test('filters: any value of one list, all lists together, and how many there are', async () => {
  assert.equal(await numbers('order=asc&status=failed,processing'), '23')
  assert.equal(await numbers('order=asc&status=failed&status=processing'), '23')
  assert.equal(await numbers('order=asc&visibility=public&status=ready'), '04')
  assert.equal(await numbers('order=asc&category=none'), '1234')
  assert.equal(await numbers('order=asc&category=howto,none&visibility=unlisted,public&sort=views'), '0341')
  assert.equal(await numbers('order=asc&tag=food'), '02')
  assert.equal(await numbers('order=asc&from=2026-01-02&to=2026-01-03'), '12')
  assert.equal(await numbers('order=asc&from=2026-01-02T13:00:00Z&sort=duration'), '243')
  assert.equal((await list('visibility=public&limit=1')).total, 3)
  assert.equal((await ana.get('/api/creator/videos?status=gone')).statusCode, 400)
  assert.equal((await ana.get('/api/creator/videos?from=yesterday')).statusCode, 400)
})

test('search knows title, description, tags and what is said, the last word as it is being typed', async () => {
  await inTransaction(asSystem(studio.ctx), (tx) => setTranscript(tx, ids[0] ?? '', 'Knead the dough. Ça va?'))
  const finds = async (q: string) => numbers(`order=asc&q=${encodeURIComponent(q)}`)
  assert.equal(await finds('elan'), '1')
  assert.equal(await finds('UBER wol'), '2')
  assert.equal(await finds('wind sea'), '1', 'words of title and description together')
  assert.equal(await finds('wolk '), '', 'a word that is ended has to be whole')
  assert.equal(await finds('slow'), '0')
  assert.equal(await finds('本'), '3')
  assert.equal(await finds('ca dou'), '0', 'what is said')
  assert.equal(await finds("it's a 'quoted' & (odd) | !query:*"), '')
  assert.equal(await finds('!!'), '01234', 'nothing to look for')
  assert.equal(await numbers('q=food&visibility=public'), '0')
  await ana.patch(`/api/creator/videos/${ids[0]}`, { title: 'Rye' })
  assert.equal(await eventually(async () => (await finds('baking')) === '' && 'gone'), 'gone')
  assert.equal(await finds('rye dough'), '0', 'what is said stays when the title changes')
  await ana.patch(`/api/creator/videos/${ids[0]}`, { tags: ['Food', 'Rye', 'dough pan', 'crust'] })
  assert.equal(await eventually(async () => (await finds('crust pan')) || null), '0')
  assert.equal(await finds('crust knead ry'), '0', 'words of a tag, of what is said and of the title together')
  assert.equal((await numbers('tag=crust&q=knead')) + (await numbers('tag=crust&q=wolken')), '0')
  assert.equal(await numbers('order=asc&tag=crust,food'), '02')
  await ana.patch(`/api/creator/videos/${ids[0]}`, { tags: ['Food', 'slow'] })
  assert.equal(await eventually(async () => (await finds('crust')) === '' && 'gone'), 'gone')
  assert.equal((await finds('pan')) + (await numbers('tag=rye')), '', 'a tag takes its words along')
  assert.equal(await finds('rye dough food slow'), '0', 'except those that are in the title, or said')
  await sql`delete from content.video_tags where video_id = ${ids[0]}`.execute(db)
  await sql`update content.video_search s set holds_tags = true, vector = vector || content.search_vector(channel_id, '{food,slow}', '{Food,slow}')
    where video_id = ${ids[0]}`.execute(db)
  const both = async () => `${await finds('knead slow')} ${await numbers('order=asc&tag=food')}`
  assert.equal(await both(), '0 02', 'tags as they were kept before migration T0740')
  await ana.patch(`/api/creator/videos/${ids[0]}`, { tags: ['Food'] })
  assert.equal(await eventually(async () => (await finds('slow')) === '' && both()), ' 02')
  await ana.patch(`/api/creator/videos/${ids[0]}`, { tags: ['Food', 'slow'] })
})

test('pages follow each other in any order, and a cursor is good for its own list only', async () => {
  for (const query of [
    'sort=views&order=desc',
    'sort=title&order=asc',
    'sort=visibility&order=asc',
    'q=a&order=asc&sort=duration',
  ]) {
    const whole = await numbers(query)
    let walked = ''
    let cursor = ''
    do {
      const page = await list(`${query}&limit=2${cursor && `&cursor=${cursor}`}`)
      walked += page.items.map(({ id }) => ids.indexOf(id)).join('')
      assert.equal(page.total === undefined, cursor !== '', 'the first page tells how many there are')
      cursor = page.nextCursor ?? ''
    } while (cursor)
    assert.equal(walked, whole)
  }
  const { nextCursor } = await list('sort=views&limit=2')
  assert.ok(nextCursor)
  const [seal, body = ''] = nextCursor.split('.')
  const [key, id] = JSON.parse(Buffer.from(body, 'base64url').toString())
  const edited = `${seal}.${Buffer.from(JSON.stringify([key + 1, id])).toString('base64url')}`
  for (const query of [
    `sort=likes&cursor=${nextCursor}`,
    `sort=views&order=asc&cursor=${nextCursor}`,
    `sort=views&status=ready&cursor=${nextCursor}`,
    `sort=views&cursor=${edited}`,
    'cursor=none',
    'cursor=a.b',
  ]) {
    const answer = await ana.get(`/api/creator/videos?${query}`)
    assert.deepEqual([answer.statusCode, answer.json().code], [400, 'request.invalid_cursor'], query)
  }
})

test('what is counted moves a video to its place a little later', async () => {
  await inTransaction(asSystem(studio.ctx), (tx) =>
    addVideoStats(tx, [{ videoId: ids[2] ?? '', views: 1000, watchMs: 2_000_000, seenMs: 1_500_000 }]),
  )
  assert.notEqual((await numbers('sort=views&limit=1'))[0], '2')
  await refreshFigures(studio.ctx)
  assert.equal(await numbers('sort=views&limit=1'), '2')
  const [video] = (await ana.get('/api/creator/videos?sort=views&limit=1')).json().items
  assert.deepEqual([video.viewCount, video.watchTimeMs, video.completion], [1000, 2_000_000, 0.3])
  assert.equal((await ana.get(`/api/creator/videos/${ids[2]}`)).json().completion, 0.3)
})

test('the trash is not listed, and what comes back is found again', async () => {
  const before = await numbers('order=asc')
  await ana.delete(`/api/creator/videos/${ids[4]}`)
  assert.equal(await numbers('order=asc&q=apples'), '')
  await ana.post(`/api/creator/videos/${ids[4]}/restore`)
  await studio.newsHeard() // what words find is kept until then
  assert.equal(await numbers('order=asc&q=apples'), '4')
  assert.equal(await numbers('order=asc'), before)
  assert.equal(await numbers('sort=likes&limit=1'), '4', 'with its figures')
})

test('words that many videos have fill a page at once, and are counted apart', async () => {
  await sql`insert into content.videos (id, channel_id, title, created_at)
    select ('01970000-0000-7000-8000-0000000001' || lpad(n::text, 2, '0'))::uuid, ${channelId}, 'Lesson ' || n, '2025-01-01'
    from generate_series(1, 45) n`.execute(db)
  const pages: string[][] = []
  let cursor = ''
  do {
    const page = await list(`q=less&sort=title&order=desc&limit=20${cursor && `&cursor=${cursor}`}`)
    assert.equal(page.total, undefined)
    pages.push(page.items.map(({ title }) => title))
    cursor = page.nextCursor ?? ''
  } while (cursor)
  assert.deepEqual(
    pages.map((page) => page.length),
    [20, 20, 5],
  )
  assert.equal(new Set(pages.flat()).size, 45)
  assert.deepEqual((await ana.get('/api/creator/videos/count?q=less')).json(), { total: 45 })
  assert.equal((await list('q=lesson+4&limit=20')).total, 7, 'few are counted with the page')
  await sql`delete from content.videos where title like 'Lesson %'`.execute(db)
})

test('tags that many videos have, with words that few or many have', async () => {
  await sql`insert into content.videos (id, channel_id, title, description, tags, created_at)
    select ('01970000-0000-7000-8000-000000002' || lpad(n::text, 3, '0'))::uuid, ${channelId}, 'Match ' || n,
      case when n % 200 = 0 then 'zelda' else '' end, '{Gaming}', '2024-01-01' from generate_series(1, 650) n`.execute(
    db,
  )
  const found = async (query: string) => {
    const { items, total } = await list(`limit=30&sort=title&${query}`)
    return [items.length, total]
  }
  const counted = async (query: string) => (await ana.get(`/api/creator/videos/count?${query}`)).json().total
  for (const query of ['q=gaming+zelda', 'q=zelda+gaming', 'tag=gaming&q=zel', 'tag=gaming,none&q=zelda+match'])
    assert.deepEqual([await found(query), await counted(query)], [[3, 3], 3], query)
  for (const query of ['q=gaming+match', 'tag=gaming', 'tag=gaming&q=matc', 'q=match', 'q=gam'])
    assert.deepEqual([await found(query), await counted(query)], [[30, undefined], 650], query)
  assert.deepEqual(await found('q=gaming+match&status=failed'), [0, 0])
  assert.deepEqual(await found('q=gaming+bread'), [0, 0])
  await sql`delete from content.videos where title like 'Match %'`.execute(db)
})

test("a stranger neither lists nor searches another's channel", async () => {
  const answer = await ben.get(`/api/creator/videos?channelId=${channelId}&q=rye`)
  assert.equal(answer.statusCode, 404)
  assert.equal((await ben.get('/api/creator/videos?q=rye')).json().items.length, 0)
  // The second lock, which row security is elsewhere: the statement itself asks whose ids come with it.
  const found = async (ownId: string) => {
    const channels = [{ id: ownId, role: 'owner' as const }]
    const userId = '01970000-0000-7000-8000-000000000099'
    const by = forActor(studio.ctx, { kind: 'user', userId, operator: false, channels, via: 'session', scopes: null })
    const page = { sort: 'created', order: 'desc', after: null, limit: 51 } as const
    return (await searchedVideos(by, { channelId, filter: { q: 'apples' }, listed: null }, page)).length
  }
  assert.deepEqual([await found(channelId), await found('01970000-0000-7000-8000-000000000098')], [1, 0])
})

test('what the filters can be set to, and how often each value is there', async () => {
  const facets = (await ana.get('/api/creator/videos/facets')).json()
  assert.equal(facets.total, 5)
  assert.deepEqual(facets.status, [
    { value: 'ready', count: 3 },
    { value: 'failed', count: 1 },
    { value: 'processing', count: 1 },
  ])
  assert.deepEqual(facets.category, [
    { value: 'none', count: 4 },
    { value: 'howto', count: 1 },
  ])
  assert.equal(facets.tags.length, 3)
  assert.equal((await ben.get(`/api/creator/videos/facets?channelId=${channelId}`)).statusCode, 404)
})

test('a view is saved under a name for oneself, and saving it again replaces it', async () => {
  const views = '/api/creator/video-views'
  const made = await ana.post(views, { name: ' Drafts\u202e ', search: { visibility: 'private', sort: 'views' } })
  assert.equal(made.statusCode, 201, made.body)
  const { id } = made.json()
  await ana.post(views, { name: 'Drafts', search: { visibility: 'private' } })
  assert.deepEqual(
    (await ana.get(views)).json().items.map((view: { name: string; search: object }) => [view.name, view.search]),
    [['Drafts', { visibility: 'private' }]],
  )
  assert.equal((await ana.patch(`${views}/${id}`, { name: 'Old drafts' })).json().name, 'Old drafts')
  for (const answer of [
    await ben.patch(`${views}/${id}`, { name: 'Mine' }),
    await ben.delete(`${views}/${id}`),
    await ben.get(`${views}?channelId=${channelId}`),
  ])
    assert.equal(answer.statusCode, 404)
  assert.equal((await ana.post(views, { name: '', search: {} })).statusCode, 400)
  assert.equal((await ana.post(views, { name: 'Big', search: { q: 'x'.repeat(1001) } })).statusCode, 400)
  for (let n = 1; n < 50; n++) await ana.post(views, { name: `View ${n}`, search: {} })
  const full = await ana.post(views, { name: 'One more', search: {} })
  assert.deepEqual([full.statusCode, full.json().code], [422, 'content.too_many_views'])
  assert.equal((await ana.delete(`${views}/${id}`)).statusCode, 204)
  assert.equal((await ana.delete(`${views}/${id}`)).statusCode, 404)
})
