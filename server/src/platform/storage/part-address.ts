import { isSignedBy, sign } from '../secrets.ts'
import { PartAddressExpired, PartAddressInvalid } from './errors.ts'
import type { PartAddress } from './store.ts'

export const PART_PATH = '/store/parts/'

/** @returns the path to PUT to; whoever knows it needs nothing else, so it ends with the second `expiresS` (Unix time) */
export function writePartAddress(
  signingKey: Buffer,
  { key, uploadId, partNumber, size }: PartAddress,
  expiresS: number,
) {
  const text = Buffer.from(JSON.stringify([key, uploadId, partNumber, size, expiresS])).toString('base64url')
  return `${PART_PATH}${text}.${sign(signingKey, text)}`
}

/** @throws {PartAddressInvalid} @throws {PartAddressExpired} */
export function readPartAddress(signingKey: Buffer, token: string, now: Date): PartAddress {
  const dot = token.indexOf('.')
  const text = token.slice(0, dot)
  if (dot < 0 || !isSignedBy(signingKey, text, token.slice(dot + 1))) throw new PartAddressInvalid()
  // The signature is ours, so the text is what writePartAddress wrote.
  const [key, uploadId, partNumber, size, expiresS] = JSON.parse(Buffer.from(text, 'base64url').toString())
  if (now.getTime() >= expiresS * 1000) throw new PartAddressExpired()
  return { key, uploadId, partNumber, size }
}
