import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shortened } from './visitor.ts'

test('no more of a browser’s name is remembered than browsers have', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  assert.equal(shortened(firefox), firefox)
  assert.equal(shortened(firefox.repeat(200)), firefox.repeat(10).slice(0, 512))
})
