import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as content from '#features/content/service.ts'
import { type Actor, asSystem } from '#platform/context.ts'
import type { App } from '#platform/http.ts'
import { eventually } from '../../../test/eventually.ts'
import { type Counting, openCounting } from './counting-for-tests.ts'
import type { DashboardAnswer } from './dashboard.ts'

let studio: Counting
let app: App
const actors: Record<string, Actor> = {}
const ends: (() => unknown)[] = []
before(async () => {
  studio = await openCounting({ after: (end) => ends.push(end) }, { clickhouse: true })
  app = await studio.app(actors)
})
after(async () => {
  for (const end of ends.reverse()) await end()
})

const get = (url: string, user?: string) => app.inject({ method: 'GET', url, headers: user ? { 'x-user': user } : {} })

async function channelOf(user: string) {
  const userId = await studio.person()
  const channelId = await studio.channel(userId)
  actors[user] = studio.member(userId, channelId)
  return channelId
}

/** A view with `seconds` played that ended at `at`, by a viewer of its own. */
async function view(vodId: string, at: Date, seconds: number, address: string) {
  const playbackId = crypto.randomUUID()
  studio.setClock(at)
  await studio.send(
    [
      { type: 'start', vodId, playbackId, at: at.getTime() - seconds * 1000 },
      { type: 'progress', vodId, playbackId, at, ranges: [[0, seconds * 1000]] },
    ],
    { address },
  )
}

async function settle() {
  while ((await studio.count())?.events) {}
  while (!(await studio.ship()).done) {}
  await content.refreshFigures(asSystem(studio.ctx))
}

test('reads of articles are counted beside the views, each with its own rule', async (t) => {
  t.after(() => studio.setClock(null))
  const channelId = await channelOf('rosa')
  const article = await studio.video(channelId, { article: true })
  const vodId = await studio.video(channelId)
  const at = new Date('2026-11-20T12:00:00Z')
  await view(vodId, at, 20, '10.0.1.1')
  const read = (address: string, seconds: number, of = article, userAgent?: string) => {
    const about = { vodId: of, playbackId: crypto.randomUUID() }
    return studio.send(
      [
        { type: 'open', ...about, at: at.getTime() - seconds * 1000 },
        { type: 'read', ...about, at, ranges: [[0, 10_000]] },
      ],
      { address, ...(userAgent && { userAgent }) },
    )
  }
  await read('10.0.1.1', 12)
  await read('10.0.1.1', 11)
  await read('10.0.1.2', 5)
  await read('10.0.1.3', 12, article, 'Googlebot/2.1')
  assert.deepEqual(
    (await read('10.0.1.4', 12, vodId)).rejected.map(({ code }: { code: string }) => code),
    ['wrong_kind', 'wrong_kind'],
  )
  await settle()
  studio.setClock(new Date('2026-11-21T12:00:00Z'))
  const { figures, series } = (await get('/api/creator/dashboard?days=7', 'rosa')).json() as DashboardAnswer
  assert.ok(figures)
  assert.deepEqual(
    [figures.views.value, figures.viewers.value, figures.watchTimeMs.value, figures.plays.begun, figures.reads.value],
    [1, 1, 20_000, 1, 1],
  )
  assert.deepEqual([figures.openings.begun, figures.openings.counted], [4, 1])
  assert.deepEqual(figures.openings.notCounted, { too_short: 0, repeat: 1, self: 0, rate: 1, bot: 1 })
  assert.deepEqual(
    series.slice(-2).map((day) => [day.views, day.reads]),
    [
      [1, 1],
      [0, 0],
    ],
  )
  assert.deepEqual(await studio.totals(article), { views: 1, watchMs: 0 }, 'what the library shows')
})

