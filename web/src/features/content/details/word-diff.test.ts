import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isApart, wordDiff } from './word-diff.ts'
import { instantOf, wallTime } from './zoned-time.ts'

const written = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'out' ? `[-${text}-]` : `[+${text}+]`))
    .join('')

test('a changed text shows the words that went and came', () => {
  assert.equal(written('', ''), '')
  assert.equal(written('a b', 'a b'), 'a b')
  assert.equal(written('', 'new'), '[+new+]')
  assert.equal(written('old', ''), '[-old-]')
  assert.equal(written('The sea at dawn', 'The sea at dusk, again'), 'The sea at [-dawn-][+dusk, again+]')
  assert.equal(written('one two three', 'zero one three'), '[+zero +]one [-two -]three')
  const long = 'word '.repeat(4000)
  assert.equal(written(`${long}a`, `${long}b`), `${long}[-a-][+b+]`)
  assert.equal(written('x '.repeat(2000), 'y '.repeat(2000)), `[-${'x '.repeat(2000)}-][+${'y '.repeat(2000)}+]`)
})

test('a word and the one in its place stand apart', () => {
  const shown = (before: string, after: string) => {
    const pieces = wordDiff(before, after)
    return pieces.map((piece, at) => `${piece.text}${isApart(piece, pieces[at + 1]) ? ' ' : ''}`).join('|')
  }
  assert.equal(shown('The sea at dawn', 'The sea at dusk'), 'The sea at |dawn |dusk')
  assert.equal(shown('dawn.', 'dusk.'), 'dawn |dusk|.')
  assert.equal(shown('old sea', 'new sea'), 'old |new |sea')
  assert.equal(shown('a', 'a b'), 'a |a b')
})

test('a day and a time in a zone are one instant, also around a change of clocks', () => {
  const at = (date: string, time: string, zone: string) => instantOf(date, time, zone)?.toISOString()
  assert.equal(at('2026-07-01', '09:00', 'Europe/Berlin'), '2026-07-01T07:00:00.000Z')
  assert.equal(at('2026-12-01', '09:00', 'Europe/Berlin'), '2026-12-01T08:00:00.000Z')
  assert.equal(at('2026-12-01', '09:00', 'Asia/Kolkata'), '2026-12-01T03:30:00.000Z')
  assert.equal(at('2026-03-29', '02:30', 'Europe/Berlin'), '2026-03-29T01:30:00.000Z')
  assert.equal(instantOf('', '09:00', 'UTC'), null)
  assert.deepEqual(wallTime(new Date('2026-12-01T03:30:00Z'), 'Asia/Kolkata'), { date: '2026-12-01', time: '09:00' })
})
