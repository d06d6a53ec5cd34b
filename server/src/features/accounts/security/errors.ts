import { problem } from '#platform/problem.ts'

export const CodeNeeded = problem('auth.code_needed', 401, 'This account also asks for the code of its app')
export const CodeWrong = problem('auth.code_wrong', 401, 'The code is wrong, too old or was used already')
export const SecondFactorOn = problem('auth.second_factor_on', 409, 'Two-step sign-in is on already')
export const SecondFactorOff = problem('auth.second_factor_off', 409, 'Two-step sign-in is off')
export const ConfirmIdentity = problem('auth.confirm_identity', 403, 'Confirm that it is you, then try again')
export const NotConfirmed = problem('auth.not_confirmed', 401, 'That does not show that it is you')
export const PasskeyNotFound = problem('auth.passkey_not_found', 404, 'No such passkey')
export const PasskeyRefused = problem('auth.passkey_refused', 401, 'This passkey does not work here')
export const PasskeysFull = problem('auth.passkeys_full', 409, 'More passkeys than these are not kept')
