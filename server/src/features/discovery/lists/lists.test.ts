import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { eventually } from '../../../../test/eventually.ts'
import { openStudio } from '../../../../test/studio.ts'
import { givenChannel, givenVideos } from '../given-for-tests.ts'
import { handlers } from '../handlers.ts'
import { askForLists } from '../service.ts'
import { makePopular, makeTrending, makeWentOn } from './make-lists.ts'
import { trendingScore } from './trending-score.ts'

const studio = await openStudio({ after })
const anybody = studio.visitor()
const { clickhouse } = studio.ctx
const HOUR = 3_600_000

type Watched = { videoId: string; channelId: string; viewer: string; at: number; finished?: boolean; outcome?: string }
const COLUMNS =
  'id batch channel_id video_id type at received_at playback_id viewer duration_ms range_from_ms range_to_ms view outcome'.split(
    ' ',
  )

/** A counted view and how far it went, as judging leaves them. */
async function watched(all: readonly Watched[]) {
  const lines = all.flatMap(({ videoId, channelId, viewer, at, finished = false, outcome = 'counted' }) => {
    const playback = crypto.randomUUID()
    return [0, 1].map((n) => {
      const time = new Date(at + n * 60_000).toISOString()
      const counts = n === 0 && outcome === 'counted' ? 1 : 0
      return JSON.stringify([
        crypto.randomUUID(),
        crypto.randomUUID(),
        channelId,
        videoId,
        n === 0 ? 'view' : 'progress',
        time,
        time,
        playback,
        viewer,
        600_000,
        [n === 0 ? 0 : 10_000],
        [n === 0 ? 10_000 : finished ? 599_000 : 90_000],
        counts,
        outcome,
      ])
    })
  })
  await clickhouse.insert('events', COLUMNS, lines.join('\n'))
}

const people = Array.from({ length: 30 }, () => crypto.randomUUID())
const now = Date.now()
const [big, small] = [await givenChannel(studio, 'Big', 'big'), await givenChannel(studio, 'Small', 'small')]
const [usual, old, fresh, teamOnly, second, third] = (
  await givenVideos(studio, big, [
    { title: 'Usual', category: 'music', publishedAt: new Date(now - 2 * HOUR), views: 5 },
    { title: 'Old', category: 'music', publishedAt: new Date(now - 36 * HOUR), views: 7 },
  ])
)
  .concat(
    await givenVideos(studio, small, [
      { title: 'Fresh', category: 'sport', publishedAt: new Date(now - 2 * HOUR) },
      { title: 'Team', category: 'sport', publishedAt: new Date(now - 3 * HOUR) },
      { title: 'Second', category: 'sport', publishedAt: new Date(now - 60 * HOUR) },
      { title: 'Third', category: 'sport', publishedAt: new Date(now - 80 * HOUR) },
    ]),
  )
  .map(String) as [string, string, string, string, string, string]

const titlesOf = (items: { title: string }[]) => items.map(({ title }) => title)

test('trending: viewers of a day against what the channel is used to, halved every twelve hours', async () => {
  assert.equal(trendingScore({ viewers: 20, baseline: 0 }, 0), 2)
  assert.equal(trendingScore({ viewers: 20, baseline: 20 }, 12 * HOUR), 0.5)

  await watched([
    // Big is used to twenty a day.
    ...Array.from({ length: 27 }, (_, day) =>
      people
        .slice(0, 20)
        .map((viewer) => ({ videoId: old, channelId: big, viewer, at: now - (day + 1) * 24 * HOUR - HOUR })),
    ).flat(),
    ...people.slice(0, 20).map((viewer) => ({ videoId: usual, channelId: big, viewer, at: now - HOUR })),
    ...people.slice(0, 20).map((viewer) => ({ videoId: old, channelId: big, viewer, at: now - HOUR })),
    ...people.slice(0, 12).map((viewer) => ({ videoId: fresh, channelId: small, viewer, at: now - HOUR })),
    ...people.map((viewer) => ({ videoId: teamOnly, channelId: small, viewer, at: now - HOUR, outcome: 'self' })),
    ...people.slice(0, 2).map((viewer) => ({ videoId: second, channelId: small, viewer, at: now - HOUR })),
  ])
  const before = (await anybody.get('/api/trending')).json()
  assert.deepEqual([before.items, before.computedAt], [[], null])

  await makeTrending(studio.system)
  const page = (await anybody.get('/api/trending?limit=2')).json()
  assert.deepEqual(titlesOf(page.items), ['Fresh', 'Usual'])
  assert.ok(page.computedAt)
  const next = (await anybody.get(`/api/trending?limit=2&cursor=${page.nextCursor}`)).json()
  assert.deepEqual([titlesOf(next.items), next.nextCursor], [['Old'], null])
  assert.deepEqual(titlesOf((await anybody.get('/api/trending?category=music')).json().items), ['Usual', 'Old'])
  assert.equal((await anybody.get('/api/trending?cursor=x')).json().code, 'request.invalid_cursor')
})

