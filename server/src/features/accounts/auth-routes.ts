import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type App, answers } from '#platform/http.ts'
import { limiter, limitKey } from '#platform/limiter.ts'
import { NotSignedIn, Problem, problem } from '#platform/problem.ts'
import { type Auth, assertMayOpenAccount } from './auth.ts'
import { FLOWS } from './auth-schema.ts'
import { isLetterFor } from './letters.ts'
import { actorOf, forgetPerson } from './session.ts'
import { isKnownAddress } from './sessions.ts'

const WrongCredentials = problem('auth.wrong_credentials', 401, 'The e-mail address or the password is wrong')

/** better-auth's own words for its refusals, by its code; what is not here keeps its message. */
const CODES: Record<string, { code: string; title: string }> = {
  USER_ALREADY_EXISTS: { code: 'auth.email_taken', title: 'There is an account with this e-mail address already' },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    code: 'auth.email_taken',
    title: 'There is an account with this e-mail address already',
  },
  INVALID_EMAIL: { code: 'auth.email_invalid', title: 'This is not an e-mail address' },
  INVALID_TOKEN: { code: 'auth.token_invalid', title: 'This address has expired or was used; ask for a new one' },
  INVALID_PASSWORD: { code: 'auth.wrong_credentials', title: 'The present password is wrong' },
}

/** For who is signed in by hand; better-auth asks for the session itself. */
const OF_A_SESSION = new Set<string>(['changePassword', 'updateUser', 'changeEmail', 'revokeOtherSessions'])

