import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineAt, parseVtt } from './parse-vtt.ts'

const FILE = `WEBVTT
Kind: captions

NOTE nothing of it is spoken
00:00 --> not a time

1
00:00:01.000 --> 00:00:02.500 line:80%
<v Mara>Hello &amp; <i>welcome</i>

00:03.000 --> 00:04.000
two
rows

01:00:00.000 --> 01:00:01.000
an hour later
`

test('a transcript is what is spoken, without marks, notes and numbers', () => {
  assert.deepEqual(parseVtt(FILE.replaceAll('\n', '\r\n')), [
    { startMs: 1000, endMs: 2500, text: 'Hello & welcome' },
    { startMs: 3000, endMs: 4000, text: 'two rows' },
    { startMs: 3_600_000, endMs: 3_601_000, text: 'an hour later' },
  ])
  assert.deepEqual(parseVtt(''), [])
})

test('the line of a moment is the last that began', () => {
  const lines = parseVtt(FILE)
  assert.deepEqual(
    [0, 1000, 2999, 3000, 9_000_000].map((ms) => lineAt(lines, ms)),
    [-1, 0, 0, 1, 2],
  )
})
