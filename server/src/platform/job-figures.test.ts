import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startsIn } from './job-figures.ts'

test('when a turn comes is said from what stands before it, at the measured time', () => {
  const line = { ahead: 3, active: 1, slots: 1, mean_ms: 60_000 }
  assert.equal(startsIn(line), 210_000) // three, and half of the one that runs
  assert.equal(startsIn({ ...line, slots: 2, active: 2 }), 120_000)
  assert.equal(startsIn({ ...line, ahead: 0, slots: 2 }), 0, 'a slot is free')
  assert.equal(startsIn({ ...line, mean_ms: null }), null, 'nothing was measured')
  assert.equal(startsIn({ ...line, slots: 0 }), null, 'nobody works')
})
