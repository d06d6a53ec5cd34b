import assert from 'node:assert/strict'
import { test } from 'node:test'
import '#web/lib/i18n/in-tests.ts'
import * as edits from './cue-edits.ts'

const cues = () =>
  edits.fromStored([
    { startMs: 0, endMs: 2000, text: 'a &lt; b <i>c</i>' },
    { startMs: 2000, endMs: 4000, text: 'second one' },
  ])
const short = (list: readonly edits.EditCue[]) => list.map(({ startMs, endMs, text }) => [startMs, endMs, text])

test('words are shown as they are read, and go back as they came while nobody changed them', () => {
  const list = cues()
  assert.equal(list[0]?.text, 'a < b <i>c</i>')
  assert.equal(edits.toStored(list)[0]?.text, 'a &lt; b <i>c</i>')
  assert.equal(edits.toStored(edits.withText(list, 0, 'R&D <b>x</b>'))[0]?.text, 'R&amp;D <b>x</b>')
  assert.equal(edits.toStored(edits.withText(list, 0, ' ')).length, 1)
})

test('a caption is split, merged, put in and taken out', () => {
  assert.deepEqual(short(edits.splitAt(cues(), 1, { ms: 2500, caret: 6 })).slice(1), [
    [2000, 2500, 'second'],
    [2500, 4000, 'one'],
  ])
  assert.deepEqual(short(edits.splitAt(cues(), 1, {})).slice(1)[1], [3000, 4000, 'second one'.slice(5)])
  assert.deepEqual(short(edits.mergeWithNext(edits.splitAt(cues(), 1, { caret: 6 }), 1))[1], [
    2000,
    4000,
    'second\none',
  ])
  assert.deepEqual(short(edits.insertAfter(cues(), 1))[2], [4000, 6000, ''])
  assert.deepEqual(short(edits.insertAfter([], -1, 700)), [[700, 2700, '']])
  assert.equal(edits.without(cues(), 0).length, 1)
})

test('words are found and replaced, whatever their case', () => {
  const { cues: next, count } = edits.replaceAll(cues(), 'ON', '($&)')
  assert.equal(count, 2)
  assert.equal(next[1]?.text, 'sec($&)d ($&)e')
})

test('what is too fast, overlaps or ends too early is told', () => {
  const [first, second] = cues()
  assert.equal(edits.warningOf(first!, second), null)
  assert.equal(edits.warningOf({ ...first!, endMs: 0 }, second)?.wrong, true)
  assert.match(edits.warningOf({ ...first!, endMs: 3000 }, second)?.text ?? '', /overlaps/)
  assert.match(edits.warningOf({ ...first!, endMs: 100 }, second)?.text ?? '', /too fast/)
})

test('the caption of a moment is found among many', () => {
  const many = Array.from({ length: 1000 }, (_, id) => ({ id, startMs: id * 1000, endMs: id * 1000 + 900, text: 'x' }))
  assert.deepEqual(
    [-1, 0, 999, 1000, 5500, 1e9].map((ms) => edits.indexAt(many, ms)),
    [-1, 0, 0, 1, 5, 999],
  )
})
