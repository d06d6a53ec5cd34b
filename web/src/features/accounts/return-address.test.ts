import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safeReturnAddress } from './return-address.ts'

test('a link cannot send someone to another site after signing in', () => {
  assert.equal(safeReturnAddress('/studio/content?sort=new'), '/studio/content?sort=new')
  for (const address of [undefined, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'studio']) {
    assert.equal(safeReturnAddress(address), '/studio')
  }
})
