import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actionOf, neighbourRate } from './player-keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })

test('keys do what they do in every player', () => {
  assert.deepEqual(press(' '), { do: 'togglePlay' })
  assert.deepEqual(press('K'), { do: 'togglePlay' })
  assert.deepEqual(press('j'), { do: 'seekBy', seconds: -10 })
  assert.deepEqual(press('ArrowRight'), { do: 'seekBy', seconds: 5 })
  assert.deepEqual(press('7'), { do: 'seekTo', fraction: 0.7 })
  assert.equal(press('x'), null)
})

test('shortcuts of the browser stay the browser’s', () => {
  assert.equal(press('f', { ctrlKey: true }), null)
  assert.equal(press('ArrowLeft', { altKey: true }), null)
  assert.equal(press('l', { metaKey: true }), null)
})

test('the speed goes up and down in steps and stops at its ends', () => {
  assert.equal(neighbourRate(1, 1), 1.25)
  assert.equal(neighbourRate(0.5, -1), 0.5)
  assert.equal(neighbourRate(2, 1), 2)
  assert.equal(neighbourRate(1.3, -1), 1)
})
