import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from './keys/chosen-keys.ts'
import { playerKeys } from './keys/key-words.ts'
import { stepped } from './player-acts.ts'
import { actionOf, COMMANDS, keyMap, neighbourRate } from './player-keys.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held })

test('keys do what they do in every player', () => {
  assert.deepEqual(press(' '), { do: 'togglePlay' })
  assert.deepEqual(press('K'), { do: 'togglePlay' })
  assert.deepEqual(press('j'), { do: 'seekBy', seconds: -10 })
  assert.deepEqual(press('ArrowRight'), { do: 'seekBy', seconds: 5 })
  assert.deepEqual(press('7'), { do: 'seekTo', fraction: 0.7 })
  assert.deepEqual(press('.'), { do: 'step', frames: 1 })
  assert.deepEqual(press('End'), { do: 'seekTo', fraction: 1 })
  assert.equal(press('x'), null)
  assert.equal(press('t'), null, 'a player alone has no page around it')
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

test('a letter with Shift is another key, and the same one where nobody has given it a meaning', () => {
  assert.deepEqual(press('I', { shiftKey: true }), { do: 'togglePip' })
  assert.deepEqual(press('K', { shiftKey: true }), { do: 'togglePlay' })
  assert.equal(press('K')?.do, 'togglePlay', 'Caps Lock')
})

test('keys that somebody chose count, and what was written by nobody of ours does not', () => {
  const mine = keyMap((name) => (name === 'play' ? ['x'] : name === 'mute' ? [] : COMMANDS[name].keys))
  const key = (name: string) => actionOf({ key: name, ctrlKey: false, metaKey: false, altKey: false }, mine)
  assert.deepEqual(key('x'), { do: 'togglePlay' })
  assert.equal(key('k'), null)
  assert.equal(key('m'), null)
  assert.deepEqual(parse('{"off":true,"keys":{"play":["x"],"nothing":["y"],"mute":[1]}}'), {
    off: true,
    keys: { play: ['x'] },
  })
  for (const text of [null, 'x', '[]', 'null', '{"keys":7}']) assert.deepEqual(parse(text), { off: false, keys: {} })
})

test('every key that the help names for the player does something there', () => {
  for (const { keys } of playerKeys())
    for (const each of keys) {
      const shiftKey = each.startsWith('Shift+')
      assert.ok(press(each === 'Space' ? ' ' : each.replace('Shift+', ''), { shiftKey }), each)
    }
})

test('steps go from the middle of one frame to that of the next, also where a frame has no round time', () => {
  let at = 0
  for (let step = 0; step < 100; step++) at = stepped(at, 1, 24000 / 1001)
  assert.equal(Math.floor(at * (24000 / 1001)), 100)
  assert.equal(Math.floor(stepped(at, -1, 24000 / 1001) * (24000 / 1001)), 99)
  assert.ok(stepped(0, -1, 25) >= 0)
})
