import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isUuid, uuidv7 } from './ids.ts'

test('ids are of version 7, in the order of their time and never the same', () => {
  const at = Date.UTC(2026, 0, 31, 12)
  const ids = Array.from({ length: 10_000 }, () => uuidv7(at))
  assert.equal(new Set(ids).size, ids.length)
  for (const id of ids) {
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), at)
  }
  assert.ok(isUuid(uuidv7(1)))
  assert.ok(uuidv7(at) < uuidv7(at + 1))
  assert.ok(uuidv7(1) < uuidv7(at))
})
