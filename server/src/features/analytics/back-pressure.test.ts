import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { App } from '#platform/http.ts'
import { eventually } from '../../../test/eventually.ts'
import { CHROME, type Counting, complete, openCounting } from './counting-for-tests.ts'

let studio: Counting
let app: App
let vodId: string
const ends: (() => unknown)[] = []
before(async () => {
  studio = await openCounting({ after: (end) => ends.push(end) }, { eventsWaitingMb: 1 })
  app = await studio.app()
  vodId = await studio.video(await studio.channel())
})
after(async () => {
  for (const end of ends.reverse()) await end()
})

const post = (events = [complete({ type: 'pause', vodId }, new Date())]) =>
  app.inject({
    method: 'POST',
    url: '/api/events',
    payload: JSON.stringify({ sentAt: new Date().toISOString(), events }),
    headers: { 'content-type': 'application/json', 'user-agent': CHROME },
  })

/** @returns the first answer with this status */
const untilAnswered = (status: number) =>
  eventually(async () => {
    const answer = await post()
    assert.equal(answer.statusCode, status, answer.body)
    return answer
  })

test('when ClickHouse stays away until the room is used up, events are refused in words and taken again by itself', async () => {
  assert.equal((await post()).statusCode, 202)
  await studio.sql(`insert into analytics.batches (id, query_id, rows, at_from, at_to, received_from, channels, body)
    values (gen_random_uuid(), gen_random_uuid(), 1, now(), now(), now(), '{}', convert_to(repeat('x', 1000100), 'utf8'))`)
  const refused = await untilAnswered(503)
  assert.equal(refused.json().code, 'events.too_many_waiting')
  assert.match(String(refused.headers['content-type']), /^application\/problem\+json/)
  assert.ok(Number(refused.headers['retry-after']) > 0)
  await studio.sql('delete from analytics.batches')
  await untilAnswered(202)
})

test('while nobody counts, what was acknowledged stays, the rest is refused, and both are counted once in the end', async () => {
  await studio.sql('delete from analytics.inbox')
  const holder = await studio.ctx.database.pool.connect()
  await holder.query(`begin; select pg_advisory_xact_lock(hashtext('analytics judge'))`)
  let acknowledged = 0
  let refused = 0
  while (refused === 0 && acknowledged < 1_000_000) {
    // Codes that cannot be packed.
    const events = Array.from({ length: 100 }, () =>
      complete(
        {
          type: 'error',
          vodId,
          code: Array.from({ length: 4 }, () => Math.random().toString(36).slice(2, 12)).join(''),
        },
        new Date(),
      ),
    )
    const answers = await Promise.all([post(events.slice(0, 50)), post(events.slice(50))])
    for (const { statusCode } of answers) {
      if (statusCode === 202) acknowledged += 50
      else refused += 50
    }
    assert.equal(await studio.count(), null, 'somebody else is at it')
  }
  assert.ok(refused > 0 && acknowledged > 0)
  await holder.query('rollback')
  holder.release()
  let judged = 0
  for (;;) {
    const counted = await studio.count()
    if (!counted?.events) break
    judged += counted.events
  }
  assert.equal(judged, acknowledged)
  assert.equal((await studio.sql('select 1 from analytics.seen')).length, judged)
  await studio.sql('delete from analytics.batches')
  await untilAnswered(202)
})

test('while the database hangs, everybody is answered with 503, and then without asking it', async (t) => {
  await untilAnswered(202)
  const wake = studio.hangPostgres()
  t.after(wake)
  const began = performance.now()
  // Also what must be looked up first.
  const neverSeen = [complete({ type: 'pause', vodId: randomUUID() }, new Date())]
  const answers = await Promise.all([post(), post(neverSeen)])
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [503, 503],
  )
  const asked = performance.now() - began
  await eventually(async () => {
    const began = performance.now()
    const refused = await post()
    assert.deepEqual([refused.statusCode, refused.json().code], [503, 'server.unavailable'])
    assert.ok(Number(refused.headers['retry-after']) > 0)
    return performance.now() - began < asked / 2
  })
  wake()
  await untilAnswered(202)
})
