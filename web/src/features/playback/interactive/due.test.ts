import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Asked, cardsAt, dueAfter, type ShownCard } from './due.ts'

const ask = (id: string, atMs: number, mustAnswer = false): Asked => ({
  id,
  revision: 1,
  atMs,
  kind: 'question',
  prompt: id,
  options: [],
  poll: false,
  several: false,
  mustAnswer,
  pauses: true,
})
const items = [ask('first', 0), ask('a', 5000), ask('must', 8000, true), ask('b', 8000), ask('end', 20_000)]
const none = { answered: new Set<string>(), seen: new Set<string>() }
const due = (fromMs: number, toMs: number, bySeeking = false, known = none) =>
  dueAfter(items, { fromMs, toMs, bySeeking }, known)?.id ?? null

test('what the film passes is asked, once', () => {
  assert.equal(due(-1, 0), 'first')
  assert.equal(due(0, 4999), null)
  assert.equal(due(4990, 5010), 'a')
  assert.equal(due(5010, 5300), null)
  assert.equal(due(4990, 5010, false, { ...none, seen: new Set(['a']) }), null)
  assert.equal(due(19_900, 20_200), 'end')
})

test('leaping leaves out what may be left out, and no more', () => {
  assert.equal(due(0, 6000, true), null)
  assert.equal(due(0, 15_000, true), 'must')
  assert.equal(due(0, 15_000, true, { ...none, answered: new Set(['must']) }), null)
  assert.equal(due(15_000, 1000, true), null, 'backwards')
  // Two at one moment: one after the other.
  assert.equal(due(7900, 8100, false, { answered: new Set(['must']), seen: new Set(['must']) }), 'b')
})

test('one card in each corner, while its time runs', () => {
  const card = (id: string, atMs: number, position: ShownCard['position']): ShownCard => ({
    id,
    revision: 1,
    atMs,
    kind: 'card',
    title: id,
    text: '',
    link: null,
    linkTitle: null,
    durationMs: 5000,
    position,
  })
  const cards = [card('a', 0, 'top-end'), card('b', 2000, 'top-end'), card('c', 2000, 'top-start')]
  const at = (ms: number, closed: string[] = []) => cardsAt(cards, ms, new Set(closed)).map(({ id }) => id)
  assert.deepEqual(at(1000), ['a'])
  assert.deepEqual(at(3000), ['b', 'c'])
  assert.deepEqual(at(3000, ['b']), ['a', 'c'])
  assert.deepEqual(at(7000), [])
})
