import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { eventually } from '../../../../test/eventually.ts'
import { assertProblem } from '../../../../test/problems.ts'
import { openStudio, type Person } from '../../../../test/studio.ts'
import { beginTelling, tellFollowers } from './tell-followers.ts'

let now = new Date('2026-11-20T10:00:00Z')
const studio = await openStudio({ after }, { worker: true, clock: () => now })
const db = studio.ctx.database.owner
const rowsOf = async <T>(query: RawBuilder<T>) => (await query.execute(db)).rows
const ana = await studio.given.person('Ana')
const [all, some, none] = [
  await studio.given.person('All'),
  await studio.given.person('Some'),
  await studio.given.person('None'),
]
const channelOf = async (who: Person) => {
  await who.get('/api/creator/videos') // makes the channel
  return (await who.get('/api/me')).json().channels[0] as { id: string; handle: string }
}
const channel = await channelOf(ana)
const never = new AbortController().signal

let videos = 0
async function video(title: string, visibility = 'private', channelId = channel.id): Promise<string> {
  const id = `01970000-0000-7000-8000-${String(++videos).padStart(12, '0')}`
  await sql`insert into content.videos (id, channel_id, title, status, visibility, duration_ms, created_at, published_at)
    values (${id}, ${channelId}, ${title}, 'ready', ${visibility}, 600000, ${now}, ${visibility === 'public' ? now : null})`.execute(
    db,
  )
  return id
}
const publish = async (id: string) => {
  const answer = await ana.patch(`/api/creator/videos/${id}`, { visibility: 'public' })
  assert.equal(answer.statusCode, 200, answer.body)
  await eventually(async () => {
    const [row] = await rowsOf(
      sql<{ ended_at: Date | null }>`select ended_at from notifications.followers_told where video_id = ${id}`,
    )
    return row?.ended_at
  })
}
const heard = async (who: Person) =>
  (await who.get('/api/notifications'))
    .json()
    .items.filter((each: { kind: string }) => each.kind === 'channel.video')
    .map((each: { payload: { title: string } }) => each.payload.title) as string[]

test('channels are followed, counted and left', async () => {
  const path = `/api/channels/${channel.handle}/follow`
  assert.deepEqual((await all.put(path, { level: 'some' })).json(), { following: 'some', followerCount: 1 })
  assert.deepEqual((await all.put(path, { level: 'all' })).json(), { following: 'all', followerCount: 1 })
  await some.put(path, { level: 'some' })
  await none.put(path, { level: 'none' })
  assert.equal((await studio.visitor().get(`/api/channels/${channel.id}`)).json().followerCount, 3)
  const mine = (await all.get('/api/following')).json()
  assert.deepEqual([mine.items.length, mine.items[0].level, mine.items[0].channel.followerCount], [1, 'all', 3])
  for (let time = 0; time < 2; time++)
    assert.deepEqual((await none.delete(path)).json(), { following: null, followerCount: 2 })
  await none.put(path, { level: 'none' })
  assertProblem(await all.put('/api/channels/nobody-here/follow', { level: 'all' }), 404, 'accounts.channel_not_found')
  assertProblem(await all.put(path, { level: 'loud' }), 400, 'request.invalid')
  assertProblem(await studio.visitor().put(path, { level: 'all' }), 401, 'auth.not_signed_in')
})

test('who follows hears of a video when it becomes public, as often as they like', async () => {
  const [one, two] = [await video('One'), await video('Two')]
  await publish(one)
  now = new Date('2026-11-20T11:00:00Z')
  await publish(two)
  assert.deepEqual(await heard(all), ['Two', 'One'])
  assert.deepEqual(await heard(some), ['One'], 'at most one a day')
  assert.deepEqual(await heard(none), [])
  now = new Date('2026-11-21T10:00:00Z')
  const three = await video('Three')
  await publish(three)
  assert.deepEqual(await heard(some), ['Three', 'One'])

  // Once for ever, and never of what cannot be watched; under the name that it has.
  await ana.patch(`/api/creator/videos/${three}`, { visibility: 'private' })
  assert.deepEqual(await heard(some), ['One'])
  await ana.patch(`/api/creator/videos/${three}`, { visibility: 'public', title: 'Third' })
  await beginTelling(studio.system, channel.id, [three])
  await tellFollowers(studio.system, three, never)
  assert.deepEqual(await heard(all), ['Third', 'Two', 'One'])
  assert.deepEqual(await heard(ana), [])
})

