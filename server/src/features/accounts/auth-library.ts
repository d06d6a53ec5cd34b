import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { NotSignedIn, Problem, problem } from '#platform/problem.ts'
import type { Auth } from './auth.ts'
import { actorOf, forgetPerson } from './session.ts'

export const WrongCredentials = problem('auth.wrong_credentials', 401, 'The e-mail address or the password is wrong')

/** better-auth's own words for its refusals, by its code; what is not here keeps its message. */
const CODES: Record<string, { code: string; title: string }> = {
  USER_ALREADY_EXISTS: {
    code: 'auth.email_taken',
    title: said('There is an account with this e-mail address already'),
  },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    code: 'auth.email_taken',
    title: said('There is an account with this e-mail address already'),
  },
  INVALID_EMAIL: { code: 'auth.email_invalid', title: said('This is not an e-mail address') },
  INVALID_TOKEN: { code: 'auth.token_invalid', title: said('This address has expired or was used; ask for a new one') },
  CHALLENGE_NOT_FOUND: { code: 'auth.passkey_too_late', title: said('That took too long: try the passkey again') },
  PASSKEY_NOT_FOUND: { code: 'auth.passkey_refused', title: said('This passkey is not known here (any more)') },
  AUTHENTICATION_FAILED: { code: 'auth.passkey_refused', title: said('This passkey does not work here') },
  FAILED_TO_VERIFY_REGISTRATION: { code: 'auth.passkey_refused', title: said('This passkey does not work here') },
  INVALID_PASSWORD: { code: 'auth.wrong_credentials', title: said('The present password is wrong') },
}

export type LibraryAnswer = { cookies: string[]; location: string | null; body: unknown }

/** Said by us alone: whoever signs in wants their deleted account back. */
export const RESTORE_HEADER = 'x-studio-restore'
type Asked = { path: string; body: string | null; method?: string; restore?: boolean }

/**
 * One request to better-auth, as the person who asks.
 * @param call.path one of ours, never the address as it was sent: `..\get-session` would lead elsewhere
 * @throws {Problem} its refusal in our words
 */
export async function askLibrary(
  ctx: Ctx,
  auth: Auth | null,
  req: FastifyRequest,
  { path, body, method = req.method, restore = false }: Asked,
): Promise<LibraryAnswer> {
  if (!auth) throw new Error('the contract answers nothing')
  const leaving = /sign-out|revoke|password/.test(path) ? await actorOf(ctx, req) : null
  const headers = new Headers()
  for (const name of ['cookie', 'user-agent', 'accept-language'] as const)
    if (req.headers[name]) headers.set(name, req.headers[name])
  headers.set('origin', ctx.publicUrl) // app.ts has checked it against every address this server is known by
  headers.set('x-studio-ip', req.ip)
  headers.set('x-studio-host', req.hostname)
  if (restore) headers.set(RESTORE_HEADER, 'yes')
  const { forwarded, via, 'x-forwarded-for': forwardedFor } = req.headers
  if (forwarded || via || forwardedFor) headers.set('x-forwarded-for', 'present')
  if (body !== null) headers.set('content-type', 'application/json')
  const answer = await auth.handler(
    new Request(`${ctx.publicUrl}/api/auth/${path}`, { method, headers, ...(body === null ? {} : { body }) }),
  )
  if (leaving?.kind === 'user') await forgetPerson(ctx, leaving.userId)

  const text = await answer.text()
  if (answer.status >= 400) throw refusal(answer.status, text, req)
  const location = answer.headers.get('location')
  return {
    cookies: answer.headers.getSetCookie(),
    location,
    body: location ? null : (JSON.parse(text || '{}') ?? {}),
  }
}

/** What it answered, to the browser. */
export function passOn(reply: FastifyReply, { cookies, location, body }: LibraryAnswer) {
  for (const cookie of cookies) reply.header('set-cookie', cookie)
  return location ? reply.redirect(location, 302) : reply.send(body)
}

function refusal(status: number, text: string, req: FastifyRequest): Problem {
  const answered: unknown = text ? JSON.parse(text) : {}
  const code = typeof answered === 'object' && answered && 'code' in answered ? String(answered.code) : ''
  const message =
    typeof answered === 'object' && answered && 'message' in answered ? String(answered.message) : 'Refused'
  const known = CODES[code]
  if (known) return new Problem(known.code, status === 422 ? 409 : status, known.title)
  if (code.includes('.')) return new Problem(code, status, message) // one of ours, thrown inside a hook
  if (status === 401) return req.url.includes('sign-in/email') ? new WrongCredentials() : new NotSignedIn()
  if (status >= 500) return new Problem('auth.failed', 500, said('Signing in does not work at the moment'))
  return new Problem(`auth.${code.toLowerCase() || 'refused'}`, status, message)
}
