import assert from 'node:assert/strict'
import test from 'node:test'
import type { Video } from '#web/features/content/queries.ts'
import { askAgainAfter } from './still-coming.ts'

// Of a whole video only these are looked at.
const video = (statuses: string[], more: object = {}) =>
  ({ playback: {}, processing: null, renditions: statuses.map((status) => ({ status })), ...more }) as unknown as Video

test('a page asks again while versions are being made, ever more seldom, and then no more', () => {
  assert.equal(askAgainAfter(video(['ready', 'processing']), 1), 3000)
  assert.ok(Number(askAgainAfter(video(['processing']), 5)) > 5000)
  assert.equal(askAgainAfter(video(['processing']), 100), 20_000)
  assert.equal(askAgainAfter(video(['ready', 'failed']), 1), false)
  assert.equal(askAgainAfter(undefined, 1), false)
})

test('a video that does not play yet is asked for until it does', () => {
  assert.equal(askAgainAfter(video([], { playback: null }), 1), 3000)
  assert.equal(askAgainAfter(video(['ready'], { processing: { step: 'package' } }), 1), 3000)
})
