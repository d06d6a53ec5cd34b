import { createHmac } from 'node:crypto'

const STEP_S = 30
const DIGITS = 6
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** @see RFC 4648 section 6, without padding as authenticator apps want it */
export function base32(bytes: Buffer): string {
  let bits = 0
  let value = 0
  let text = ''
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += BASE32[(value >>> bits) & 31]
    }
    value &= (1 << bits) - 1
  }
  return bits > 0 ? text + BASE32[(value << (5 - bits)) & 31] : text
}

export const stepAt = (time: Date): number => Math.floor(time.getTime() / 1000 / STEP_S)

/** @see RFC 6238 section 4, with SHA-1, the one that every app knows */
export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15 // RFC 4226 section 5.3
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The step that a code is for: the present one or one beside it, because clocks differ. @returns null for no such code */
export function matchingStep(secret: Buffer, code: string, time: Date): number | null {
  const now = stepAt(time)
  return [now, now - 1, now + 1].find((step) => codeOf(secret, step) === code) ?? null
}

/** What a QR code says to an app. @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function otpauthUrl(secret: Buffer, { issuer, account }: { issuer: string; account: string }): string {
  const search = `secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
  return `otpauth://totp/${encodeURIComponent(`${issuer}:${account}`)}?${search}`
}
