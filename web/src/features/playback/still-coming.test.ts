import assert from 'node:assert/strict'
import test from 'node:test'
import type { Video } from '#web/features/content/queries.ts'
import { askAgainAfter } from './still-coming.ts'

// Of a whole video only these are looked at.
const video = (moreComing: boolean, more: object = {}) =>
  ({ playback: { moreComing }, processing: null, ...more }) as unknown as Video

test('a page asks again while versions are being made, ever more seldom, and then no more', () => {
  assert.equal(askAgainAfter(video(true), 1), 3000)
  assert.ok(Number(askAgainAfter(video(true), 5)) > 5000)
  assert.equal(askAgainAfter(video(true), 100), 20_000)
  assert.equal(askAgainAfter(video(true), 1000), false)
  assert.equal(askAgainAfter(video(false), 1), false)
  assert.equal(askAgainAfter(undefined, 1), false)
})

test('a video that does not play yet is asked for until it does', () => {
  assert.equal(askAgainAfter(video(false, { playback: null }), 1), 3000)
  assert.equal(askAgainAfter(video(false, { processing: { step: 'package' } }), 1), 3000)
})
