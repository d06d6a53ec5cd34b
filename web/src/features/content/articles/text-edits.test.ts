import assert from 'node:assert/strict'
import { test } from 'node:test'
import { around, type Edit, lines, link, nextLine, picture, undescribed } from './text-edits.ts'

/** `|` marks the selection. */
const at = (marked: string) => {
  const [before = '', inside = '', after = ''] = marked.split('|')
  return { text: before + inside + after, from: before.length, until: before.length + inside.length }
}
const after = (marked: string, edit: Edit | null) => {
  const { text } = at(marked)
  if (!edit) return null
  const next = text.slice(0, edit.from) + edit.insert + text.slice(edit.until)
  return `${next.slice(0, edit.selectFrom)}|${next.slice(edit.selectFrom, edit.selectUntil)}|${next.slice(edit.selectUntil)}`
}

test('words are put between signs, and taken out again', () => {
  const bold = (marked: string) => after(marked, around(at(marked), '**', 'bold'))
  assert.equal(bold('a |b| c'), 'a **|b|** c')
  assert.equal(bold('a **|b|** c'), 'a |b| c')
  assert.equal(bold('||'), '**|bold|**')
  const italic = (marked: string) => after(marked, around(at(marked), '*', 'italic'))
  assert.equal(italic('**|b|**'), '***|b|***')
  assert.equal(italic('***|b|***'), '**|b|**')
  assert.equal(italic('*|b|*'), '|b|')
})

test('a link keeps what was selected, as its words or as its address', () => {
  const linked = (marked: string) => after(marked, link(at(marked)))
  assert.equal(linked('see |this|'), 'see [this](|https://|)')
  assert.equal(linked('|https://a.example|'), '[|words|](https://a.example)')
  assert.equal(linked('||'), '[|words|](https://)')
})

test('lines become headings, quotes and lists, and lines again', () => {
  const marked = (text: string, mark: Parameters<typeof lines>[1]) => after(text, lines(at(text), mark))
  assert.equal(marked('x\na|b|c\ny', 'heading'), 'x\n## |abc|\ny')
  assert.equal(marked('## |abc|', 'heading'), '|abc|')
  assert.equal(marked('|one\ntwo|', 'numbers'), '1. |one\n2. two|')
  assert.equal(marked('|1. one\n2. two|', 'list'), '- |one\n- two|')
})

test('a list goes on by itself and ends with an empty line', () => {
  const next = (marked: string) => after(marked, nextLine(at(marked)))
  assert.equal(next('- one||'), '- one\n- ||')
  assert.equal(next('9. one||'), '9. one\n10. ||')
  assert.equal(next('- one\n- ||'), '- one\n||')
  assert.equal(next('one||'), null)
})

test('pictures without words are counted', () => {
  const id = '0198c0de-0000-7000-8000-00000000abcd'
  assert.equal(picture(id, 'a [b]'), `![a  b](image:${id})`)
  assert.equal(undescribed(`${picture(id, '')} ${picture(id, 'A lake')}`), 1)
})
