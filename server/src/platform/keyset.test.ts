import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { cursorOf, readCursor } from './keyset.ts'

test('a cursor says where the page ended', () => {
  const position = { at: new Date('2026-01-31T12:00:00.123Z'), id: randomUUID() }
  assert.deepEqual(readCursor(cursorOf(position)), position)
  assert.match(cursorOf(position), /^[\w-]+$/)
  assert.equal(readCursor(undefined), null)
  assert.equal(readCursor(''), null)
})

test('what is no cursor of ours is refused', () => {
  const encode = (text: string) => Buffer.from(text).toString('base64url')
  const id = randomUUID()
  for (const wrong of [
    'x',
    '%',
    encode('1'),
    encode(`1.${'-'.repeat(36)}`),
    encode(`-1.${id}`),
    encode(`1.${id}x`),
    encode(`1e3.${id}`),
    encode(`${'9'.repeat(16)}.${id}`),
    encode(`1.${id}\n`),
  ])
    assert.throws(() => readCursor(wrong), { code: 'request.invalid_cursor' }, wrong)
})
