import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limitKey } from './visitor.ts'

test('addresses of one IPv6 customer share a bucket, IPv4 ones do not', () => {
  assert.equal(limitKey('192.0.2.7'), '192.0.2.7')
  assert.equal(limitKey('::ffff:192.0.2.7'), '192.0.2.7')
  assert.equal(limitKey('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2')
  assert.equal(limitKey('2001:db8:1:2::9'), '2001:db8:1:2')
  assert.equal(limitKey('2001:db8::9'), '2001:db8:0:0')
  assert.equal(limitKey('::1'), '0:0:0:0')
})
