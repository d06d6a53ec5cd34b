import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { declareJob, GivenUp, type Handler, on } from '#platform/jobs.ts'
import { tellProcess } from '#platform/processes.ts'
import { eventually } from './eventually.ts'
import { assertProblem } from './problems.ts'
import { openStudio } from './studio.ts'

const studio = await openStudio({ after }, { worker: true })
const { ctx, system } = studio
const operator = await studio.given.person('The operator')
const ana = await studio.given.person('Ana')

const Payload = z.object({ id: z.string() })
const Work = declareJob({
  name: 'test.work',
  payload: Payload,
  attempts: 2,
  timeoutS: 60,
  key: (p) => p.id,
  group: (p) => p.id.slice(0, 1),
})
const broken = new Set<string>()
const cancelled: string[] = []
const aborted: string[] = []
const handlers: Handler[] = [
  on(
    Work,
    async (_ctx, { id }, { signal }) => {
      if (broken.has(id)) throw new GivenUp(`${id} cannot be done`)
      if (!id.startsWith('long')) return { mediaMs: 10_000 }
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      aborted.push(id)
      throw signal.reason
    },
    { cancelled: async (_ctx, { id }) => void cancelled.push(id) },
  ),
]
await ctx.jobs.declare(handlers)
await ctx.jobs.work(ctx, handlers)
// Cancellations are passed on by the list of all handlers, which a job of the test is not in.
const { general } = await import('../src/handlers.ts')
general.push(...handlers)

const list = async (query: string) => (await operator.get(`/api/admin/jobs?${query}`)).json()
const add = (id: string) => ctx.jobs.enqueue(system, Work, { id })

test('jobs are for the operator only', async () => {
  for (const [method, url] of [
    ['get', '/api/admin/jobs'],
    ['post', '/api/admin/jobs/retry'],
    ['post', `/api/admin/jobs/${randomUUID()}/retry`],
    ['post', `/api/admin/jobs/${randomUUID()}/cancel`],
  ] as const) {
    const body = url.endsWith('jobs/retry') ? { queue: 'test.work' } : undefined
    const ask = (who: typeof ana) => (method === 'get' ? who.get(url) : who.post(url, body))
    assertProblem(await ask(ana), 403, 'auth.not_allowed')
    assertProblem(await ask(studio.visitor() as typeof ana), 401, 'auth.not_signed_in')
  }
})

test('what failed is listed with its reason, newest first, page by page, and runs again', async () => {
  const ids = ['f1', 'f2', 'f3']
  for (const id of ids) {
    broken.add(id)
    await add(id)
    await eventually(async () => (await list('queue=test.work')).items.some((job: Job) => job.payload.id === id))
  }
  type Job = { id: string; payload: { id: string }; reason: string; tries: number; state: string }
  const first = await list('queue=test.work&limit=2')
  const second = await list(`queue=test.work&limit=2&cursor=${first.nextCursor}`)
  const all: Job[] = [...first.items, ...second.items]
  assert.deepEqual(
    all.map((job) => [job.payload.id, job.reason, job.tries, job.state]),
    ['f3', 'f2', 'f1'].map((id) => [id, `${id} cannot be done`, 1, 'failed']),
  )
  assert.equal(second.nextCursor, null)

  broken.delete('f3')
  assert.equal((await operator.post(`/api/admin/jobs/${all[0]?.id}/retry`)).statusCode, 204)
  await eventually(async () => (await list('queue=test.work')).items.length === 2)
  assertProblem(await operator.post(`/api/admin/jobs/${all[0]?.id}/retry`), 409, 'operations.nothing_to_retry')
  broken.clear()
  assert.deepEqual((await operator.post('/api/admin/jobs/retry', { queue: 'test.work' })).json(), { retried: 2 })
  await eventually(async () => (await list('queue=test.work')).items.length === 0)
  const figures = await eventually(async () => {
    const { queues } = (await operator.get('/api/admin/system')).json()
    const found = queues.find((queue: { name: string }) => queue.name === 'test.work')
    return found.samples === 3 ? found : null
  })
  assert.deepEqual([figures.failed, figures.waiting, figures.active], [0, 0, 0])
  assert.ok(figures.mediaSpeed > 1 && figures.meanMs > 0)
})

