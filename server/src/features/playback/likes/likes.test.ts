import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { follow } from '#features/accounts/follows/follows.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import { eventually } from '../../../../test/eventually.ts'
import { assertProblem } from '../../../../test/problems.ts'
import { openStudio, type Person } from '../../../../test/studio.ts'
import { bringLikes, like, unlike } from './likes.ts'

const studio = await openStudio({ after })
const db = studio.ctx.database.owner
const rowsOf = async <T>(query: RawBuilder<T>) => (await query.execute(db)).rows
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
await ana.get('/api/creator/videos') // makes the channel
const [channel] = (await ana.get('/api/me')).json().channels

let videos = 0
async function video(title: string, visibility = 'public', channelId: string = channel.id): Promise<string> {
  const id = `01970000-0000-7000-8000-${String(++videos).padStart(12, '0')}`
  await sql`insert into content.videos (id, channel_id, title, status, visibility, duration_ms, created_at, published_at)
    values (${id}, ${channelId}, ${title}, 'ready', ${visibility}, 600000, now(), now())`.execute(db)
  return id
}
const likeCount = async (id: string) => (await studio.visitor().get(`/api/vods/${id}`)).json().likeCount
const countOf = async (kind: string, subject: string) =>
  (
    await rowsOf(
      sql<{
        n: number
      }>`select coalesce(sum(n), 0)::bigint as n from platform.counters where kind = ${kind} and subject = ${subject}`,
    )
  )[0]?.n

/** Somebody with an account, without the second that a password takes. */
async function someone(): Promise<Ctx> {
  const userId = randomUUID()
  await sql`insert into auth."user" (id, name, email, "emailVerified") values (${userId}, 'Somebody', ${`${userId}@example.org`}, true)`.execute(
    db,
  )
  return forActor(studio.ctx, { kind: 'user', userId, operator: false, channels: [], via: 'session', scopes: null })
}
const many = (n: number) => Promise.all(Array.from({ length: n }, someone))

test('likes of many at once are exact, whatever order they come in and however often', async () => {
  const id = await video('Loved')
  const people = await many(32)
  // Each changes their mind several times; the last thing they did is known.
  await Promise.all(
    people.map(async (person, n) => {
      for (let time = 0; time < 5; time++) {
        await Promise.all([like(person, id), like(person, id)])
        if (time < 4 || n % 2 === 0) await unlike(person, id)
      }
    }),
  )
  assert.equal(await countOf('likes', id), 16)
  const shards = await rowsOf(sql<{ n: number }>`select n from platform.counters where subject = ${id}`)
  assert.ok(shards.length > 1 && shards.every(({ n }) => n > 0), 'spread, and none below nothing')
  assert.deepEqual((await ben.put(`/api/vods/${id}/like`)).json(), { liked: true, likeCount: 17 })
  await Promise.all([bringLikes(studio.ctx), bringLikes(studio.ctx)])
  await bringLikes(studio.ctx)
  const [stats] = await rowsOf(sql<{ likes: number }>`select likes from content.video_stats where video_id = ${id}`)
  assert.equal(stats?.likes, 17)
  assert.equal(await likeCount(id), 17)
  assert.deepEqual(await rowsOf(sql`select 1 from platform.counters_changed`), [])
  const noted = await rowsOf(sql`select 1 from content.video_figures_changed where video_id = ${id}`)
  assert.equal(noted.length, 1, 'lists sort by it')
})

