import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { after, test } from 'node:test'
import pino from 'pino'
import { z } from 'zod'
import { openTestDatabase } from '#test/database.ts'
import { eventually, PATIENCE_MS } from '#test/eventually.ts'
import { openBroadcast } from './broadcast.ts'
import { asSystem, type Ctx, forActor, inTransaction } from './context.ts'
import { ageWaiting } from './job-turns.ts'
import {
  declareEvent,
  declareJob,
  GivenUp,
  type Handler,
  JOB_CANCELLED,
  on,
  onEvent,
  openJobs,
  type RunInfo,
} from './jobs.ts'

const { database, url } = await openTestDatabase({ after })
const log = pino({ level: 'silent' })

const Payload = z.object({ id: z.string() })
const Plain = declareJob({ name: 'test.plain', payload: Payload, attempts: 3, timeoutS: 60 })
const Keyed = declareJob({ name: 'test.keyed', payload: Payload, attempts: 1, timeoutS: 60, key: (p) => p.id })
const Long = declareJob({ name: 'test.long', payload: Payload, attempts: 1, timeoutS: 60, key: (p) => p.id })
const Shared = declareJob({
  name: 'test.shared',
  payload: Payload.extend({ channel: z.string() }),
  attempts: 3,
  timeoutS: 60,
  group: (p) => p.channel,
})
const Happened = declareEvent('test.happened', Payload)

const ran: { queue: string; id: string; info: RunInfo; role: string }[] = []
const failures = new Map<string, number>()
const note =
  (queue: string) =>
  async (ctx: Ctx, { id }: { id: string }, info: RunInfo) => {
    ran.push({ queue, id, info, role: ctx.actor.kind })
    const left = failures.get(id) ?? 0
    failures.set(id, left - 1)
    if (left === Number.POSITIVE_INFINITY) throw new GivenUp('it will never be')
    if (left > 0) throw new Error('not this time')
  }
const handlers: Handler[] = [
  on(Plain, note('plain')),
  on(Keyed, note('keyed')),
  on(Long, async (_ctx, { id }, info) => {
    ran.push({ queue: 'long', id, info, role: '' })
    if (!info.signal.aborted) await once(info.signal, 'abort')
    throw info.signal.reason
  }),
  on(Shared, note('shared')),
  onEvent(Happened, 'one', note('one')),
  onEvent(Happened, 'two', note('two')),
]
const preparing = await openJobs(database.pool, log, 'migrate')
await preparing.declare(handlers)
await preparing.declare(handlers) // as the next start does
await preparing.stop(0)
await database.pool.query(`grant usage on schema pgboss to studio_app, studio_worker;
  grant select, insert, update on all tables in schema pgboss to studio_app, studio_worker;
  grant execute on all functions in schema pgboss to studio_app, studio_worker`)

const jobs = await openJobs(database.pool, log, 'worker')
after(() => jobs.stop(0))
const broadcast = openBroadcast(url, 'studio-test-listen', log)
broadcast.on(JOB_CANCELLED, ({ id }) => jobs.abort(String(id)))
after(() => broadcast.close())
const base = { database, jobs, log, broadcast } as unknown as Ctx // all that jobs touch
const worker = asSystem(base)
const person = forActor(base, {
  kind: 'user',
  userId: randomUUID(),
  operator: false,
  channels: [],
  via: 'session',
  scopes: null,
})
const runsOf = (id: string) => ran.filter((run) => run.id === id)
const jobOf = async (id: string) =>
  (await database.pool.query(`select * from pgboss.job where data->>'id' = $1`, [id])).rows[0]
const waiting = async (id: string) =>
  Number(
    (
      await database.pool.query(`select count(*) as n from pgboss.job where data->>'id' = $1 and state < 'completed'`, [
        id,
      ])
    ).rows[0].n,
  )

