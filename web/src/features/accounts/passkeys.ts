import {
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'
import { api, call } from '#web/lib/api.ts'
import { t } from '#web/lib/i18n/t.ts'

/** Loaded when somebody first goes for a passkey: the library behind it is no part of any page. */

/** Asks the browser for a passkey. @param autofill waits until the person picks one in the field for the e-mail address */
async function credential(autofill = false) {
  const options = await call(api.POST('/api/auth/passkey/options', { body: {} }))
  // The contract leaves it to the library on both sides what is inside.
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  return { ...(await startAuthentication({ optionsJSON, useBrowserAutofill: autofill })) }
}

/** One that was picked and is being looked at: who presses the button then waits for the same answer. */
let signingIn: Promise<unknown> | null = null

/** @param restore brings an account back that was deleted */
export async function signInWithPasskey({ autofill = false, restore = false } = {}): Promise<void> {
  const picked = signingIn ? null : await credential(autofill)
  if (picked && !signingIn) {
    const body = { credential: picked, restore }
    signingIn = call(api.POST('/api/auth/passkey/sign-in', { body })).finally(() => {
      signingIn = null
    })
  }
  await signingIn
}

export async function confirmWithPasskey(): Promise<void> {
  await call(api.POST('/api/me/confirm', { body: { passkey: await credential() } }))
}

export async function addPasskey(name: string): Promise<void> {
  const options = await call(api.POST('/api/me/passkeys/options', { body: {} }))
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON // as above
  const made = await startRegistration({ optionsJSON })
  await call(api.POST('/api/me/passkeys', { body: { name, credential: { ...made } } }))
}

/**
 * Offers passkeys among what the browser fills in, until `stop` is called or one was picked.
 * @param onSignedIn called when one was right
 */
export function offerPasskeys(onSignedIn: () => void, onProblem: (thrown: unknown) => void): () => void {
  let stopped = false
  const offer = async (): Promise<void> => {
    if (stopped || !(await browserSupportsWebAuthnAutofill())) return
    try {
      await signInWithPasskey({ autofill: true })
      if (!stopped) onSignedIn()
    } catch (thrown) {
      // What was asked for is good for five minutes; the page may be open for longer.
      if (thrown instanceof Error && 'code' in thrown && thrown.code === 'auth.passkey_too_late') return offer()
      if (!stopped && !isGivenUp(thrown)) onProblem(thrown)
    }
  }
  void offer()
  return () => {
    stopped = true
    WebAuthnAbortService.cancelCeremony()
  }
}

/** The person closed the browser's window, or another ceremony took its place: nothing went wrong. */
export const isGivenUp = (thrown: unknown): boolean =>
  thrown instanceof Error && ['NotAllowedError', 'AbortError'].includes(thrown.name)

/** What the browser itself refused, in words; null for what the server said. */
export function ceremonyInWords(thrown: unknown): string | null {
  if (!(thrown instanceof Error)) return null
  if (thrown.name === 'InvalidStateError') return t('This device has a passkey for your account already.')
  if (thrown.name === 'SecurityError')
    return t('Passkeys belong to the address of the studio: open it by its own name, not by a number, and over https.')
  if (thrown.name === 'NotSupportedError') return t('This device cannot make a passkey that asks who you are.')
  return null
}