test('views on other sites are told apart by the site that the player was in', async (t) => {
  t.after(() => studio.setClock(null))
  await channelOf('emma')
  const channelId = await channelOf('emil')
  const vodId = await studio.video(channelId)
  const at = new Date('2026-11-20T12:00:00Z')
  const play = (address: string, where: object) => {
    const about = { vodId, playbackId: crypto.randomUUID(), ...where }
    studio.setClock(at)
    return studio.send(
      [
        { type: 'start', ...about, at: at.getTime() - 20_000 },
        { type: 'progress', ...about, at, ranges: [[0, 20_000]] },
      ],
      { address },
    )
  }
  const places = [
    {},
    { place: 'site', host: 'liar.example' },
    { place: 'embed' },
    { place: 'embed', host: 'b.example' },
  ]
  const hosts = ['a.example', 'a.example', 'c.example', 'd.example', 'e.example', 'f.example', 'a.example']
  const all = [...places, ...hosts.map((host) => ({ place: 'embed', host }))]
  for (const [nth, where] of all.entries())
    assert.deepEqual((await play(`10.0.2.${nth}`, where)).rejected, [], JSON.stringify(where))
  assert.equal((await play('10.0.3.1', { place: 'embed', host: 'a.example/private' })).rejected.length, 2)
  await settle()
  studio.setClock(new Date('2026-11-21T12:00:00Z'))
  const asked = async (who: string) =>
    ((await get('/api/creator/dashboard?days=7', who)).json() as DashboardAnswer).figures?.places
  const { definition, ...found } = (await asked('emil')) ?? assert.fail()
  assert.match(definition, /other sites/)
  assert.deepEqual(found, {
    site: 2,
    embed: 9,
    hosts: [
      { host: 'a.example', views: 3 },
      ...['b', 'c', 'd', 'e'].map((name) => ({ host: `${name}.example`, views: 1 })),
    ],
  })
  const none = await asked('emma')
  assert.deepEqual([none?.site, none?.embed, none?.hosts], [0, 0, []])
})

test('the days are those of the reader’s zone, and the totals are the sums of the days', async (t) => {
  t.after(() => studio.setClock(null))
  const channelId = await channelOf('ann')
  const vodId = await studio.video(channelId)
  const other = await studio.video(await channelOf('bob'))
  await view(vodId, new Date('2026-11-10T12:00:00Z'), 20, '10.0.0.1') // in the week before
  await view(vodId, new Date('2026-11-18T12:00:00Z'), 30, '10.0.0.1')
  await view(vodId, new Date('2026-11-20T23:30:00Z'), 10, '10.0.0.1') // in Berlin already the 21st
  await view(vodId, new Date('2026-11-21T00:40:00Z'), 10, '10.0.0.1') // another salt, so another viewer
  await view(vodId, new Date('2026-11-21T01:50:00Z'), 10, '10.0.0.1')
  await view(other, new Date('2026-11-21T02:00:00Z'), 10, '10.0.0.1')
  await settle()
  studio.setClock(new Date('2026-11-21T12:00:00Z'))

  const utc = (await get('/api/creator/dashboard?days=7', 'ann')).json() as DashboardAnswer
  assert.deepEqual(utc.period, { from: '2026-11-15', to: '2026-11-21', days: 7, tz: 'UTC' })
  assert.deepEqual(
    utc.figures && [utc.figures.views.value, utc.figures.watchTimeMs.value, utc.figures.viewers.value],
    [4, 60_000, 3],
  )
  assert.deepEqual(
    utc.figures && [utc.figures.views.previous, utc.figures.views.change, utc.figures.views.n],
    [1, 3, 5],
  )
  assert.equal(utc.figures?.watchTimeMs.change, 2)
  assert.deepEqual(
    utc.series.map((day) => [day.day, day.views, day.watchTimeMs, day.viewers, day.previousViews]),
    [
      ['2026-11-15', 0, 0, 0, 0],
      ['2026-11-16', 0, 0, 0, 0],
      ['2026-11-17', 0, 0, 0, 1],
      ['2026-11-18', 1, 30_000, 1, 0],
      ['2026-11-19', 0, 0, 0, 0],
      ['2026-11-20', 1, 10_000, 1, 0],
      ['2026-11-21', 2, 20_000, 1, 0],
    ],
  )
  const berlin = (await get('/api/creator/dashboard?days=7&tz=Europe/Berlin', 'ann')).json() as DashboardAnswer
  assert.deepEqual(
    berlin.series.slice(-2).map((day) => [day.day, day.views]),
    [
      ['2026-11-20', 0],
      ['2026-11-21', 3],
    ],
  )
  assert.equal(
    berlin.figures?.views.value,
    berlin.series.reduce((sum, day) => sum + day.views, 0),
  )
  assert.deepEqual(utc.figures?.plays && { ...utc.figures.plays, definitions: undefined }, {
    begun: 4,
    counted: 4,
    notCounted: { too_short: 0, repeat: 0, self: 0, rate: 0, bot: 0 },
    bots: { name: 0, sweep: 0, crowd: 0, flood: 0 },
    definitions: undefined,
  })
  assert.equal(utc.latestVideos.length, 1)
  assert.equal(utc.latestVideos[0]?.viewCount, 5)
})

