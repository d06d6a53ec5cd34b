import { APIError } from 'better-auth/api'
import { said } from '#platform/language.ts'

/**
 * A passkey stands for password and code together, so its device must have asked for a finger, a face or a PIN: having the
 * device alone is not enough.
 */
export function withPerson(info: { userVerified: boolean } | undefined): void {
  if (!info?.userVerified)
    throw new APIError('UNAUTHORIZED', {
      code: 'auth.passkey_refused',
      message: said('The device did not ask who you are'),
    })
}
