import '#web/lib/i18n/in-tests.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asShown, exampleOf, type Item, missingIn, newItem, newOptionId } from './items.ts'

test('the examples can be saved as they are, what is new has to be written first', () => {
  for (const kind of ['question', 'choice', 'card'] as const) {
    assert.equal(missingIn(exampleOf(kind, 60_000), 60_000), null)
    assert.notEqual(missingIn(newItem(kind, 1000, 60_000), 60_000), null)
  }
})

test('what is missing is said in one sentence', () => {
  const card = exampleOf('card', 60_000)
  assert.ok(card.kind === 'card')
  const with_ = (link: Extract<Item, { kind: 'card' }>['link']) => missingIn({ ...card, link }, 60_000)
  assert.match(with_({ to: 'address', url: 'http://example.org' }) ?? '', /https/)
  assert.match(with_({ to: 'address', url: 'javascript:alert(1)' }) ?? '', /https/)
  assert.equal(with_({ to: 'address', url: ' https://example.org/x ' }), null)
  assert.match(with_({ to: 'video', videoId: '' }) ?? '', /video/)
  assert.match(missingIn({ ...card, atMs: 61_000 }, 60_000) ?? '', /after the end/)
})

test('a preview does not say what is right, and tells a poll from a question', () => {
  const item = exampleOf('question', 60_000)
  const shown = asShown(item, 1)
  assert.ok(
    shown.kind === 'question' && !shown.poll && !shown.several && !('correct' in shown) && !('explanation' in shown),
  )
  const poll = asShown({ ...item, correct: [] } as Item, 1)
  assert.ok(poll.kind === 'question' && poll.poll)
  assert.equal(newOptionId([{ id: 'o1' }, { id: 'o3' }]), 'o4')
  assert.equal(newOptionId([{ id: 'o3' }, { id: 'x' }]), 'o4')
})
