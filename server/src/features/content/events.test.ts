import assert from 'node:assert/strict'
import { test } from 'node:test'
import { milestonePassed } from './events.ts'

test('a number of views is worth telling once: the first, and each further power of ten from a hundred', () => {
  assert.equal(milestonePassed(0, 1), 1)
  assert.equal(milestonePassed(0, 40), 1)
  assert.equal(milestonePassed(1, 40), null)
  assert.equal(milestonePassed(9, 11), null)
  assert.equal(milestonePassed(99, 100), 100)
  assert.equal(milestonePassed(0, 1500), 1000)
  assert.equal(milestonePassed(1000, 9999), null)
  assert.equal(milestonePassed(9999, 10_000), 10_000)
  assert.equal(milestonePassed(5, 5), null)
})
