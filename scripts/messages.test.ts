import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findMessages } from '../web/build/messages/find.ts'

const told = (code: string, file = 'server/src/a.ts') =>
  findMessages(file, code).faults.flatMap(({ text }) => /^told: "(.*)" is not said$/.exec(text)?.[1] ?? [])

test('what the server tells people in plain English is found', () => {
  assert.deepEqual(told("throw new Wrong({ reason: 'It is empty.' })"), ['It is empty.'])
  assert.deepEqual(told("answer({ why: bad ? 'Not yet.' : said('Never.') })"), ['Not yet.'])
  assert.deepEqual(told(`const it = { message: \`At most \${most}\` }`), ['At most '])
  assert.deepEqual(told("function whyNot() { return left ?? 'Nothing is left' }"), ['Nothing is left'])
  assert.deepEqual(told("const whyNot = () => { return 'Nothing is left' }"), ['Nothing is left'])
})

test('codes, logs, shapes and what is thrown to programmers are no words to people', () => {
  for (const code of [
    "answer({ reason: 'too_large', detail: version, message: said('It is empty.') })",
    "log.warn({ reason: 'the disk is full' }, 'left out')",
    "throw new Error('Something is missing', { cause: { message: 'of another kind' } })",
    "z.string().meta({ detail: 'What it is about' })",
    "function read() { return 'select a from b' }",
  ])
    assert.deepEqual(told(code), [], code)
  assert.deepEqual(told("const it = { why: 'Not yet.' }", 'web/src/a.ts'), [], 'pages have a rule of their own')
})
