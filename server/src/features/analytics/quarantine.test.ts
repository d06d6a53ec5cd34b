import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Actor } from '#platform/context.ts'
import type { App } from '#platform/http.ts'
import { type Counting, openCounting } from './counting-for-tests.ts'
import { pack, unpack } from './packed.ts'
import { lookAtProgress } from './progress.ts'

const SECOND = 1000
let studio: Counting
let app: App
const actors: Record<string, Actor> = {}
const ends: (() => unknown)[] = []
before(async () => {
  studio = await openCounting({ after: (end) => ends.push(end) }, { clickhouse: true })
  app = await studio.app(actors)
  const userId = await studio.person()
  const operator = studio.viewer(userId)
  actors.ada = operator.kind === 'user' ? { ...operator, operator: true } : operator
  actors.fan = operator
})
after(async () => {
  for (const end of ends.reverse()) await end()
})

const ask = (method: 'GET' | 'POST', path: string, user = 'ada') =>
  app.inject({ method, url: `/api/admin/quarantine${path}`, headers: { 'x-user': user } })
const page = async (query = '') => (await ask('GET', query)).json()
async function settle() {
  while ((await studio.count())?.events) {}
  while (!(await studio.ship()).done) {}
}
async function play(vodId: string, address = '192.0.2.1') {
  const playbackId = crypto.randomUUID()
  const at = Date.now()
  await studio.send(
    [
      { type: 'start', vodId, playbackId, at: at - 10 * SECOND },
      { type: 'progress', vodId, playbackId, at, ranges: [[0, 10 * SECOND]] },
    ],
    { address },
  )
}

test('an inbox row that cannot be read is put aside whole and the others are counted; repaired, it counts too', async () => {
  const vodId = await studio.video(await studio.channel())
  await play(vodId)
  const [row] = await studio.sql<{ id: number; body: Buffer }>('select id, body from analytics.inbox')
  await studio.sql('update analytics.inbox set body = $1', [Buffer.from('broken')])
  await play(vodId, '192.0.2.2')
  await settle()
  assert.deepEqual(await studio.totals(vodId), { views: 1, watchMs: 10_000 })
  const { items, events } = await page()
  assert.deepEqual([items.length, items[0].kind, items[0].events, events], [1, 'lot', 2, 2])
  assert.equal((await lookAtProgress(studio.ctx)).refused, 2)

  // Still broken: it comes back.
  assert.deepEqual((await ask('POST', `/${items[0].id}/retry`)).json(), { tried: 1, unreadable: 0 })
  await settle()
  const again = (await page()).items[0]
  assert.notEqual(again.id, items[0].id)
  assert.deepEqual((await ask('POST', `/${items[0].id}/retry`)).json(), { tried: 0, unreadable: 0 }, 'it is gone')
  await studio.sql('update analytics.refused set row = $1', [row!.body.toString('base64')]) // read above
  await ask('POST', `/${again.id}/retry`)
  await ask('POST', `/${again.id}/retry`)
  await settle()
  assert.deepEqual(await studio.totals(vodId), { views: 2, watchMs: 20_000 })
  assert.equal((await page()).items.length, 0)
})

test('a batch that cannot be read stands in nobody’s way', async () => {
  const vodId = await studio.video(await studio.channel())
  await play(vodId)
  const id = (await studio.count())?.batches[0]?.id
  const [batch] = await studio.sql<{ body: Buffer }>('select body from analytics.batches where id = $1', [id])
  await studio.sql('update analytics.batches set body = $2 where id = $1', [id, Buffer.from('broken')])
  await play(vodId, '192.0.2.3')
  await settle()
  assert.equal((await studio.shipped(vodId)).rows, 2)
  const [item] = (await page()).items
  assert.deepEqual([item.kind, item.events], ['batch', 2])
  await studio.sql('update analytics.refused set row = $1', [batch!.body.toString('base64')]) // read above
  assert.deepEqual((await ask('POST', '/retry')).json(), { tried: 1, unreadable: 0 })
  await settle()
  assert.deepEqual(await studio.shipped(vodId), { rows: 4, ids: 4, views: 2, watchMs: 20_000 })
})

