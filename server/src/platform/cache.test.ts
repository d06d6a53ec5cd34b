import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually } from '../../test/eventually.ts'
import { smallCache } from './cache.ts'

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
  await eventually(async () => kept.get('a') === undefined, 2000)
})
