import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limiter, limitKey } from './limiter.ts'
import { TooManyRequests } from './problem.ts'

test('so many at once, then as many a minute as come back', () => {
  const limit = limiter(60, 3)
  assert.deepEqual(
    [1, 2, 3].map(() => limit.take('a', 0)),
    [0, 0, 0],
  )
  assert.equal(limit.take('a', 0), 1)
  assert.equal(limit.take('a', 1000), 0)
  assert.equal(limit.take('a', 1000), 1)
  assert.deepEqual(
    [1, 2, 3, 4].map(() => limit.take('a', 3_600_000)),
    [0, 0, 0, 1],
  )
})

test('the seconds to wait are enough', () => {
  const limit = limiter(1, 1)
  assert.equal(limit.take('a', 0), 0)
  const waitS = limit.take('a', 500)
  assert.ok(waitS > 0 && waitS <= 60)
  assert.equal(limit.take('a', 500 + waitS * 1000), 0)
})

test('one key takes nothing from another', () => {
  const limit = limiter(1, 1)
  for (let n = 0; n < 100; n++) assert.equal(limit.take(`key ${n}`, 0), 0)
  assert.ok(limit.take('key 7', 0) > 0)
})

test('what is given back can be taken again, but never saved up', () => {
  const limit = limiter(1, 2)
  limit.giveBack('a')
  assert.equal(limit.take('a', 0), 0)
  limit.giveBack('a')
  limit.giveBack('a')
  limit.giveBack('a')
  assert.deepEqual(
    [1, 2].map(() => limit.take('a', 0)),
    [0, 0],
  )
  assert.ok(limit.take('a', 0) > 0)
})

test('a clock that is set back gives and takes nothing', () => {
  const limit = limiter(60, 2)
  assert.equal(limit.take('a', 100_000), 0)
  assert.equal(limit.take('a', 0), 0)
  assert.ok(limit.take('a', 0) <= 60)
})

test('a refusal tells how long to wait', () => {
  const limit = limiter(1, 1)
  limit.check('a')
  assert.throws(
    () => limit.check('a'),
    (error) => error instanceof TooManyRequests && Number(error.extra.retryAfterS) > 50,
  )
})

test('addresses of one IPv6 customer share a bucket, IPv4 ones do not', () => {
  assert.equal(limitKey('192.0.2.7'), '192.0.2.7')
  assert.equal(limitKey('::ffff:192.0.2.7'), '192.0.2.7')
  assert.equal(limitKey('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2')
  assert.equal(limitKey('2001:db8:1:2::9'), '2001:db8:1:2')
  assert.equal(limitKey('2001:db8::9'), '2001:db8:0:0')
  assert.equal(limitKey('::1'), '0:0:0:0')
})
