import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlayedRange } from '../played-ranges.ts'
import { joined, progressOfEntry } from './progress-of.ts'

const MINUTE = 60_000
const entry = (minutes: number, of: number, ranges: PlayedRange[] = []) => ({
  positionMs: minutes * MINUTE,
  durationMs: of * MINUTE,
  ranges,
  at: 0,
  mark: null,
  title: '',
})
const stateOf = (...of: Parameters<typeof entry>) => {
  const { state, resumeMs } = progressOfEntry('a', entry(...of))
  return [state, resumeMs]
}

test('a browser of its own goes by the rules of the account', () => {
  assert.deepEqual(stateOf(5, 10), ['started', 5 * MINUTE])
  assert.deepEqual(stateOf(0.4, 10), ['unwatched', null])
  assert.deepEqual(stateOf(9, 10), ['watched', null])
  assert.deepEqual(stateOf(2, 4), ['started', null], 'short ones begin anew')
  assert.deepEqual(stateOf(0, 10, [[0, 9.5 * MINUTE]]), ['watched', null], 'seen, and begun again')
  const marked = progressOfEntry('a', { ...entry(5, 10), mark: 'watched' })
  assert.deepEqual([marked.state, marked.resumeMs], ['watched', null])
})

test('what was played is joined, and of a thousand snippets the largest are kept', () => {
  assert.deepEqual(
    joined([
      [5, 9],
      [0, 3],
      [3, 4],
      [8, 12],
    ]),
    [
      [0, 4],
      [5, 12],
    ],
  )
  const snippets = Array.from({ length: 1000 }, (_, n): PlayedRange => [n * 10, n * 10 + (n % 9) + 1])
  const kept = joined(snippets)
  assert.ok(kept.length <= 200 && kept.length > 100, `${kept.length}`)
  assert.ok(kept.every(([from, to]) => to - from >= 8))
})
