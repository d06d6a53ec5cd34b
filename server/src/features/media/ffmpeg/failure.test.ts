import assert from 'node:assert/strict'
import test from 'node:test'
import { breaksOff, failureFrom } from './failure.ts'

test('what ffmpeg says becomes a reason, and never the words that people read', () => {
  const cases: [string, NodeJS.Signals | null, string, boolean][] = [
    ['[mov @ 0x1] moov atom not found', null, 'incomplete', true],
    ['[vorbis @ 0x1] Setup header corrupt.', null, 'damaged', true],
    ['out.m4s: No space left on device', null, 'out_of_space', false],
    ['[vorbis @ 0x1] Setup header corrupt.', 'SIGKILL', 'failed', false],
    ['corrupted double-linked list', 'SIGABRT', 'failed', false],
    ['', 'SIGXCPU', 'timeout', false],
    ['', 'SIGXFSZ', 'too_large', true],
    ['x: Cannot allocate memory', null, 'too_heavy', true],
    ['something new', null, 'failed', false],
  ]
  for (const [stderr, endedBy, reason, final] of cases) {
    const failure = failureFrom(stderr, endedBy)
    assert.deepEqual([failure.reason, failure.final], [reason, final], stderr)
    assert.match(failure.message, /^[A-Z].*\.$/)
    assert.doesNotMatch(failure.message, /ffmpeg|0x|atom/)
  }
})

test('how far a file plays is told in lengths that people use', () => {
  assert.equal(breaksOff({ playsMs: 5200, ofMs: 20_000 }), 'The file breaks off: it plays 5 s of 20 s.')
  assert.equal(breaksOff({ playsMs: 59_700, ofMs: 90_000 }), 'The file breaks off: it plays 1 min 0 s of 1 min 30 s.')
  assert.equal(
    breaksOff({ playsMs: 600_000, ofMs: 9_000_000 }),
    'The file breaks off: it plays 10 min 0 s of 2 h 30 min.',
  )
})
