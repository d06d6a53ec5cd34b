import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually } from '../../test/eventually.ts'
import { smallCache } from './cache.ts'
import type { Ctx } from './context.ts'
import { readTogether } from './read-together.ts'

test('what was read before it changed is not kept after', () => {
  const cache = smallCache<string>({ max: 10, ttlMs: 60_000 })
  const readingBegan = cache.now()
  cache.delete('a') // the news that it has changed come while it is read
  assert.equal(cache.set('a', 'old', readingBegan), 'old')
  assert.equal(cache.get('a'), undefined)
  cache.set('a', 'new', cache.now())
  assert.equal(cache.get('a'), 'new')
  for (const drop of [() => cache.clear(), () => cache.deleteWhere(() => false)]) {
    const began = cache.now()
    drop()
    cache.set('b', 'old', began)
    assert.equal(cache.get('b'), undefined)
  }
})

test('the oldest leaves when it is full, and everything with its time', () => {
  const cache = smallCache<number>({ max: 2, ttlMs: 60_000 })
  for (const key of ['a', 'b', 'c']) cache.set(key, 1, cache.now())
  assert.deepEqual([cache.get('a'), cache.get('b'), cache.get('c')], [undefined, 1, 1])
  cache.set('b', 2, cache.now())
  cache.set('d', 1, cache.now())
  assert.deepEqual([cache.get('b'), cache.get('c'), cache.get('d')], [2, undefined, 1], 'what was set again is younger')
  cache.clear()
  for (const key of ['e', 'f', 'g']) cache.set(key, 1, cache.now())
  assert.deepEqual([cache.get('e'), cache.get('f'), cache.get('g')], [undefined, 1, 1])
  const short = smallCache<number>({ max: 2, ttlMs: -1 })
  short.set('a', 1, short.now())
  assert.equal(short.get('a'), undefined)
})

test('a clock that is set back does not keep anything longer', async (t) => {
  const kept = smallCache<string>({ max: 10, ttlMs: 20 })
  kept.set('a', 'old', kept.now())
  const wallClock = Date.now
  t.after(() => {
    Date.now = wallClock
  })
  Date.now = () => wallClock() - 26 * 3_600_000
  await eventually(async () => kept.get('a') === undefined)
})

test('what is asked for while it is being read is read by the next, together, and one that fails holds nobody up', async () => {
  const ctx = { database: {} } as Ctx // nothing else of it is looked at
  const readings: { ids: readonly string[]; end: (error?: Error) => void }[] = []
  const ask = readTogether<string>(
    (_, ids) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(new Map(ids.map((id) => [id, `it is ${id}`]))))
        readings.push({ ids, end })
      }),
    { atOnce: 1 },
  )
  const first = ask(ctx, ['a'])
  const [second, third] = [ask(ctx, ['b', 'c']), ask(ctx, ['c', 'd'])]
  assert.deepEqual(
    readings.map(({ ids }) => ids),
    [['a']],
  )
  readings[0]?.end(new Error('away'))
  await assert.rejects(first, /away/)
  await eventually(async () => readings.length === 2)
  const fourth = ask(ctx, ['e'])
  readings[1]?.end()
  assert.equal((await second).get('b'), 'it is b')
  assert.equal((await third).get('d'), 'it is d')
  await eventually(async () => readings.length === 3)
  readings[2]?.end()
  assert.equal((await fourth).get('e'), 'it is e')
  assert.deepEqual(
    readings.map(({ ids }) => ids),
    [['a'], ['b', 'c', 'd'], ['e']],
  )
})
