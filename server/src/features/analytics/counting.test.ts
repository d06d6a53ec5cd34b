import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { eventually } from '#test/eventually.ts'
import type { Checkpoint } from './count.ts'
import { CHROME, type Counting, complete, openCounting, type Told } from './counting-for-tests.ts'
import { pack, unpack } from './packed.ts'
import { lookAtProgress } from './progress.ts'
import { startCounting } from './service.ts'

const SECOND = 1000
const HOUR = 3_600_000
let studio: Counting
const ends: (() => unknown)[] = []
before(async () => {
  studio = await openCounting({ after: (end) => ends.push(end) }, { clickhouse: true })
})
after(async () => {
  for (const end of ends.reverse()) await end()
})

/** A play of `seconds` that ended just now, in one view's worth of events. */
function play(vodId: string, seconds: number, endedAt = Date.now(), playbackId: string = crypto.randomUUID()): Told[] {
  const at = (second: number) => endedAt - (seconds - second) * SECOND
  const events: Told[] = [{ type: 'start', vodId, playbackId, at: at(0) }]
  for (let second = 10; second <= seconds; second += 10)
    events.push({
      type: 'progress',
      vodId,
      playbackId,
      at: at(second),
      ranges: [[(second - 10) * SECOND, second * SECOND]],
    })
  return events
}

