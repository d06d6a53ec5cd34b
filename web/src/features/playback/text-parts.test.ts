import assert from 'node:assert/strict'
import test from 'node:test'
import { startOf, textParts } from './text-parts.ts'

const found = (text: string, durationMs: number | null = 7_200_000) =>
  textParts(text, durationMs).flatMap((part) =>
    part.kind === 'text' ? [] : [part.kind === 'time' ? `${part.text}=${part.seconds}` : part.href],
  )

test('times and addresses of a description are found, nothing else is', () => {
  assert.deepEqual(found('0:00 Start\n1:23 Bridge (1:02:03)'), ['0:00=0', '1:23=83', '1:02:03=3723'])
  assert.deepEqual(found('See https://example.org/a?t=1:23. Or http://x.y/z!'), [
    'https://example.org/a?t=1:23',
    'http://x.y/z',
  ])
  assert.deepEqual(found('3:99, 12:34:56:78, 16:9/4:3, 2026-11-21T10:00, 1:23.5'), [])
  assert.deepEqual(found('5:00 is later than its end', 60_000), [])
  assert.deepEqual(found('1:00', null), [])
})

test('all of the text stays', () => {
  const text = 'a 0:01 b https://example.org c'
  assert.equal(
    textParts(text, 10_000)
      .map((part) => part.text)
      .join(''),
    text,
  )
})

test('an address may say where to begin', () => {
  assert.deepEqual(['83', '83s', '1m23s', '1:23', '0h1m23s'].map(startOf), [83, 83, 83, 83, 83])
  assert.equal(startOf('1h'), 3600)
  assert.deepEqual([undefined, '', 'soon', '-5', '1e9'].map(startOf), [0, 0, 0, 0, 0])
})
