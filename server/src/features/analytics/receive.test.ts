import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '#platform/context.ts'
import type { App } from '#platform/http.ts'
import { eventually } from '#test/eventually.ts'
import { CHROME, type Counting, complete, openCounting, type Told } from './counting-for-tests.ts'
import { unpack } from './packed.ts'

const DAY = 86_400_000
let studio: Counting
let app: App
const actors: Record<string, Actor> = {}
const ends: (() => unknown)[] = []
before(async () => {
  studio = await openCounting({ after: (end) => ends.push(end) })
  app = await studio.app(actors)
})
after(async () => {
  for (const end of ends.reverse()) await end()
})

const envelope = (events: unknown[], sentAt = new Date()) => JSON.stringify({ sentAt: sentAt.toISOString(), events })
const full = (events: Told[]) => events.map((event) => complete(event, new Date()))

function post(payload: string, headers: Record<string, string> = {}) {
  return app.inject({
    method: 'POST',
    url: '/api/events',
    payload,
    headers: { 'content-type': 'application/json', 'user-agent': CHROME, ...headers },
  })
}
async function inboxEvents() {
  const rows = await studio.sql<{ body: Buffer }>('select body from analytics.inbox order by id')
  const bodies = await Promise.all(rows.map((row) => unpack(row.body)))
  return bodies.flatMap((body) => body.split('\n').filter(Boolean))
}

test('good events are kept, bad ones named with their place and code', async () => {
  const vodId = await studio.video(await studio.channel(), { durationMs: 60_000 })
  const now = Date.now()
  const [good, old, future, unknown, clip, stream, long] = full([
    { type: 'start', vodId },
    { type: 'start', vodId, at: now - 7 * DAY - 60_000 },
    { type: 'start', vodId, at: now + 60_000 },
    { type: 'start', vodId: crypto.randomUUID() },
    { type: 'start', vodId },
    { type: 'start', vodId },
    { type: 'progress', vodId, ranges: [[0, 70_000]] },
  ])
  const answer = await post(
    envelope([
      good,
      { ...good, id: 'x' },
      null,
      old,
      future,
      unknown,
      { ...clip, vodId: undefined, clipId: vodId },
      { ...stream, vodId: undefined, streamId: vodId },
      long,
    ]),
  )
  assert.equal(answer.statusCode, 202)
  assert.deepEqual(answer.json(), {
    accepted: 1,
    rejected: [
      { index: 1, code: 'invalid' },
      { index: 2, code: 'invalid' },
      { index: 3, code: 'too_old' },
      { index: 4, code: 'from_future' },
      { index: 5, code: 'unknown_video' },
      { index: 6, code: 'unknown_clip' },
      { index: 7, code: 'unknown_stream' },
      { index: 8, code: 'bad_range' },
    ],
  })
})

test('a body that is no batch is refused as a whole', async () => {
  for (const body of [
    '',
    'null',
    '[]',
    '{',
    '{}',
    '"x"',
    '{"events":[]}',
    `{"sentAt":"yesterday","events":[]}`,
    `{"sentAt":"2026-11-21T00:00:00Z","events":{}}`,
    `{"sentAt":1763700000000,"events":[]}`,
  ]) {
    const answer = await post(body)
    assert.equal(answer.statusCode, 400, body)
    assert.equal(answer.json().code, 'events.malformed', body)
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  }
  const many = await post(envelope(Array.from({ length: 101 }, () => ({}))))
  assert.deepEqual([many.statusCode, many.json().code], [400, 'events.too_many'])
  const large = await post(envelope([{ note: 'x'.repeat(65 * 1024) }]))
  assert.deepEqual([large.statusCode, large.json().code], [413, 'events.too_large'])
  const form = await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' })
  assert.deepEqual([form.statusCode, form.json().code], [415, 'events.unsupported_type'])
  assert.equal((await post(envelope([]))).statusCode, 202)
})

test('a beacon, which says text/plain, is taken', async () => {
  const vodId = await studio.video(await studio.channel())
  const answer = await post(envelope(full([{ type: 'end', vodId }])), { 'content-type': 'text/plain;charset=UTF-8' })
  assert.deepEqual([answer.statusCode, answer.json()], [202, { accepted: 1, rejected: [] }])
})

test('a private video is as unknown to strangers as one that does not exist; its team may watch', async () => {
  const owner = await studio.person()
  const channelId = await studio.channel(owner)
  const vodId = await studio.video(channelId, { visibility: 'private' })
  actors.owner = studio.member(owner, channelId)
  actors.fan = studio.viewer(await studio.person())
  const unknown = { accepted: 0, rejected: [{ index: 0, code: 'unknown_video' }] }
  const send = async (headers: Record<string, string>) =>
    (await post(envelope(full([{ type: 'start', vodId }])), headers)).json()
  assert.deepEqual(await send({}), unknown)
  assert.deepEqual(await send({ 'x-user': 'fan' }), unknown)
  assert.deepEqual(await send({ 'x-user': 'owner' }), { accepted: 1, rejected: [] })
  await studio.sql('update content.videos set deleted_at = now() where id = $1', [vodId])
  await studio.ctx.broadcast.publish({ ...studio.ctx, db: studio.ctx.database.owner }, 'content.video', {
    videoId: vodId,
  })
  await eventually(async () => (await send({ 'x-user': 'owner' })).accepted === 0)
  assert.deepEqual(await send({ 'x-user': 'owner' }), unknown)
})

