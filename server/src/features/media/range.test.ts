import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutsOf, parseRanges } from './range.ts'

const cuts = (header: string, size = 1000) => {
  const asked = parseRanges(header)
  return asked && cutsOf(asked, size).map(({ start, end }) => `${start}-${end}`)
}

test('ranges are from a byte on, between two, or the last ones, of what there is', () => {
  assert.deepEqual(cuts('bytes=0-99'), ['0-99'])
  assert.deepEqual(cuts('Bytes= 990-'), ['990-999'])
  assert.deepEqual(cuts('bytes=-10'), ['990-999'])
  assert.deepEqual(cuts('bytes=-5000'), ['0-999'])
  assert.deepEqual(cuts('bytes=999-5000'), ['999-999'])
  assert.deepEqual(cuts('bytes=,0-0, ,-1,'), ['0-0', '999-999'])
})

test('what cannot be read is no range; what lies behind the end, or is nothing, cannot be had', () => {
  for (const none of [undefined, 'bytes=', 'bytes=-', 'bytes=9-5', 'lines=1-2', 'bytes=1', 'bytes=0-1,x', 'bytes=-0x1'])
    assert.equal(cuts(String(none)), undefined, none)
  for (const [header, size] of [
    ['bytes=1000-', 1000],
    ['bytes=-0', 1000],
    ['bytes=2000-3000,-0', 1000],
    ['bytes=0-', 0],
    ['bytes=-5', 0],
  ] as const)
    assert.throws(() => cuts(header, size), { code: 'storage.range_not_satisfiable', extra: { size } }, header)
  assert.deepEqual(cuts('bytes=2000-,5-6'), ['5-6'])
})

test('several come in the order asked for, what overlaps as one, and too many not at all', () => {
  assert.deepEqual(cuts('bytes=900-950,0-9'), ['900-950', '0-9'])
  assert.deepEqual(cuts('bytes=0-99,500-599,50-160'), ['0-160', '500-599'])
  assert.deepEqual(cuts('bytes=500-599,0-99,90-520'), ['0-599'])
  assert.deepEqual(cuts(`bytes=${Array(8).fill('0-').join()}`), ['0-999'])
  assert.throws(() => cuts(`bytes=${Array(9).fill('0-').join()}`), { code: 'media.many_ranges' })
})
