import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markSeen, partsOf, unseen } from './seen.ts'

const DURATION = { durationMs: 60_000 }

test('what was played is seen, once, however it was cut into ranges', () => {
  const seen = unseen()
  assert.equal(markSeen(seen, [[0, 30_000]], { grantedMs: 30_000, ...DURATION }), 50)
  assert.equal(markSeen(seen, [[20_000, 40_000]], { grantedMs: 20_000, ...DURATION }), 17)
  assert.equal(markSeen(seen, [[0, 40_000]], { grantedMs: 40_000, ...DURATION }), 0, 'a replayed passage adds nothing')
  const inPieces = unseen()
  for (let from = 0; from < 60_000; from += 700)
    markSeen(inPieces, [[from, Math.min(from + 700, 60_000)]], { grantedMs: 700, ...DURATION })
  assert.equal(partsOf(inPieces), 100)
})

test('only what is believed is seen, and nothing outside the video', () => {
  assert.equal(markSeen(unseen(), [[0, 60_000]], { grantedMs: 6_000, ...DURATION }), 10)
  assert.equal(markSeen(unseen(), [[0, 60_000]], { grantedMs: 0, ...DURATION }), 0)
  const seen = unseen()
  markSeen(seen, [[50_000, 900_000]], { grantedMs: 850_000, ...DURATION })
  assert.equal(partsOf(seen), 17)
})
