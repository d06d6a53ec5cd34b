import assert from 'node:assert/strict'
import { test } from 'node:test'
import { axisLines, labelledPoints } from './chart-scale.ts'

test('an axis starts at zero, reaches over the top and has few round lines', () => {
  for (const top of [1, 3, 7, 10, 99, 340, 12_431, 999_999]) {
    const lines = axisLines(top)
    assert.equal(lines[0], 0)
    assert.ok(lines.at(-1)! >= top, `${top}: ${lines}`)
    assert.ok(lines.length >= 2 && lines.length <= 6, `${top}: ${lines}`)
    assert.ok(lines.every(Number.isInteger), `${top}: ${lines}`)
  }
  assert.deepEqual(axisLines(0), [0, 1])
})

test('an axis of time is round in hours, not in milliseconds', () => {
  assert.deepEqual(
    axisLines(7.3 * 3_600_000, 3_600_000).map((ms) => ms / 3_600_000),
    [0, 2, 4, 6, 8],
  )
})

test('the last point always has its label', () => {
  assert.deepEqual(labelledPoints(7, 10), [0, 1, 2, 3, 4, 5, 6])
  assert.equal(labelledPoints(90, 6).at(-1), 89)
  assert.ok(labelledPoints(90, 6).length <= 6)
})
