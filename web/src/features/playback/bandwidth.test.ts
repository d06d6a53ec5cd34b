import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineOf } from './bandwidth.ts'

const file = (transferSize: number, responseStart: number, responseEnd: number) => ({
  transferSize,
  responseStart,
  responseEnd,
})

test('what a line carries is told by what came side by side, not by the waiting between', () => {
  // Two at once for a second, a second of nothing, one for half a second: 150 kB in 1.5 s.
  const files = [file(50_000, 0.1, 1000), file(50_000, 10, 1000), file(50_000, 2000, 2500.1)]
  assert.equal(Math.round((lineOf(files) ?? 0) / 1000), 800)
  assert.equal(lineOf([...files].reverse()), lineOf(files))
})

test('what comes out of the cache, from elsewhere or in small pieces tells nothing', () => {
  assert.equal(lineOf([]), null)
  assert.equal(lineOf([file(0, 5, 6), file(59_000, 5, 100)]), null)
  assert.equal(lineOf([file(80_000, 0, 100)]), null)
})