test('a job is queued with the commit of whoever asks for it, or not at all', async () => {
  const [kept, undone] = [randomUUID(), randomUUID()]
  await inTransaction(person, async (tx) => {
    await jobs.enqueue(tx, Plain, { id: kept })
    assert.equal(await waiting(kept), 0)
  })
  const failed = inTransaction(person, async (tx) => {
    await jobs.enqueue(tx, Plain, { id: undone })
    await jobs.emit(tx, Happened, { id: undone })
    throw new Error('undone')
  })
  await assert.rejects(failed, /undone/)
  assert.deepEqual([await waiting(kept), await waiting(undone)], [1, 0])
})

test('of two jobs with one key one waits', async () => {
  const [id, other] = [randomUUID(), randomUUID()]
  assert.deepEqual(
    [await jobs.enqueue(worker, Keyed, { id }), await jobs.enqueue(worker, Keyed, { id })],
    [true, false],
  )
  assert.equal(await jobs.enqueue(worker, Keyed, { id: other }), true)
  const atOnce = randomUUID()
  const made = await Promise.all(Array.from({ length: 5 }, () => jobs.enqueue(worker, Keyed, { id: atOnce })))
  assert.equal(made.filter(Boolean).length, 1)
  // One that waits already is no error in the transaction of the second.
  await inTransaction(worker, async (tx) => {
    assert.equal(await jobs.enqueue(tx, Keyed, { id }), false)
    await jobs.enqueue(tx, Plain, { id: other })
  })
  assert.equal(await waiting(other), 2)
})

const inTurn = async () =>
  (
    await database.pool.query(
      `select data->>'channel' as channel from pgboss.job where name = 'test.shared' order by priority desc, created_on`,
    )
  ).rows.map((row) => row.channel)
const share = async (channel: string, count: number, by = worker) => {
  for (let n = 0; n < count; n++) await jobs.enqueue(by, Shared, { id: randomUUID(), channel })
}

test('a channel that queues much does not hold up one that queues little', async () => {
  await share('a', 20)
  await share('b', 2)
  await share('c', 1)
  assert.deepEqual((await inTurn()).slice(0, 6), ['a', 'b', 'c', 'a', 'b', 'a'])
  assert.equal((await inTurn()).length, 23)
})

test('nobody who comes later is before the turn that is served now', async () => {
  await database.pool.query(`update pgboss.job set state = 'completed', started_on = now(), completed_on = now() where id in
    (select id from pgboss.job where name = 'test.shared' order by priority desc, created_on limit 10)`)
  await share('d', 3)
  const turns = await database.pool.query(
    `select data->>'channel' as channel, -priority as turn from pgboss.job where name = 'test.shared' and state = 'created'
     order by priority desc, created_on limit 4`,
  )
  assert.deepEqual(turns.rows, [
    { channel: 'a', turn: 7 },
    { channel: 'd', turn: 7 },
    { channel: 'a', turn: 8 },
    { channel: 'd', turn: 8 },
  ])
})

test('who had no turn for long gets the next one, however many others come', async () => {
  const late = `name = 'test.shared' and data->>'channel' = 'a' and state = 'created'`
  await database.pool.query(`update pgboss.job set priority = priority - 100 where ${late}`)
  await database.pool.query(
    `update pgboss.job set created_on = now() - interval '20 min', start_after = now() - interval '20 min' where ${late}`,
  )
  await ageWaiting(worker)
  const next = () =>
    database.pool.query(`select count(*) filter (where priority > -100) as lifted from pgboss.job where ${late}`)
  assert.equal(Number((await next()).rows[0].lifted), 0, 'it was served a moment ago')
  await database.pool.query(
    `update pgboss.job set started_on = now() - interval '16 min' where name = 'test.shared' and state = 'completed'`,
  )
  await ageWaiting(worker)
  await ageWaiting(worker)
  assert.equal(Number((await next()).rows[0].lifted), 1, 'one at a time')
  await database.pool.query(`delete from pgboss.job where name = 'test.shared'`)
})

test('what was asked for before the worker ran is done when it does, as the program itself', async () => {
  const id = randomUUID()
  await jobs.enqueue(person, Plain, { id })
  await jobs.emit(worker, Happened, { id })
  await jobs.work(base, handlers)
  await eventually(async () => runsOf(id).length === 3)
  assert.deepEqual(
    runsOf(id)
      .map((run) => run.queue)
      .sort(),
    ['one', 'plain', 'two'],
  )
  assert.ok(runsOf(id).every((run) => run.role === 'system'))
  await eventually(async () => (await waiting(id)) === 0)
})