test('every play that is no view stands beside the views with its reason', async (t) => {
  t.after(() => studio.setClock(null))
  const channelId = await channelOf('gus')
  const vodId = await studio.video(channelId)
  const at = new Date('2026-11-20T12:00:00Z')
  studio.setClock(at)
  const play = (seconds: number, claimed = seconds) => {
    const playbackId = crypto.randomUUID()
    const ranges = [[0, claimed * 1000]]
    return [
      { type: 'start', vodId, playbackId, at: at.getTime() - seconds * 1000 },
      { type: 'progress', vodId, playbackId, at, ranges },
    ]
  }
  await studio.send(play(30), { address: '10.2.0.1' })
  await studio.send(play(30), { address: '10.2.0.1' })
  await studio.send(play(30), { address: '10.2.0.1' })
  await studio.send(play(4), { address: '10.2.0.2' })
  await studio.send(play(3, 60), { address: '10.2.0.3' })
  await studio.send(play(30), { address: '10.2.0.4', userAgent: 'Googlebot/2.1' })
  await studio.send(play(30), { actor: actors.gus! }) // made by channelOf
  // Begun before the period, with an event in it.
  const [early, late] = play(30)
  await studio.send([
    { ...early!, at: new Date('2026-11-14T23:59:50Z') },
    { ...late!, at: new Date('2026-11-15T00:00:20Z') },
  ]) // both are there
  await settle()
  studio.setClock(new Date('2026-11-21T12:00:00Z'))
  const { figures } = (await get('/api/creator/dashboard?days=7', 'gus')).json() as DashboardAnswer
  assert.deepEqual(figures?.plays.notCounted, { too_short: 1, repeat: 2, self: 1, rate: 1, bot: 1 })
  assert.deepEqual([figures?.plays.begun, figures?.plays.counted, figures?.plays.bots.name], [7, 1, 1])
  assert.match(figures?.plays.definitions.bot ?? '', /600 videos in an hour/)
})

test('today is provisional, and a channel without views has nothing to compare', async () => {
  await channelOf('new')
  const ask = async (): Promise<DashboardAnswer> =>
    (await get('/api/creator/dashboard?days=28&tz=America/New_York', 'new')).json()
  const found = await ask()
  assert.equal(found.series.length, 28)
  assert.deepEqual(found.series.map((day) => day.provisional).slice(-2), [false, true])
  assert.deepEqual(found.figures && [found.figures.views.value, found.figures.views.change], [0, null])
  assert.equal(found.lag, null)
  const before = new Date()
  await eventually(async () => new Date((await ask()).completeUntil) >= before)
})