test('thousands of followers are told once each, whenever the job is killed', async () => {
  await sql`insert into auth."user" (id, name, email, "emailVerified")
    select ('02970000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'F', n || '@followers.example', true
    from generate_series(1, 2500) as n`.execute(db)
  const busy = await channelOf(some)
  await sql`insert into accounts.follows (user_id, followed_id, level, created_at)
    select id, ${busy.id}, 'all', now() from auth."user" where email like '%@followers.example'`.execute(db)
  const id = await video('Big', 'public', busy.id)
  await sql`insert into notifications.followers_told (video_id, publisher_id, begun_at) values (${id}, ${busy.id}, ${now})`.execute(
    db,
  )
  const told = async () =>
    (
      await rowsOf(
        sql<{ n: number }>`select count(*) as n from notifications.notices where dedup = ${`channel.video:${id}`}`,
      )
    )[0]?.n ?? 0
  const stopped = new AbortController()
  stopped.abort()
  await assert.rejects(tellFollowers(studio.system, id, stopped.signal))
  assert.equal(await told(), 1000, 'one step, and how far it came')
  // Two at once, as when one only seems dead; connections end in the middle.
  let telling = true
  const cutting = (async () => {
    for (; telling; await delay(5))
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where query like '%notifications.notices%' and pid <> pg_backend_pid() limit 1`
        .execute(db)
        .catch(() => {})
  })()
  await Promise.allSettled([1, 2].map(() => tellFollowers(studio.system, id, never)))
  telling = false
  await cutting
  await eventually(() => tellFollowers(studio.system, id, never).then(() => true))
  assert.equal(await eventually(told), 2500)
  await sql`update content.videos set visibility = 'private' where id = ${id}`.execute(db)
  await tellFollowers(studio.system, id, never)
  assert.equal(await told(), 2500)
  await sql`delete from auth."user" where email like '%@followers.example'`.execute(db)
  assert.equal((await all.get(`/api/channels/${busy.id}`)).json().followerCount, 0)
})

test('a library that is published at once floods nobody', async () => {
  const many = await Promise.all(Array.from({ length: 40 }, (_, n) => video(`Old ${n}`, 'public')))
  await beginTelling(studio.system, channel.id, many)
  const begun = await rowsOf(
    sql`select 1 from notifications.followers_told
      where video_id = any (${many}::uuid[]) and (ended_at is null or last_user_id is not null)`,
  )
  assert.equal(begun.length, 25 - 3, 'with those of the last 24 hours')
  await beginTelling(studio.system, channel.id, many)
  const { rows } = await studio.ctx.database.pool.query(
    'select 1 from notifications.followers_told where publisher_id = $1',
    [channel.id],
  )
  assert.equal(rows.length, 40 + 3)
})

test('new videos of followed channels come newest first, page by page', async () => {
  const reader = await studio.given.person('Reader')
  const own = await channelOf(none)
  for (const handle of [channel.handle, own.handle])
    await reader.put(`/api/channels/${handle}/follow`, { level: 'none' })
  now = new Date('2026-11-22T10:00:00Z')
  const wanted: string[] = []
  for (let n = 0; n < 7; n++) {
    // Two of one instant.
    if (n % 2 === 0) now = new Date(now.getTime() + 1000)
    wanted.unshift(await video(`New ${n}`, 'public', n % 3 === 0 ? own.id : channel.id))
  }
  await video('Hidden', 'unlisted')
  const found: string[] = []
  let cursor = ''
  do {
    const page = (await reader.get(`/api/following/videos?limit=3${cursor && `&cursor=${cursor}`}`)).json()
    found.push(...page.items.map((item: { id: string }) => item.id))
    cursor = page.nextCursor ?? ''
  } while (cursor && found.length < 7)
  assert.deepEqual(found.slice(0, 7), wanted)
  assert.deepEqual((await none.get('/api/following/videos')).json().items.length > 0, true)
  // A deleted channel is out of sight, and can be left.
  await none.delete(`/api/creator/channels/${own.id}`)
  assert.equal((await reader.get('/api/following')).json().items.length, 1)
  await reader.delete(`/api/channels/${own.id}/follow`)
  const rows = await rowsOf(sql`select 1 from accounts.follows where followed_id = ${own.id}`)
  assert.equal(rows.length, 0)
})