/** A counting worker in a process of its own, ended with the test. */
function forkWorker(
  t: TestContext,
  how: { dieAt?: Checkpoint | null; times?: number; stopAt?: Checkpoint; leaseMs?: number },
): ChildProcess {
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env // else it would report as a test
  const child = fork(join(import.meta.dirname, 'counting-child-for-tests.ts'), [], {
    env: { ...environment, COUNTING_CHILD: JSON.stringify({ url: studio.url, target: studio.target, ...how }) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  t.after(async () => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
    child.kill('SIGKILL')
    await ended
    // The database lets go of what it held, and the turn with it, a moment later.
    await eventually(async () => (await studio.sql("select from pg_locks where locktype = 'advisory'")).length === 0)
  })
  return child
}

async function countAndShip() {
  while ((await studio.count())?.events) {}
  while (!(await studio.ship()).done) {}
}

test('a viewer who plays is one view, in the counter and in ClickHouse', async () => {
  const vodId = await studio.video(await studio.channel())
  assert.deepEqual(await studio.send(play(vodId, 20)), { accepted: 3, rejected: [] })
  await studio.count()
  assert.deepEqual(await studio.totals(vodId), { views: 1, watchMs: 20_000 })
  await studio.ship()
  assert.deepEqual(await studio.shipped(vodId), { rows: 3, ids: 3, views: 1, watchMs: 20_000 })
  assert.deepEqual(await studio.sql('select 1 from analytics.inbox'), [])
})

test('an event that comes again counts once: in the request, in the lot, later, and on another day', async () => {
  const vodId = await studio.video(await studio.channel())
  const events = play(vodId, 20).map((event) => ({ ...event, id: crypto.randomUUID() }))
  await studio.send([...events, ...events])
  await studio.send(events)
  await countAndShip()
  await studio.send(events)
  await countAndShip()
  // As if it had been received four days ago and only now come again.
  await studio.sql(
    'select analytics.add_seen_day(day - 4) from (select distinct day from analytics.seen where id = any($1)) days',
    [events.map((event) => event.id)],
  )
  await studio.sql(`update analytics.seen set day = day - 4 where id = any($1)`, [events.map((event) => event.id)])
  await studio.send(events)
  await countAndShip()
  assert.deepEqual(await studio.totals(vodId), { views: 1, watchMs: 20_000 })
  assert.deepEqual(await studio.shipped(vodId), { rows: 3, ids: 3, views: 1, watchMs: 20_000 })
})

test('events that arrive in the wrong order over several requests come to the same', async () => {
  const vodId = await studio.video(await studio.channel())
  for (const event of play(vodId, 40).reverse()) {
    await studio.send([event])
    await studio.count()
  }
  await countAndShip()
  assert.deepEqual(await studio.totals(vodId), { views: 1, watchMs: 40_000 })
  assert.deepEqual(await studio.shipped(vodId), { rows: 5, ids: 5, views: 1, watchMs: 40_000 })
})

test('the hour, the own team and bots hold over lots', async () => {
  const owner = await studio.person()
  const fan = await studio.person()
  const channelId = await studio.channel(owner)
  const vodId = await studio.video(channelId)
  const now = Date.now()
  const asFan = { actor: studio.viewer(fan) }
  await studio.send(play(vodId, 10, now - 3 * HOUR), asFan)
  await countAndShip()
  await studio.send(play(vodId, 10, now - 2.5 * HOUR), { ...asFan, address: '198.51.100.9' })
  await studio.send(play(vodId, 10, now - 1.9 * HOUR), asFan)
  await countAndShip()
  await studio.send(play(vodId, 10, now - HOUR), { actor: studio.member(owner, channelId) })
  await studio.send(play(vodId, 10, now - HOUR), { userAgent: 'Googlebot/2.1 (+http://www.google.com/bot.html)' })
  await countAndShip()
  assert.deepEqual(await studio.totals(vodId), { views: 2, watchMs: 30_000 })
  const outcomes = await studio.ctx.clickhouse.query<{ outcome: string; n: number }>(
    'SELECT outcome, uniqExact(playback_id) AS n FROM events WHERE video_id = {v:UUID} GROUP BY outcome ORDER BY outcome',
    { v: vodId },
  )
  assert.deepEqual(outcomes, [
    { outcome: 'bot', n: 1 },
    { outcome: 'counted', n: 2 },
    { outcome: 'repeat', n: 1 },
    { outcome: 'self', n: 1 },
    { outcome: 'too_short', n: 3 },
  ])
})

test('who makes up browsers is left out from the limit on, with the reason kept; the others at the address count', async (t) => {
  const vodId = await studio.video(await studio.channel())
  t.after(() => studio.setClock(null))
  const now = Math.floor(Date.now() / HOUR) * HOUR - HOUR / 2 // the limit goes by the clock hour
  studio.setClock(new Date(now))
  const address = '198.51.100.200'
  const browser = (i: number) => ({ address, userAgent: `Mozilla/5.0 (X11; Linux x86_64) made up ${i}` })
  for (let i = 0; i < 105; i++) {
    await studio.send(play(vodId, 10, now), browser(i))
    if (i === 60) await countAndShip()
  }
  await countAndShip()
  await studio.send(play(vodId, 20, now), { address, actor: studio.viewer(await studio.person()) })
  await studio.send(play(vodId, 10, now), { ...browser(1), address: '198.51.100.201' })
  await countAndShip()
  assert.deepEqual(await studio.totals(vodId), { views: 102, watchMs: 1_030_000 })
  const left = await studio.ctx.clickhouse.query(
    "SELECT outcome, why, count() AS n FROM events WHERE video_id = {v:UUID} AND outcome = 'bot' GROUP BY ALL",
    { v: vodId },
  )
  assert.deepEqual(left, [{ outcome: 'bot', why: 'crowd', n: 10 }])
  const kept = JSON.stringify(await studio.sql('select * from analytics.begun'))
  assert.equal(kept.includes('198.51'), false)
})

test('hours of views that one browser makes up and sends at once do not count, also over several requests', async (t) => {
  const vodId = await studio.video(await studio.channel())
  t.after(() => studio.setClock(null))
  const now = Math.floor(Date.now() / HOUR) * HOUR - HOUR / 2 // the limit goes by the clock hour
  studio.setClock(new Date(now))
  for (let i = 1; i <= 20; i++) {
    await studio.send(play(vodId, 10, now - i * 3 * HOUR), { address: '198.51.100.77' })
    await studio.count()
  }
  await countAndShip()
  assert.equal((await studio.totals(vodId)).views, 3)
})

test('a clock that is days wrong changes nothing, and is not believed about how long something took', async () => {
  const vodId = await studio.video(await studio.channel())
  const { receiveEvents, openReception } = await import('./service.ts')
  const reception = openReception(studio.ctx)
  const wrong = Date.now() + 3 * 24 * HOUR
  const told = (seconds: number) => ({
    sentAt: new Date(wrong).toISOString(),
    events: play(vodId, seconds, wrong).map((event) =>
      complete({ ...event, playbackId: String(event.playbackId) }, new Date(wrong)),
    ),
  })
  const client = { address: '198.51.100.78', userAgent: CHROME }
  const before = Date.now()
  const { accepted } = await receiveEvents(reception, { kind: 'anonymous' }, client, JSON.stringify(told(20)))
  const after = Date.now()
  await reception.close()
  assert.equal(accepted, 3)
  await countAndShip()
  assert.deepEqual(await studio.totals(vodId), { views: 1, watchMs: 20_000 })
  const [row] = await studio.ctx.clickhouse.query<{ at: string }>(
    'SELECT max(at) AS at FROM events WHERE video_id = {v:UUID}',
    { v: vodId },
  )
  const at = Date.parse(row?.at ?? '')
  assert.ok(at >= before && at <= after, `on our clock: ${at} between ${before} and ${after}`)
})

test('a batch of an earlier release, with fewer columns, arrives', async () => {
  const vodId = await studio.video(await studio.channel())
  await studio.send(play(vodId, 10))
  const id = (await studio.count())?.batches[0]?.id
  const [batch] = await studio.sql<{ body: Buffer }>('select body from analytics.batches where id = $1', [id])
  const lines = (await unpack(batch!.body)).split('\n').map((line) => JSON.stringify(JSON.parse(line).slice(0, 25))) // just made
  await studio.sql('update analytics.batches set body = $2 where id = $1', [id, await pack(lines.join('\n'))])
  await countAndShip()
  assert.deepEqual(await studio.shipped(vodId), { rows: 2, ids: 2, views: 1, watchMs: 10_000 })
})

test('a lot over the end of a month goes in one batch a month', async (t) => {
  const vodId = await studio.video(await studio.channel())
  t.after(() => studio.setClock(null))
  studio.setClock(new Date('2026-12-01T00:00:10Z'))
  await studio.send(play(vodId, 20, Date.parse('2026-12-01T00:00:05Z')))
  const counted = await studio.count()
  assert.equal(counted?.batches.length, 2)
  await countAndShip()
  assert.deepEqual(await studio.shipped(vodId), { rows: 3, ids: 3, views: 1, watchMs: 20_000 })
})

const POINTS: Checkpoint[] = [
  'judge.before_commit',
  'judge.committed',
  'ship.before_insert',
  'ship.inserted',
  'ship.marked',
]

test('a break between any two steps loses nothing and doubles nothing', async () => {
  for (const point of POINTS) {
    const vodId = await studio.video(await studio.channel())
    await studio.send(play(vodId, 30))
    const broken = (at: Checkpoint) => {
      if (at === point) throw new Error('broken on purpose')
    }
    const steps = async () => {
      await studio.count(broken)
      await studio.ship(broken)
    }
    await assert.rejects(steps, /on purpose/)
    await countAndShip() // by the same process, which remembers what it tried
    await studio.restart()
    await countAndShip() // and by another, which does not
    assert.deepEqual(await studio.totals(vodId), { views: 1, watchMs: 30_000 }, point)
    assert.deepEqual(await studio.shipped(vodId), { rows: 4, ids: 4, views: 1, watchMs: 30_000 }, point)
  }
})

test('a process that starts after any break finishes the step, and only that', async () => {
  for (const point of POINTS) {
    const vodId = await studio.video(await studio.channel())
    await studio.send(play(vodId, 30))
    const broken = (at: Checkpoint) => {
      if (at === point) throw new Error('broken on purpose')
    }
    await assert.rejects(async () => {
      await studio.count(broken)
      await studio.ship(broken)
    }, /on purpose/)
    await studio.restart()
    await countAndShip()
    assert.deepEqual(await studio.shipped(vodId), { rows: 4, ids: 4, views: 1, watchMs: 30_000 }, point)
  }
})

test('counting workers that are killed at every step, and two at once, count each event once', async (t) => {
  const vodId = await studio.video(await studio.channel())
  const start = async (dieAt: Checkpoint | null, times: number) => {
    const child = forkWorker(t, { dieAt, times })
    await once(child, 'message')
    return child
  }
  let sent = 0
  let sending = true
  const sender = (async () => {
    while (sending) {
      await studio.send(play(vodId, 10), {
        address: `203.0.113.${sent % 250}`,
        userAgent: `Mozilla/5.0 (X11; Linux x86_64) number ${sent}`,
      })
      sent++
    }
  })()
  for (const [i, point] of POINTS.entries()) {
    const worker = await start(point, 1 + (i % 2))
    if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit')
  }
  await Promise.all([start(null, 0), start(null, 0)])
  await delay(1500)
  sending = false
  await sender
  await eventually(async () => (await studio.totals(vodId)).views >= sent)
  await eventually(
    async () => (await studio.sql('select 1 from analytics.batches where shipped_at is null')).length === 0,
  )
  assert.deepEqual(await studio.totals(vodId), { views: sent, watchMs: sent * 10_000 })
  assert.deepEqual(await studio.shipped(vodId), { rows: sent * 2, ids: sent * 2, views: sent, watchMs: sent * 10_000 })
})

test('without ClickHouse events are taken and counted, and arrive when it is back', async () => {
  const vodId = await studio.video(await studio.channel())
  await studio.killClickHouse()
  const before = new Date()
  await studio.send(play(vodId, 10))
  await studio.count()
  await assert.rejects(studio.ship(), { name: 'ClickHouseUnavailable' })
  await studio.send(play(vodId, 20), { address: '192.0.2.77' })
  await studio.count()
  assert.deepEqual(await studio.totals(vodId), { views: 2, watchMs: 30_000 })
  const { completeUntil } = await lookAtProgress(studio.ctx)
  assert.ok(completeUntil >= before && completeUntil < new Date(), 'complete until the first event that waits')
  await studio.startClickHouse()
  await countAndShip()
  assert.deepEqual(await studio.shipped(vodId), { rows: 5, ids: 5, views: 2, watchMs: 30_000 })
  assert.ok((await lookAtProgress(studio.ctx)).completeUntil > completeUntil)
})

test('ClickHouse dying before, during or after an insert changes nothing in what arrives', async () => {
  const vodId = await studio.video(await studio.channel())
  let events = 0
  const dieIn: ((point: Checkpoint) => Promise<void> | void)[] = [
    (point) => (point === 'ship.before_insert' ? studio.killClickHouse() : undefined),
    (point) => (point === 'ship.inserted' ? studio.killClickHouse() : undefined),
    ...[0, 2, 4, 8].map((ms) => (point: Checkpoint) => {
      if (point === 'ship.before_insert') setTimeout(() => void studio.killClickHouse(), ms)
    }),
  ]
  for (const watch of dieIn) {
    for (let i = 0; i < 20; i++)
      events += (await studio.send(Array.from({ length: 100 }, () => ({ type: 'pause', vodId })))).accepted
    await studio.count()
    await studio.ship(watch).catch((error) => assert.equal(error.name, 'ClickHouseUnavailable'))
    await studio.clickHouseIsDead()
    await studio.startClickHouse()
    await countAndShip()
    assert.deepEqual(await studio.shipped(vodId), { rows: events, ids: events, views: 0, watchMs: 0 })
  }
})

test('an insert that hangs is given up in time, and whether it arrives later or not, its events are there once', async (t) => {
  const vodId = await studio.video(await studio.channel())
  await studio.send(play(vodId, 10))
  await studio.count()
  let wake = () => {}
  t.after(() => wake())
  const hang = (point: Checkpoint) => {
    if (point === 'ship.before_insert') wake = studio.hangClickHouse()
  }
  await assert.rejects(studio.ship(hang, { insertMs: 500, leaseMs: 20_000 }), { name: 'ClickHouseTimeout' })
  wake()
  await countAndShip()
  assert.deepEqual(await studio.shipped(vodId), { rows: 2, ids: 2, views: 1, watchMs: 10_000 })
})

test('two inserts of one batch are one, should a forgotten one arrive after all', async () => {
  const { insertEvents } = await import('./queries/batches.ts')
  const vodId = await studio.video(await studio.channel())
  await studio.send(play(vodId, 10))
  const id = (await studio.count())?.batches[0]?.id ?? ''
  const [batch] = await studio.sql<{ body: Buffer }>('select body from analytics.batches where id = $1', [id])
  const lines = await unpack(batch!.body) // just made
  await countAndShip()
  await insertEvents(studio.ctx, lines, { queryId: crypto.randomUUID(), token: id, timeoutMs: 5000 })
  assert.equal((await studio.shipped(vodId)).rows, 2)
})

test('a token that a crash left without its rows does not swallow them', async () => {
  const vodId = await studio.video(await studio.channel())
  await studio.send(play(vodId, 10))
  await studio.count()
  await assert.rejects(
    studio.ship((point) => {
      if (point === 'ship.inserted') throw new Error('on purpose')
    }),
    /on purpose/,
  )
  await studio.ctx.clickhouse.command('DELETE FROM events WHERE video_id = {v:UUID}', { v: vodId })
  await countAndShip()
  assert.deepEqual(await studio.shipped(vodId), { rows: 2, ids: 2, views: 1, watchMs: 10_000 })
})

for (const point of ['judge.before_commit', 'ship.before_insert', 'ship.inserted'] as const)
  test(`a worker that hangs at ${point} is replaced, and doubles nothing when it wakes up`, async (t) => {
    const vodId = await studio.video(await studio.channel())
    await countAndShip()
    const worker = forkWorker(t, { stopAt: point, leaseMs: 1500 })
    await once(worker, 'message')
    const hangs = once(worker, 'message')
    await studio.send(play(vodId, 10))
    await hangs
    // Somebody else takes over.
    await eventually(async () => {
      await countAndShip().catch(() => {}) // the turn is still taken
      return (await studio.shipped(vodId)).rows === 2
    })
    worker.kill('SIGCONT')
    await studio.send(play(vodId, 10, Date.now(), crypto.randomUUID()), { address: '192.0.2.99' })
    await eventually(async () => (await studio.shipped(vodId)).rows >= 4) // the one that hung goes on
    assert.deepEqual(await studio.totals(vodId), { views: 2, watchMs: 20_000 })
    assert.deepEqual(await studio.shipped(vodId), { rows: 4, ids: 4, views: 2, watchMs: 20_000 })
  })

test('a row that ClickHouse refuses is put aside; the others of its batch arrive', async () => {
  const vodId = await studio.video(await studio.channel())
  for (let i = 0; i < 7; i++) await studio.send(play(vodId, 10), { address: `192.0.2.${i}` })
  const counted = await studio.count()
  const [batch] = await studio.sql<{ body: Buffer }>('select body from analytics.batches where id = $1', [
    counted?.batches[0]?.id,
  ])
  const lines = (await unpack(batch!.body)).split('\n') // just made
  lines[5] = lines[5]!.replace(/"\d{4}-\d\d-\d\dT/, '"not a time ')
  await studio.sql('update analytics.batches set body = $2 where id = $1', [
    counted?.batches[0]?.id,
    await pack(lines.join('\n')),
  ])
  studio.errors.length = 0
  await eventually(async () => {
    await studio.ship()
    return (await studio.sql('select 1 from analytics.batches where shipped_at is null')).length === 0
  })
  assert.equal((await studio.shipped(vodId)).rows, 13)
  const refused = await studio.sql<{ row: string; error: string }>('select row, error from analytics.refused')
  assert.equal(refused.length, 1)
  assert.equal(refused[0]?.row.slice(0, 40), lines[5].slice(0, 40))
  assert.equal(studio.errors.length, 1)
  assert.equal((await lookAtProgress(studio.ctx)).refused, 1)
})

test('figures are not called complete beyond an insert that is still on its way', async () => {
  await countAndShip()
  const client = await studio.ctx.database.pool.connect()
  await client.query('begin')
  await client.query('insert into analytics.inbox (n, body) values (0, $1)', [await pack('')])
  const [inserted] = (await client.query('select clock_timestamp() as now')).rows
  await delay(30)
  assert.ok((await lookAtProgress(studio.ctx)).completeUntil <= inserted.now)
  await client.query('commit')
  client.release()
  assert.ok((await lookAtProgress(studio.ctx)).completeUntil <= inserted.now, 'now it waits in the inbox')
  const before = new Date()
  await countAndShip()
  assert.ok((await lookAtProgress(studio.ctx)).completeUntil >= before)
})

test('a view comes to ClickHouse by itself, and open dashboards are told', async (t) => {
  const channelId = await studio.channel()
  const vodId = await studio.video(channelId)
  const told = new Promise<void>((resolve) => {
    t.after(
      studio.ctx.broadcast.on('analytics.figures', ({ channelIds }) => {
        if ((channelIds as string[]).includes(channelId)) resolve()
      }),
    )
  })
  const counting = startCounting(studio.ctx)
  t.after(() => counting.stop())
  await delay(1200)
  await studio.send(play(vodId, 10))
  await eventually(async () => (await studio.shipped(vodId)).views === 1)
  await told
})

test('what nobody can ask for any more is forgotten', async () => {
  const { forgetOld } = await import('./queries/counting.ts')
  const { asSystem } = await import('#platform/context.ts')
  const vodId = await studio.video(await studio.channel())
  await studio.send(play(vodId, 10))
  await countAndShip()
  const rows = async () =>
    (
      await studio.sql(`select (select count(*) from analytics.seen) seen, (select count(*) from analytics.playbacks) playbacks,
      (select count(*) from analytics.view_windows) windows, (select count(*) from analytics.batches) batches`)
    )[0]
  const system = asSystem(studio.ctx)
  const kept = await rows()
  await forgetOld(system, new Date())
  assert.deepEqual(await rows(), kept)
  await forgetOld(system, new Date(Date.now() + 40 * 24 * HOUR))
  assert.deepEqual(await rows(), { seen: 0, playbacks: 0, windows: 0, batches: 0 })
})
