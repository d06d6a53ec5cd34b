import assert from 'node:assert/strict'
import { test } from 'node:test'
import { follow, isSingle, written } from './key-sequence.ts'

const key = (name: string, held: Partial<KeyboardEvent> = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

test('keys are written as they are shown, whichever of Ctrl and Cmd is held', () => {
  assert.equal(written(key('K', { ctrlKey: true })), 'mod+k')
  assert.equal(written(key('k', { metaKey: true })), 'mod+k')
  assert.equal(written(key('?')), '?')
  assert.equal(written(key('Shift')), null)
  assert.equal(written(key('k', { altKey: true })), null)
  assert.equal(isSingle('g h'), true)
  assert.equal(isSingle('mod+k'), false)
})

test('a sequence is followed, and a key that breaks it counts for itself', () => {
  const known = ['g h', 'g c', 'c', 'mod+k']
  assert.deepEqual(follow('', 'g', known), { hit: null, pending: 'g' })
  assert.deepEqual(follow('g', 'c', known), { hit: 'g c', pending: '' })
  assert.deepEqual(follow('', 'c', known), { hit: 'c', pending: '' })
  assert.deepEqual(follow('g', 'mod+k', known), { hit: 'mod+k', pending: '' })
  assert.deepEqual(follow('g', 'x', known), { hit: null, pending: '' })
  assert.deepEqual(follow('g', 'g', known), { hit: null, pending: 'g' })
})
