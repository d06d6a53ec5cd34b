import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pino from 'pino'
import { openTestDatabase } from '#test/database.ts'
import { eventually } from '#test/eventually.ts'
import { openBroadcast } from './broadcast.ts'
import type { Ctx } from './context.ts'

const { url, database, outside } = await openTestDatabase({ after })
const log = pino({ level: 'silent' })
const worker = { db: database.scoped({ role: 'studio_worker', userId: '', channelIds: [] }) } as Ctx // all that publishing touches
const app = { db: database.scoped({ role: 'studio_app', userId: '', channelIds: [] }) } as Ctx // likewise

/** One that listens, with what it was told of `topic`. */
async function listener(t: { after(end: () => unknown): void }, topic: string) {
  const broadcast = openBroadcast(url, 'studio-listen', log)
  t.after(() => broadcast.close())
  const told: unknown[] = []
  let resets = 0
  broadcast.on('reset', () => resets++)
  broadcast.on(topic, (message) => told.push(message))
  await eventually(async () => resets === 1)
  return { broadcast, told, resets: () => resets }
}

test('news reach every process, in their order, once each', async (t) => {
  const [here, there] = [await listener(t, 'news'), await listener(t, 'news')]
  for (let n = 0; n < 5; n++) await here.broadcast.publish(n % 2 ? app : worker, 'news', { n })
  await here.broadcast.publish(worker, 'other', { n: 99 })
  for (const { told } of [here, there]) {
    await eventually(async () => told.length === 5)
    assert.deepEqual(
      told,
      [0, 1, 2, 3, 4].map((n) => ({ n })),
    )
  }
})

test('news of a transaction are told with its commit, or never', async (t) => {
  const { broadcast, told } = await listener(t, 'news')
  await database.owner.transaction().execute(async (db) => {
    await broadcast.publish({ ...worker, db }, 'news', { said: 'early' })
    await broadcast.publish(worker, 'news', { said: 'meanwhile' })
    await eventually(async () => told.length > 0)
    assert.deepEqual(told, [{ said: 'meanwhile' }])
  })
  const undone = database.owner.transaction().execute(async (db) => {
    await broadcast.publish({ ...worker, db }, 'news', { said: 'never' })
    throw new Error('undone')
  })
  await assert.rejects(undone, /undone/)
  await broadcast.publish(worker, 'news', { said: 'last' })
  await eventually(async () => told.length === 3)
  assert.deepEqual(told, [{ said: 'meanwhile' }, { said: 'early' }, { said: 'last' }])
})

test('after a lost line listeners are told to forget, and then hear again', async (t) => {
  const { broadcast, told, resets } = await listener(t, 'news')
  await outside.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'studio-listen'")
  await eventually(async () => resets() === 2)
  await broadcast.publish(worker, 'news', { n: 1 })
  await eventually(async () => told.length === 1)
})

test('who has stopped listening is told nothing, and a listener that throws harms no other', async (t) => {
  const { broadcast, told } = await listener(t, 'news')
  const stopped: unknown[] = []
  broadcast.on('news', (message) => stopped.push(message))()
  broadcast.on('news', () => {
    throw new Error('a listener of the test fails')
  })
  const later: unknown[] = []
  broadcast.on('news', (message) => later.push(message))
  await outside.query("select pg_notify('studio', 'no JSON')")
  await outside.query("select pg_notify('studio', '{}')")
  await broadcast.publish(worker, 'news', { n: 1 })
  await eventually(async () => told.length === 1 && later.length === 1)
  assert.deepEqual(stopped, [])
})