test('figures are for the channel’s team', async () => {
  const channelId = await channelOf('cho')
  await channelOf('dan')
  const nobody = await get('/api/creator/dashboard')
  assert.deepEqual([nobody.statusCode, nobody.json().code], [401, 'auth.not_signed_in'])
  const stranger = await get(`/api/creator/dashboard?channelId=${channelId}`, 'dan')
  const missing = await get(`/api/creator/dashboard?channelId=${crypto.randomUUID()}`, 'dan')
  assert.equal(stranger.statusCode, 404)
  assert.deepEqual(stranger.json(), missing.json())
  assert.equal((await get(`/api/creator/dashboard?channelId=${channelId}`, 'cho')).statusCode, 200)
  const { cho } = actors
  assert.ok(cho?.kind === 'user')
  actors.key = { ...cho, via: 'api-key', scopes: ['videos:read'] }
  assert.equal((await get('/api/creator/dashboard', 'key')).statusCode, 403)
})

test('wrong parameters are refused with a code', async () => {
  await channelOf('eve')
  for (const query of ['days=8', 'days=x', 'channelId=1', `tz=${'x'.repeat(65)}`])
    assert.equal((await get(`/api/creator/dashboard?${query}`, 'eve')).json().code, 'request.invalid', query)
  assert.equal(
    (await get(`/api/creator/dashboard?tz=${encodeURIComponent("UTC') OR 1=1 --")}`, 'eve')).json().code,
    'analytics.unknown_time_zone',
  )
})

test('while ClickHouse hangs the last figures are there, and it says how old they are', async (t) => {
  const vodId = await studio.video(await channelOf('hal'))
  await view(vodId, new Date(), 20, '10.3.0.1')
  studio.setClock(null)
  await settle()
  const good = (await get('/api/creator/dashboard?days=7', 'hal')).json() as DashboardAnswer
  const wake = studio.hangClickHouse()
  t.after(wake)
  for (let times = 0; times < 2; times++) {
    const answer = (await get('/api/creator/dashboard?days=7', 'hal')).json() as DashboardAnswer
    assert.equal(answer.figures?.views.value, 1)
    assert.deepEqual([answer.lag?.reason, answer.lag?.since], ['clickhouse_unavailable', good.completeUntil])
    assert.equal(answer.completeUntil, good.completeUntil)
  }
  wake()
  await eventually(
    async () => ((await get('/api/creator/dashboard?days=7', 'hal')).json() as DashboardAnswer).lag === null,
  )
})

test('without ClickHouse everything but the figures is there, and it says since when they lag', async () => {
  const vodId = await studio.video(await channelOf('fay'))
  await settle()
  await studio.killClickHouse()
  const before = Date.now()
  await studio.send([{ type: 'start', vodId }])
  await studio.count()
  const away = (await get('/api/creator/dashboard?days=7', 'fay')).json() as DashboardAnswer
  assert.equal(away.figures, null)
  assert.deepEqual(away.series, [])
  assert.equal(away.latestVideos.length, 1)
  assert.equal(away.lag?.reason, 'clickhouse_unavailable')
  assert.ok(Date.parse(away.lag?.since ?? '') >= before - 400) // a look at the progress is kept for 300 ms
  await studio.startClickHouse()
  const back = (await get('/api/creator/dashboard?days=7', 'fay')).json() as DashboardAnswer
  assert.notEqual(back.figures, null)
  await settle()
  const [batch] = await studio.sql<{ received_from: Date }>(
    `insert into analytics.batches (id, query_id, rows, at_from, at_to, received_from, channels, body)
     values (gen_random_uuid(), gen_random_uuid(), 1, now(), now(), now() - interval '1 hour', '{}', '') returning received_from`,
  )
  await new Promise((wake) => setTimeout(wake, 350)) // the look at the progress is kept for 300 ms
  const late = (await get('/api/creator/dashboard?days=7', 'fay')).json() as DashboardAnswer
  assert.equal(late.lag?.reason, 'catching_up')
  assert.ok(Math.abs(Date.parse(late.completeUntil) - Number(batch?.received_from)) < 10_000)
})