test('a key may be used again once its job is done', async () => {
  const id = randomUUID()
  await jobs.enqueue(worker, Keyed, { id })
  await eventually(async () => runsOf(id).length === 1 && (await waiting(id)) === 0)
  assert.equal(await jobs.enqueue(worker, Keyed, { id }), true)
  await eventually(async () => runsOf(id).length === 2)
})

test('a job that fails is tried again, and knows its last try', async () => {
  const [id, hopeless] = [randomUUID(), randomUUID()]
  failures.set(id, 1)
  failures.set(hopeless, 99)
  await jobs.enqueue(worker, Plain, { id })
  await jobs.enqueue(worker, Plain, { id: hopeless })
  await eventually(async () => runsOf(id).length === 2)
  assert.deepEqual(
    runsOf(id).map((run) => [run.info.tryNumber, run.info.lastTry]),
    [
      [1, false],
      [2, false],
    ],
  )
  await eventually(async () => runsOf(hopeless).length === 3)
  assert.deepEqual(
    runsOf(hopeless).map((run) => run.info.lastTry),
    [false, false, true],
  )
})

test('one listener that fails is told again, the other is not', async () => {
  const id = randomUUID()
  failures.set(id, 1) // whoever comes first
  await jobs.emit(worker, Happened, { id })
  await eventually(async () => runsOf(id).length === 3)
  const queues = runsOf(id).map((run) => run.queue)
  assert.equal(queues.filter((queue) => queue === queues[0]).length, 2)
})

test('cancelling reaches the job that runs', async () => {
  const id = randomUUID()
  await jobs.enqueue(worker, Long, { id })
  await eventually(async () => runsOf(id).length === 1)
  assert.equal(await jobs.cancel(worker, 'test.long', id), 1)
  await eventually(async () => runsOf(id)[0]?.info.signal.aborted)
  await eventually(async () => (await waiting(id)) === 0)
  assert.equal(runsOf(id).length, 1)
})

test('all of everybody is done, and little waits for little', async () => {
  // In one commit, or how many of a are taken meanwhile would be by chance.
  await inTransaction(worker, async (tx) => {
    await share('a', 12, tx)
    await share('b', 2, tx)
  })
  const order = await eventually(async () => {
    const done = await database.pool.query(
      `select data->>'channel' as channel, started_on from pgboss.job where name = 'test.shared' and state = 'completed' order by started_on`,
    )
    return done.rows.length === 14 ? done.rows.map((row) => row.channel) : null
  })
  assert.ok(order.lastIndexOf('b') < 4, order.join(''))
})

test('what will never be is not tried again, and says why', async () => {
  const id = randomUUID()
  failures.set(id, Number.POSITIVE_INFINITY)
  await jobs.enqueue(worker, Plain, { id })
  const job = await eventually(async () => {
    const found = await jobOf(id)
    return found.state === 'failed' ? found : null
  })
  assert.equal(job.output.message, 'it will never be')
  assert.equal(runsOf(id).length, 1)
})

test('a payload of another shape does not reach the handler', async () => {
  const id = randomUUID()
  await jobs.enqueue(worker, Plain as never, { id, other: 1 } as never) // an extra field, as of a later release
  await jobs.enqueue(worker, Plain as never, { ident: id } as never)
  await eventually(async () => runsOf(id).length === 1)
  assert.equal(ran.filter((run) => run.id === undefined).length, 0)
})

test('stopping tells the jobs that run, and they wait for the next start with all their tries', async () => {
  const id = randomUUID()
  await jobs.enqueue(worker, Long, { id })
  await eventually(async () => runsOf(id).length === 1)
  await jobs.stop(PATIENCE_MS)
  assert.ok(runsOf(id)[0]?.info.signal.aborted)
  const { state, retry_limit, start_after } = await jobOf(id)
  assert.deepEqual([state, retry_limit], ['retry', 1]) // it was declared with one try
  assert.ok(start_after <= new Date())
})