test('connections that are cut in the middle leave rows and totals that agree', async () => {
  const id = await video('Cut')
  const people = await many(32)
  let cut = 0
  let working = people.length
  const killing = (async () => {
    while (working > 0)
      cut += (
        await rowsOf(sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
            and query like '%playback.likes%' order by random() limit 1`)
      ).length
  })()
  await Promise.all(
    people.map(async (person) => {
      for (let time = 0; time < 8 || (cut < 3 && time < 60); time++) {
        await like(person, id).catch(() => {})
        if (time % 3 === 1) await unlike(person, id).catch(() => {})
        await bringLikes(studio.ctx).catch(() => {})
      }
      working--
    }),
  )
  await killing
  assert.ok(cut > 0, 'some were cut')
  // Until none of the cut ones is lent out any more: one may have been idle when it was cut.
  await eventually(() => Promise.all(Array.from({ length: 20 }, () => rowsOf(sql`select 1`))))
  const rows = await rowsOf(sql`select 1 from playback.likes where video_id = ${id}`)
  assert.equal(await countOf('likes', id), rows.length)
  await eventually(() => bringLikes(studio.ctx).then(() => true))
  assert.equal(await likeCount(id), rows.length)
  for (const person of people) await eventually(() => like(person, id))
  assert.equal(await countOf('likes', id), people.length)
})

test('what I like is listed, liked last first, without what I may not see', async () => {
  const [one, two, three] = [await video('One'), await video('Two'), await video('Three')]
  for (const id of [one, two, three]) await ben.put(`/api/vods/${id}/like`)
  await ana.patch(`/api/creator/videos/${two}`, { visibility: 'private' })
  const page = (await ben.get('/api/liked?limit=2')).json()
  assert.deepEqual(
    page.items.map((item: { vodId: string; video: { title: string } | null }) => [item.vodId, item.video?.title]),
    [
      [three, 'Three'],
      [two, undefined],
    ],
  )
  const next = (await ben.get(`/api/liked?limit=2&cursor=${page.nextCursor}`)).json()
  assert.equal(next.items[0].vodId, one)
  assertProblem(await ben.get('/api/liked?cursor=x'), 400, 'request.invalid_cursor')
  assertProblem(await studio.visitor().get('/api/liked'), 401, 'auth.not_signed_in')
  // Who watches is looked up again when the news of the change is here.
  await eventually(async () => (await ben.put(`/api/vods/${two}/like`)).statusCode === 404)
  // Whoever liked it can stop, and hears no total.
  assert.deepEqual((await ben.delete(`/api/vods/${two}/like`)).json(), { liked: false, likeCount: null })
  const missing = `01970000-0000-7000-8000-${'f'.repeat(12)}`
  assertProblem(await ben.put(`/api/vods/${missing}/like`), 404, 'content.video_not_found')
  assert.deepEqual((await ben.delete(`/api/vods/${missing}/like`)).json(), { liked: false, likeCount: null })
})

test('a share is counted once for each key, also of somebody signed out', async () => {
  const id = await video('Passed on')
  const visitor = studio.visitor('', '198.51.100.7')
  const share = (who: Pick<Person, 'post'>, key?: string, to = 'link', of = id) =>
    who.post(`/api/vods/${of}/share`, { to }, key ? { 'idempotency-key': key } : {})
  const answers = await Promise.all(Array.from({ length: 8 }, () => share(visitor, 'k1')))
  for (const answer of answers) assert.equal(answer.statusCode, 200, answer.body)
  assert.deepEqual((await share(visitor, 'k1')).json(), { shareCount: 1 })
  assert.deepEqual((await share(ben, 'k1')).json(), { shareCount: 2 }, 'the key of somebody else')
  assert.deepEqual((await share(ben, undefined, 'x')).json(), { shareCount: 3 })
  assertProblem(await share(visitor, 'k1', 'x'), 422, 'request.idempotency_key_reused')
  assertProblem(await share(visitor, 'k2', 'pigeon'), 400, 'request.invalid')
  assertProblem(await share(visitor, 'k3', 'link', await video('Secret', 'private')), 404, 'content.video_not_found')
  const more = await Promise.all(Array.from({ length: 30 }, () => share(visitor)))
  const refused = more.find(({ statusCode }) => statusCode === 429)
  assert.ok(refused)
  assertProblem(refused, 429, 'request.too_many')
  const counted = more.filter(({ statusCode }) => statusCode === 200).length
  assert.equal(await countOf('shares', id), 3 + counted)
})

test('what I did with a video is one answer, apart from the public one', async () => {
  const id = await video('Mine')
  const of = async (who: Person) => (await who.get(`/api/vods/${id}/mine`)).json()
  const before = await of(ben)
  assert.deepEqual(
    [before.liked, before.following, before.rating, before.history],
    [false, null, null, { paused: false }],
  )
  assert.equal(before.progress.state, 'unwatched')
  await ben.put(`/api/vods/${id}/like`)
  await ben.put(`/api/channels/${channel.id}/follow`, { level: 'all' })
  await ben.post('/api/watch-progress', { vodId: id, deviceId: 'tab', positionMs: 300_000 })
  const since = await of(ben)
  assert.deepEqual([since.liked, since.following, since.progress.resumeMs], [true, 'all', 300_000])
  assertProblem(await studio.visitor().get(`/api/vods/${id}/mine`), 401, 'auth.not_signed_in')
  assertProblem(await ben.get(`/api/vods/${await video('Not yours', 'private')}/mine`), 404, 'content.video_not_found')
})

test('videos and channels that do not interest me are remembered until I say otherwise', async () => {
  const id = await video('Dull')
  const paths = [`/api/vods/${id}/not-interested`, `/api/channels/${channel.id}/not-interested`]
  for (const path of [...paths, ...paths]) assert.equal((await ben.put(path)).statusCode, 204)
  const list = async () =>
    (await ben.get('/api/not-interested')).json().items.map((item: object) => ({ ...item, at: 0 }))
  assert.deepEqual(await list(), [
    { kind: 'channel', id: channel.id, name: channel.name, at: 0 },
    { kind: 'video', id, name: 'Dull', at: 0 },
  ])
  assert.deepEqual((await ana.get('/api/not-interested')).json().items, [])
  assert.equal((await ben.delete(paths[1] ?? '')).statusCode, 204)
  assert.deepEqual(await list(), [{ kind: 'video', id, name: 'Dull', at: 0 }])
  assertProblem(await ben.put(`/api/channels/${id}/not-interested`), 404, 'accounts.channel_not_found')
  // What a browser kept before somebody signed in, twice: what is not there is passed over.
  const ids = [channel.id, '01970000-0000-7000-8000-00000000000d', id, channel.id]
  const merge = async () => (await ben.post('/api/not-interested/merge', { ids })).json()
  assert.deepEqual([await merge(), await merge()], [{ written: 1 }, { written: 0 }])
  assert.deepEqual(
    (await list()).map((item: { kind: string }) => item.kind),
    ['channel', 'video'],
  )
  assertProblem(await studio.visitor().post('/api/not-interested/merge', { ids }), 401, 'auth.not_signed_in')
  assertProblem(await ben.post('/api/not-interested/merge', { ids: ['x'] }), 400, 'request.invalid')
})

test('an account and a video take their likes along, and totals are right again', async () => {
  const [one, two] = [await video('Stays'), await video('Goes')]
  const people = await many(12)
  for (const id of [one, two]) await Promise.all(people.map((person) => like(person, id)))
  for (const person of people) await follow(person, channel.handle, 'none')
  const followers = await countOf('followers', channel.id)
  assert.equal((await ana.get(`/api/channels/${channel.id}`)).json().followerCount, followers)
  await bringLikes(studio.ctx)
  const goes = people.slice(0, 5).map(({ actor }) => (actor.kind === 'user' ? actor.userId : ''))
  // As the program deletes accounts for good, one in a commit, while others go on.
  await Promise.all([
    ...goes.map((userId) => sql`delete from auth."user" where id = ${userId}`.execute(studio.system.db)),
    ...people.slice(5).map((person) => unlike(person, two)),
  ])
  assert.equal(await countOf('likes', one), 7)
  assert.equal(await countOf('likes', two), 0)
  assert.equal(await countOf('followers', channel.id), (followers ?? 0) - 5)
  await bringLikes(studio.ctx)
  assert.equal(await likeCount(one), 7)
  const left = '01970000-0000-7000-8000-00000000000c'
  await sql`insert into accounts.channels (id, handle, name) values (${left}, 'left', 'Left')`.execute(db)
  for (const person of people.slice(5)) await follow(person, left, 'all')
  assert.equal(await countOf('followers', left), 7)
  await sql`delete from accounts.channels where id = ${left}`.execute(studio.system.db)
  await sql`delete from content.videos where id = ${one}`.execute(studio.system.db)
  for (const id of [one, two, left])
    assert.deepEqual(
      await rowsOf(sql`select 1 from platform.counters where subject = ${id}`),
      [],
      'nothing is left of it',
    )
  await bringLikes(studio.ctx)
})