test('what people who finished it went on to: of enough people, in the order they did it', async () => {
  await watched([
    ...people.slice(0, 10).flatMap((viewer) => [
      { videoId: usual, channelId: big, viewer, at: now - 60 * HOUR, finished: true },
      { videoId: third, channelId: small, viewer, at: now - 59 * HOUR },
    ]),
    // One too few; and those who did not finish, or came back a day later.
    ...people.slice(0, 9).map((viewer) => ({ videoId: second, channelId: small, viewer, at: now - 59.5 * HOUR })),
    ...people.slice(10, 30).flatMap((viewer) => [
      { videoId: third, channelId: small, viewer, at: now - 90 * HOUR },
      { videoId: second, channelId: small, viewer, at: now - 89 * HOUR },
    ]),
  ])
  await makeWentOn(studio.system)
  const { rows } = await studio.ctx.database.pool.query('select video_id, next_id from discovery.went_on')
  assert.deepEqual(rows, [{ video_id: usual, next_id: third }])
})

test('related: the channel first, then what others went on to, then the category, without what one does not want', async () => {
  await makePopular(studio.system)
  const [more] = await givenVideos(studio, await givenChannel(studio, 'Other', 'other'), [
    { title: 'More music', category: 'music', views: 3 },
  ])
  await makePopular(studio.system)
  type Item = { video: { title: string; id: string }; reason: { kind: string } }
  const related = async (by: typeof anybody) =>
    ((await by.get(`/api/vods/${usual}/related`)).json().items as Item[]).map(
      ({ video, reason }) => `${video.title}: ${reason.kind}`,
    )
  const expected = ['Old: channel', 'Third: went-on', 'More music: category', 'Fresh: popular']
  assert.deepEqual((await related(anybody)).slice(0, 4), expected)

  const ana = await studio.given.person('Ana')
  await ana.put(`/api/vods/${more}/not-interested`)
  await ana.put(`/api/watch-progress/${third}`, { state: 'watched' })
  assert.deepEqual((await related(ana)).slice(0, 2), ['Old: channel', 'Fresh: popular'])
  assert.equal((await anybody.get(`/api/vods/${crypto.randomUUID()}/related`)).statusCode, 404)
})

test('home: all rows in one answer, one’s own with them', async () => {
  const strange = (await anybody.get('/api/home')).json()
  assert.deepEqual([strange.continue, strange.following], [[], []])
  assert.deepEqual(titlesOf(strange.trending), ['Fresh', 'Usual', 'Old'])
  assert.ok(titlesOf(strange.newest).includes('More music'))
  assert.deepEqual(
    strange.categories.map((each: { category: string }) => each.category),
    ['sport', 'music'],
  )
  const ben = await studio.given.person('Ben')
  await ben.post('/api/watch-progress', { vodId: usual, positionMs: 200_000, deviceId: 'a' })
  await ben.put(`/api/channels/${small}/follow`, { level: 'all' })
  await ben.put(`/api/vods/${fresh}/not-interested`)
  const own = (await ben.get('/api/home')).json()
  assert.deepEqual(
    own.continue.map(({ video, progress }: { video: { id: string }; progress: { positionMs: number } }) => [
      video.id,
      progress.positionMs,
    ]),
    [[usual, 200_000]],
  )
  assert.deepEqual(titlesOf(own.following).slice(0, 1), ['Fresh'])
  assert.deepEqual(titlesOf(own.trending), ['Usual', 'Old'])

  await studio.ctx.database.pool.query(`update content.videos set visibility = 'private' where id = $1`, [old])
  await studio.ctx.broadcast.publish(studio.system, 'content.video', { videoId: old, channelId: big })
  await eventually(async () => !JSON.stringify((await anybody.get('/api/home')).json()).includes('"Old"'))
})

test('lists are asked for once, and made by their job', async () => {
  const made = async () => (await studio.ctx.database.pool.query('select list from discovery.made')).rows.length
  assert.equal(await made(), 3)
  await studio.ctx.database.pool.query('delete from discovery.made')
  await askForLists(studio.ctx)
  await askForLists(studio.ctx)
  const { rows } = await studio.ctx.database.pool.query(
    `select singleton_key as list from pgboss.job where name = 'discovery.make_list' order by 1`,
  )
  assert.deepEqual(
    rows.map(({ list }) => list),
    ['ladder', 'popular', 'trending', 'went_on'],
  )
  await studio.ctx.jobs.work(studio.ctx, handlers)
  await eventually(async () => (await made()) === 3)
  assert.deepEqual(studio.crashes, [])
})
