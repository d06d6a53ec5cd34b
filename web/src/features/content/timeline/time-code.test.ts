import assert from 'node:assert/strict'
import test from 'node:test'
import { parseTimeCode, timeCode } from './time-code.ts'

test('a moment is written to the millisecond and read in the ways people write it', () => {
  assert.equal(timeCode(0), '0:00.000')
  assert.equal(timeCode(75_250), '1:15.250')
  assert.equal(timeCode(3_723_004), '1:02:03.004')
  for (const ms of [0, 1, 999, 59_999, 60_000, 3_599_999, 3_600_000, 90_061_007])
    assert.equal(parseTimeCode(timeCode(ms)), ms)
  assert.equal(parseTimeCode('75'), 75_000)
  assert.equal(parseTimeCode(' 1:15,5 '), 75_500)
  assert.equal(parseTimeCode('90:00'), 5_400_000)
  for (const wrong of ['', 'a', '1:', ':5', '1:60', '1:75:00', '-1', '1:2:3:4', '1e3'])
    assert.equal(parseTimeCode(wrong), null, wrong)
})
