import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** Keys derived from the installation's one secret, so that a leak of one purpose is not a leak of all. */
export type Secrets = {
  installationId: string
  key(
    purpose:
      | 'cookies'
      | 'cursors'
      | 'letters'
      | 'media'
      | 'media-keys'
      | 'parts'
      | 'second-factors'
      | 'viewers'
      | 'webhooks'
      | 'imports'
      | 'requests',
  ): Buffer
}

export function deriveSecrets(installationId: string, secret: string): Secrets {
  const keys = new Map<string, Buffer>()
  return {
    installationId,
    key(purpose) {
      let key = keys.get(purpose)
      if (!key) {
        key = Buffer.from(hkdfSync('sha256', secret, installationId, `creator-studio ${purpose}`, 32))
        keys.set(purpose, key)
      }
      return key
    },
  }
}

/** @returns 32 characters of base64url (192 bits of HMAC-SHA256) */
export const sign = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, 24).toString('base64url')

export function isSignedBy(key: Buffer, text: string, signature: string): boolean {
  const expected = Buffer.from(sign(key, text))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
