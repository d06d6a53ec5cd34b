import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killTorture } from './kill-torture.ts'

test('acknowledged parts survive kill -9 at random instants', async () => {
  const { acknowledged } = await killTorture(6)
  assert.ok(acknowledged > 0, 'parts were sent')
})