test('of failed jobs with one key one runs again, and none while the same work waits', async () => {
  for (let n = 0; n < 2; n++) {
    broken.add('same')
    await add('same')
    await eventually(async () => (await list('queue=test.work')).items.length === n + 1)
  }
  await ctx.jobs.enqueue(system, Work, { id: 'same' }, { startAfterS: 60 })
  assert.deepEqual((await operator.post('/api/admin/jobs/retry', { queue: 'test.work' })).json(), { retried: 0 })
  await sql`delete from pgboss.job where name = 'test.work' and state = 'created'`.execute(ctx.database.owner)
  broken.clear()
  assert.deepEqual((await operator.post('/api/admin/jobs/retry', { queue: 'test.work' })).json(), { retried: 1 })
  await sql`delete from pgboss.job where name = 'test.work' and state = 'failed'`.execute(ctx.database.owner)
})

test('cancelling ends a job that runs or waits, and who asked for it is told', async () => {
  await add('long running')
  const named = (id: string) => (job: { payload: { id: string } }) => job.payload.id === id
  const running = await eventually(async () =>
    (await list('queue=test.work&state=running')).items.find(named('long running')),
  )
  await add('long waiting')
  const waiting = (await list('queue=test.work&state=waiting')).items.find(named('long waiting'))
  // Before the one behind it begins, that one is cancelled too.
  assert.equal((await operator.post(`/api/admin/jobs/${waiting.id}/cancel`)).statusCode, 204)
  assert.equal((await operator.post(`/api/admin/jobs/${running.id}/cancel`)).statusCode, 204)
  assertProblem(await operator.post(`/api/admin/jobs/${running.id}/cancel`), 409, 'operations.nothing_to_cancel')
  await eventually(async () => cancelled.length === 2)
  await eventually(async () => aborted.length === 1)
  assert.deepEqual(cancelled.sort(), ['long running', 'long waiting'])
  assert.deepEqual(aborted, ['long running'])
  assert.equal((await list('queue=test.work&state=cancelled')).items.length, 2)
})

test('the system page shows each machine, and not for long one that is silent', async () => {
  const facts = { cores: 4, mediaJobs: 2, checks: [{ name: 'ffmpeg', state: 'ok' as const, detail: '7.1' }] }
  const told = tellProcess(ctx, { role: 'worker', version: '1.2.3', facts: () => facts })
  await told.first
  const state = (await operator.get('/api/admin/system')).json()
  const [worker] = state.workers
  assert.deepEqual(
    [worker.state, worker.version, worker.pid, worker.cores, worker.mediaJobs, worker.jobs],
    ['working', '1.2.3', process.pid, 4, 2, []],
  )
  assert.deepEqual([state.media.ok, state.media.detail], [true, '7.1'])
  // It tells again every few seconds, perhaps between these two.
  await eventually(async () => {
    await sql`update platform.processes set seen_at = now() - interval '20 seconds'`.execute(system.db)
    return (await operator.get('/api/admin/system')).json().workers[0].state === 'silent'
  })
  await told.end()
  assert.deepEqual((await operator.get('/api/admin/system')).json().workers, [])
})

test('settings in force are told without their secrets', async () => {
  const served = await studio.alsoServed({ SMTP_URL: 'smtps://me:secret@mail.example.org', SIGN_UP: 'invite' })
  const { settings } = (await served.visitor(operator.cookie).get('/api/admin/system')).json()
  const of = (name: string) => settings.find((each: { name: string }) => each.name === name)
  assert.deepEqual(of('SMTP_URL'), { name: 'SMTP_URL', value: 'mail.example.org', changed: true })
  assert.deepEqual(of('SIGN_UP'), { name: 'SIGN_UP', value: 'invite', changed: true })
  assert.deepEqual(of('DATABASE_URL'), { name: 'DATABASE_URL', value: 'embedded', changed: false })
  assert.ok(!JSON.stringify(settings).includes('secret'))
})
