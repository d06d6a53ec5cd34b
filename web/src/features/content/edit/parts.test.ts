import assert from 'node:assert/strict'
import test from 'node:test'
import { cutsOf, timesIn, withMovedTimes } from './moved-times.ts'
import { cutOut, keptMs, moveEnd, putBack, skipTo, split, stretches } from './parts.ts'

const WHOLE = [{ startMs: 0, endMs: 10_000 }]

test('what is taken out can be put back, and nothing is lost on the way', () => {
  const cut = cutOut(WHOLE, { startMs: 2000, endMs: 4000 })
  assert.deepEqual(cut, [
    { startMs: 0, endMs: 2000 },
    { startMs: 4000, endMs: 10_000 },
  ])
  assert.equal(keptMs(cut), 8000)
  assert.deepEqual(
    stretches(cut, 10_000).map(({ kept }) => kept),
    [true, false, true],
  )
  assert.deepEqual(putBack(cut, { startMs: 2000, endMs: 4000 }), WHOLE)
  assert.deepEqual(cutOut(cut, { startMs: 0, endMs: 1950 }), [{ startMs: 4000, endMs: 10_000 }])
  assert.deepEqual(split(WHOLE, 3000).length, 2)
  assert.deepEqual(split(WHOLE, 50), WHOLE)
})

test('an end moves no further than its neighbours, and playing skips what is out', () => {
  const cut = cutOut(WHOLE, { startMs: 2000, endMs: 4000 })
  assert.equal(moveEnd(cut, { index: 1, end: 'startMs' }, 500, 10_000)[1]?.startMs, 2000)
  assert.equal(moveEnd(cut, { index: 0, end: 'endMs' }, 9000, 10_000)[0]?.endMs, 4000)
  assert.equal(moveEnd(cut, { index: 0, end: 'endMs' }, -5, 10_000)[0]?.endMs, 100)
  assert.equal(skipTo(cut, 1000, 10_000), null)
  assert.equal(skipTo(cut, 2500, 10_000), 4000)
  assert.equal(skipTo(cutOut(WHOLE, { startMs: 8000, endMs: 10_000 }), 8000, 10_000), 10_000)
})

test('times in a text move with the cut, as they are written', () => {
  const version = { madeFrom: null, keep: null, current: false, createdAt: '2026-01-01T00:00:00Z' }
  const cuts = cutsOf([
    {
      ...version,
      id: 'c',
      current: true,
      madeFrom: 'b',
      keep: [{ startMs: 10_000, endMs: 500_000 }],
      durationMs: 490_000,
    },
    { ...version, id: 'b', madeFrom: 'a', keep: [{ startMs: 60_000, endMs: 560_000 }], durationMs: 500_000 },
    { ...version, id: 'a', durationMs: 600_000 },
  ])
  assert.deepEqual(
    cuts.map(({ keep }) => keep[0]?.startMs),
    [60_000, 10_000],
  )
  const text = '0:00 Intro\n01:30 – Middle, see 0:05:00 and https://example.org/1:30\n15:00 o’clock'
  const moved = '0:00 Intro\n00:20 – Middle, see 0:03:50 and https://example.org/1:30\n15:00 o’clock'
  assert.equal(withMovedTimes(text, cuts), moved)
  assert.deepEqual(timesIn(moved), ['0:00', '00:20', '0:03:50', '15:00'])
})
