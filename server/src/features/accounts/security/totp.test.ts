import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, seal } from '#platform/seal.ts'
import { base32, codeOf, matchingStep, otpauthUrl, stepAt } from './totp.ts'

// RFC 6238 appendix B, the last six of its eight digits.
const secret = Buffer.from('12345678901234567890')
const VECTORS: [number, string][] = [
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
]

test('codes are those of the standard, and good one step before and after', () => {
  for (const [seconds, code] of VECTORS) {
    const at = new Date(seconds * 1000)
    assert.equal(codeOf(secret, stepAt(at)), code)
    const step = stepAt(at)
    for (const drift of [-30_000, 0, 30_000])
      assert.equal(matchingStep(secret, code, new Date(at.getTime() + drift)), step)
    for (const drift of [-61_000, 61_000])
      assert.equal(matchingStep(secret, code, new Date(at.getTime() + drift)), null)
  }
})

test('an app reads the secret', () => {
  assert.equal(base32(Buffer.from('foobar')), 'MZXW6YTBOI')
  assert.equal(
    otpauthUrl(secret, { issuer: 'Creator Studio', account: 'a@b.example' }),
    'otpauth://totp/Creator%20Studio%3Aa%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Creator%20Studio',
  )
})

test('a sealed secret opens for its person only, and not when it was touched', () => {
  const key = Buffer.alloc(32, 7)
  const sealed = seal(key, secret, 'ana')
  assert.ok(!sealed.includes(secret))
  assert.deepEqual(open(key, sealed, 'ana'), secret)
  assert.throws(() => open(key, sealed, 'ben'))
  sealed[20] = (sealed[20] ?? 0) ^ 1
  assert.throws(() => open(key, sealed, 'ana'))
})
