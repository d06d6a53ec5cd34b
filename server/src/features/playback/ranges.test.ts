import assert from 'node:assert/strict'
import test from 'node:test'
import { joined, multirange } from './ranges.ts'

test('ranges are put in order, joined where they touch, and end with the media', () => {
  const ranges = [
    [5000, 9000],
    [0, 1000],
    [1000, 2000],
    [8000, 99_000],
    [3000, 3000],
    [50_000, 60_000],
  ] as const
  assert.deepEqual(joined(ranges, 10_000), [
    [0, 2000],
    [5000, 10_000],
  ])
  assert.deepEqual(joined(ranges, 0).at(-1), [5000, 99_000])
  assert.equal(multirange([[0, 2000]]), '{[0,2000)}')
  assert.equal(multirange([]), '{}')
})