test('a batch of noise is put aside', async () => {
  await studio.sql(
    `insert into analytics.batches (id, query_id, rows, at_from, at_to, received_from, channels, body)
     values (gen_random_uuid(), gen_random_uuid(), 1, now(), now(), now(), '{}', $1)`,
    [await pack(randomBytes(1_500_000).toString('base64'))],
  )
  await settle()
  const [item] = (await page()).items
  assert.deepEqual([item.kind, item.row.length, item.rowLength], ['event', 20_000, 2_000_000])
  await ask('POST', `/${item.id}/discard`)
  await studio.sql('delete from analytics.refused')
})

test('an event that ClickHouse refused goes once more, or is given up and kept in the log', async () => {
  const vodId = await studio.video(await studio.channel())
  await play(vodId)
  const id = (await studio.count())?.batches[0]?.id
  const [batch] = await studio.sql<{ body: Buffer }>('select body from analytics.batches where id = $1', [id])
  const good = await unpack(batch!.body) // read above
  await studio.sql('update analytics.batches set body = $2 where id = $1', [
    id,
    await pack(good.replaceAll(/"\d{4}-\d\d-\d\dT/g, '"not a time ')),
  ])
  for (let i = 0; i < 4; i++) await settle()
  const { items } = await page()
  assert.deepEqual(
    items.map((item: { kind: string }) => item.kind),
    ['event', 'event'],
  )
  assert.match(items[0].error, /Cannot (read|parse)/)
  assert.match(JSON.parse(items[0].row).at, /not a time/)

  const first = good.split('\n').find((line) => items[0].row.includes(line.slice(2, 38)))
  await studio.sql('update analytics.refused set row = $2 where id = $1', [items[0].id, first])
  await ask('POST', `/${items[0].id}/retry`)
  await settle()
  assert.equal((await studio.shipped(vodId)).rows, 1)

  assert.equal((await ask('POST', `/${items[1].id}/discard`)).statusCode, 204)
  assert.equal((await ask('POST', `/${items[1].id}/discard`)).statusCode, 204)
  assert.deepEqual([(await page()).items.length, (await page()).events, (await page()).discardedEvents], [0, 0, 1])
  const log = (await page('?state=discarded')).items
  assert.equal(log[0].id, items[1].id)
  assert.ok(Date.parse(log[0].discardedAt) > Date.now() - 60_000)
  assert.equal((await lookAtProgress(studio.ctx)).refused, 0)
})

test('a line that nobody can read stays, and says so', async () => {
  await studio.sql(
    `insert into analytics.refused (id, kind, row, error) values (gen_random_uuid(), 'line', 'not json', 'SyntaxError')`,
  )
  const [item] = (await page()).items
  const answer = await ask('POST', `/${item.id}/retry`)
  assert.deepEqual([answer.statusCode, answer.json().code], [409, 'events.unreadable'])
  assert.deepEqual((await ask('POST', '/retry')).json(), { tried: 0, unreadable: 1 })
  assert.equal((await page()).items.length, 1)
})

test('what waits on its way is told, and all of it is for the operator alone', async () => {
  await play(await studio.video(await studio.channel()))
  const { waiting } = await page()
  assert.equal(waiting.inbox.events, 2)
  assert.ok(waiting.inbox.bytes > 0 && waiting.mostBytes > 0 && waiting.taking)
  for (const [method, path] of [
    ['GET', ''],
    ['POST', '/retry'],
    ['POST', `/${crypto.randomUUID()}/retry`],
    ['POST', `/${crypto.randomUUID()}/discard`],
  ] as const) {
    assert.equal((await ask(method, path, 'fan')).statusCode, 403)
    assert.equal((await ask(method, path, 'nobody')).statusCode, 401)
  }
})