/** Limits by address and by account first, then better-auth, then our problem+json around its refusals. @param auth null for the contract */
export function registerAuthRoutes(app: App, ctx: Ctx, auth: Auth | null) {
  const byAddress = limiter(120)
  // Ten wrong passwords for one account from one address, then one a minute; the forwarded address is never believed.
  const byAccountThere = limiter(1, 10)
  // All addresses together, for who has many of them. Not for those that the person has signed in from: a stranger's tries
  // must not keep the owner out.
  const byAccount = limiter(2, 20)
  const byPerson = limiter(1, 10)
  const mails = limiter(0.5, 5)

  for (const flow of FLOWS)
    app.post(`/api/auth/${flow.path}`, {
      config: { permission: OF_A_SESSION.has(flow.operationId) ? 'own' : 'public' },
      bodyLimit: 16_384,
      schema: {
        operationId: flow.operationId,
        tags: ['auth'],
        summary: flow.summary,
        body: flow.body,
        response: answers({ 200: flow.answer }),
      },
      handler: async (req, reply) => {
        byAddress.check(limitKey(req.ip))
        const account = 'email' in req.body ? req.body.email.toLowerCase() : ''
        if (flow.operationId === 'requestPasswordReset' || flow.operationId === 'sendVerificationEmail')
          mails.check(account)
        if (flow.operationId === 'changeEmail') mails.check(await personOf(req))
        if ('name' in req.body && 'password' in req.body)
          await assertMayOpenAccount(ctx, { email: account, invite: req.body.invite })
        const signIn = flow.operationId === 'signIn'
        const there = `${account} ${limitKey(req.ip)}`
        if (signIn) {
          byAccountThere.check(there)
          if (!(await isKnownAddress(ctx, account, req.ip))) byAccount.check(account)
        }
        const changing = flow.operationId === 'changePassword' ? await personOf(req) : ''
        if (changing) byPerson.check(changing)
        const answer = await ask(req, reply, {
          path: flow.path,
          body: JSON.stringify(account ? { ...req.body, email: account } : req.body),
        })
        if (signIn) {
          byAccountThere.giveBack(there)
          byAccount.giveBack(account)
        }
        if (changing) byPerson.giveBack(changing)
        return answer
      },
    })

  // The address in a reset mail: better-auth checks the token and sends the browser on to the page.
  app.get('/api/auth/reset-password/:token', {
    schema: {
      hide: true,
      params: z.object({ token: z.string().max(500) }),
      querystring: z.object({ callbackURL: z.string().max(500).optional() }),
    },
    handler: async (req, reply) => {
      byAddress.check(limitKey(req.ip))
      const { callbackURL } = req.query
      const search = callbackURL === undefined ? '' : `?${new URLSearchParams({ callbackURL })}`
      return ask(req, reply, { path: `reset-password/${encodeURIComponent(req.params.token)}${search}`, body: null })
    },
  })

  // The address in a letter that confirms an e-mail address, in the same way.
  app.get('/api/auth/verify-email', {
    schema: {
      hide: true,
      querystring: z.object({
        token: z.string().max(2000),
        callbackURL: z.string().max(500).optional(),
        for: z.string().max(100).default(''),
      }),
    },
    handler: async (req, reply) => {
      byAddress.check(limitKey(req.ip))
      const { token, callbackURL, for: given } = req.query
      const isTheirs = await isLetterFor(ctx, await actorOf(ctx, req), { token, given })
      // better-auth says of a token that is none what it says of an old one, at the address where the person went on.
      const search = new URLSearchParams({
        token: isTheirs ? token : 'none',
        ...(callbackURL === undefined ? {} : { callbackURL }),
      })
      return ask(req, reply, { path: `verify-email?${search}`, body: null })
    },
  })

  async function personOf(req: FastifyRequest): Promise<string> {
    const actor = await actorOf(ctx, req)
    return actor.kind === 'user' ? actor.userId : ''
  }

  /** @param flow.path one of ours, never the address as it was sent: `..\get-session` would lead elsewhere */
  async function ask(req: FastifyRequest, reply: FastifyReply, { path, body }: { path: string; body: string | null }) {
    if (!auth) throw new Error('the contract answers nothing')
    const leaving = /sign-out|revoke|password/.test(path) ? await actorOf(ctx, req) : null
    const headers = new Headers()
    for (const name of ['cookie', 'user-agent'] as const) if (req.headers[name]) headers.set(name, req.headers[name])
    headers.set('origin', ctx.publicUrl) // app.ts has checked it against every address this server is known by
    headers.set('x-studio-ip', req.ip)
    headers.set('x-studio-host', req.hostname)
    const { forwarded, via, 'x-forwarded-for': forwardedFor } = req.headers
    if (forwarded || via || forwardedFor) headers.set('x-forwarded-for', 'present')
    if (body !== null) headers.set('content-type', 'application/json')
    const answer = await auth.handler(
      new Request(`${ctx.publicUrl}/api/auth/${path}`, {
        method: req.method,
        headers,
        ...(body === null ? {} : { body }),
      }),
    )
    if (leaving?.kind === 'user') await forgetPerson(ctx, leaving.userId)

    const text = await answer.text()
    if (answer.status >= 400) throw refusal(answer.status, text, req)
    for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
    const location = answer.headers.get('location')
    return location ? reply.redirect(location, 302) : reply.send(JSON.parse(text || '{}') ?? {})
  }
}

function refusal(status: number, text: string, req: FastifyRequest): Problem {
  const said: unknown = text ? JSON.parse(text) : {}
  const code = typeof said === 'object' && said && 'code' in said ? String(said.code) : ''
  const message = typeof said === 'object' && said && 'message' in said ? String(said.message) : 'Refused'
  const known = CODES[code]
  if (known) return new Problem(known.code, status === 422 ? 409 : status, known.title)
  if (code.includes('.')) return new Problem(code, status, message) // one of ours, thrown inside a hook
  if (status === 401) return req.url.includes('sign-in') ? new WrongCredentials() : new NotSignedIn()
  if (status >= 500) return new Problem('auth.failed', 500, 'Signing in does not work at the moment')
  return new Problem(`auth.${code.toLowerCase() || 'refused'}`, status, message)
}