test('times are corrected by the clock the sender shows', async () => {
  await studio.sql('delete from analytics.inbox')
  const vodId = await studio.video(await studio.channel())
  const wrong = new Date(Date.now() + 400 * DAY)
  const answer = await post(envelope(full([{ type: 'start', vodId, at: wrong.getTime() - 5000 }]), wrong))
  assert.equal(answer.json().accepted, 1)
  const [line] = await inboxEvents()
  const [, , , at, receivedAt] = JSON.parse(line ?? '[]')
  assert.equal(receivedAt - at, 5000)
})

test('no address, user agent or account is stored; a browser is itself for a day, a person always', async (t) => {
  await studio.sql('delete from analytics.inbox')
  t.after(() => studio.setClock(null))
  const vodId = await studio.video(await studio.channel())
  const userId = await studio.person()
  const viewers = async (as: Parameters<Counting['send']>[1]) => {
    await studio.send([{ type: 'start', vodId }], as)
    const [line = '[]'] = (await inboxEvents()).slice(-1)
    return JSON.parse(line)[8]
  }
  const browser = { address: '198.51.100.4', userAgent: CHROME }
  const noon = new Date().setUTCHours(12, 0, 0, 0) // no midnight comes in between
  studio.setClock(new Date(noon))
  const first = await viewers(browser)
  assert.equal(await viewers(browser), first)
  await studio.restart()
  assert.equal(await viewers(browser), first, 'also in another process')
  assert.notEqual(await viewers({ ...browser, address: '198.51.100.5' }), first)
  assert.notEqual(await viewers({ ...browser, userAgent: `${CHROME} x` }), first)
  const person = await viewers({ ...browser, actor: studio.viewer(userId) })
  assert.notEqual(person, first)
  studio.setClock(new Date(noon + DAY))
  assert.notEqual(await viewers(browser), first, 'another salt on another day')
  assert.equal(await viewers({ ...browser, actor: studio.viewer(userId) }), person)
  const kept = (await inboxEvents()).join()
  for (const secret of ['198.51.100', 'Chrome', userId]) assert.equal(kept.includes(secret), false, secret)

  const { destroySalts } = await import('./queries/salts.ts')
  const { asSystem } = await import('#platform/context.ts')
  await destroySalts(asSystem(studio.ctx), new Date(noon + DAY).toISOString().slice(0, 10))
  const days = await studio.sql('select day from analytics.salts')
  assert.equal(days.length, 1)
})

test('many requests share commits', async () => {
  await studio.sql('delete from analytics.inbox')
  const vodId = await studio.video(await studio.channel())
  await Promise.all(
    Array.from({ length: 200 }, (_, i) => studio.send([{ type: 'start', vodId }], { address: `10.0.0.${i}` })),
  )
  const [row] = await studio.sql<{ rows: number; events: number }>(
    'select count(*)::int as rows, sum(n)::int as events from analytics.inbox',
  )
  assert.equal(row?.events, 200)
  assert.ok((row?.rows ?? 0) <= 20, `${row?.rows} rows`)
})

test('the role that delivers events can read none', async () => {
  const app = studio.ctx.database.scoped({ role: 'studio_app', userId: '', channelIds: [] })
  const { sql } = await import('kysely')
  for (const table of ['inbox', 'seen', 'playbacks', 'view_windows', 'batches', 'refused', 'salts'])
    await assert.rejects(sql.raw(`select * from analytics.${table}`).execute(app), /permission denied/, table)
  await assert.rejects(sql`delete from analytics.inbox`.execute(app), /permission denied/)
  await assert.rejects(
    sql`insert into analytics.inbox (n, body, received_at) values (1, '', now())`.execute(app),
    /permission denied/,
  )
})

test('one address may send so many batches, and is told when to come again', async (t) => {
  const limited = await openCounting(t, { eventBatchesPerMinute: 3 })
  const app = await limited.app()
  const send = () =>
    app.inject({
      method: 'POST',
      url: '/api/events',
      payload: envelope([]),
      headers: { 'content-type': 'application/json' },
    })
  for (let i = 0; i < 3; i++) assert.equal((await send()).statusCode, 202)
  const refused = await send()
  assert.deepEqual([refused.statusCode, refused.json().code], [429, 'request.too_many'])
  assert.ok(Number(refused.headers['retry-after']) > 0)
})

test('when PostgreSQL crashes and comes back, every acknowledged event is there once', async () => {
  await studio.sql('delete from analytics.inbox')
  const vodId = await studio.video(await studio.channel())
  const acknowledged = new Set<string>()
  let sending = true
  let refused = 0
  const senders = Array.from({ length: 8 }, async (_, i) => {
    while (sending) {
      const id = crypto.randomUUID()
      try {
        const answer = await studio.send([{ type: 'pause', vodId, id }], { address: `10.1.0.${i}` })
        if (answer.accepted === 1) acknowledged.add(id)
      } catch {
        refused++
      }
      await new Promise((wake) => setTimeout(wake, 1))
    }
  })
  await eventually(async () => acknowledged.size >= 100)
  const before = acknowledged.size
  await studio.crashPostgres()
  await eventually(async () => acknowledged.size >= before + 200)
  sending = false
  await Promise.all(senders)
  const kept = (await inboxEvents()).map((line) => JSON.parse(line)[1])
  const missing = [...acknowledged].filter((id) => !kept.includes(id))
  assert.deepEqual(missing, [], `${acknowledged.size} acknowledged, ${refused} refused`)
})
