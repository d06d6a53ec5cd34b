import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { asSystem, type Ctx } from '#platform/context.ts'
import { type App, answers } from '#platform/http.ts'
import { limiter, limitKey } from '#platform/limiter.ts'
import { type Auth, assertMayOpenAccount } from './auth.ts'
import { askLibrary, passOn, WrongCredentials } from './auth-library.ts'
import { FLOWS } from './auth-schema.ts'
import { requireFresh } from './fresh.ts'
import { isAccountDeleted } from './leaving/account.ts'
import { AccountDeleted } from './leaving/errors.ts'
import { isLetterFor } from './letters.ts'
import { registerSecurityAuthRoutes } from './security/auth-routes.ts'
import { CodeNeeded } from './security/errors.ts'
import { type FactorRow, factorByEmail } from './security/queries.ts'
import { endTrust, isTrusted, trustCookie } from './security/trusted-device.ts'
import { tryCode } from './security/try-code.ts'
import { actorOf } from './session.ts'
import { isKnownAddress } from './sessions.ts'

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
        if (flow.operationId === 'changeEmail') {
          mails.check(await personOf(req))
          await requireFresh({ ...ctx, actor: await actorOf(ctx, req) })
        }
        if ('name' in req.body && 'password' in req.body)
          await assertMayOpenAccount(ctx, { email: account, invite: req.body.invite })
        const signIn = flow.operationId === 'signIn'
        const there = `${account} ${limitKey(req.ip)}`
        if (signIn) {
          byAccountThere.check(there)
          if (!(await isKnownAddress(ctx, account, req.ip))) byAccount.check(account)
        }
        const changing = flow.operationId === 'changePassword' ? await personOf(req) : ''
        const leaving = flow.operationId === 'revokeOtherSessions' ? await personOf(req) : changing
        if (changing) byPerson.check(changing)
        const factor = signIn ? await secondStep(req, account) : null
        const { code: _, trustDevice, restore, ...body } = { code: '', trustDevice: false, restore: false, ...req.body }
        const answer = await askLibrary(ctx, auth, req, {
          path: flow.path,
          body: JSON.stringify(account ? { ...body, email: account } : body),
          restore: signIn && restore,
        })
        if (factor && trustDevice) reply.header('set-cookie', trustCookie(ctx, factor))
        if (leaving) await keepTrustHere(req, reply, leaving)
        if (signIn) {
          byAccountThere.giveBack(there)
          byAccount.giveBack(account)
        }
        if (changing) byPerson.giveBack(changing)
        return passOn(reply, answer)
      },
    })

  registerSecurityAuthRoutes(app, ctx, auth)

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

  const ask = async (req: FastifyRequest, reply: FastifyReply, call: { path: string; body: string | null }) =>
    passOn(reply, await askLibrary(ctx, auth, req, call))

  /**
   * Whether the account asks for a code is told only to who has its password, and a code is taken only from them.
   * @returns what was passed, when the account asks for one and this browser is not trusted
   * @throws {WrongCredentials | CodeNeeded | CodeWrong | TooManyRequests}
   */
  async function secondStep(req: FastifyRequest, email: string): Promise<FactorRow | null> {
    const factor = await factorByEmail(asSystem(ctx), email)
    if (!factor || !auth || isTrusted(ctx, factor, req.headers.cookie)) return null
    const { password, code, restore } = req.body as { password: string; code?: string; restore?: boolean } // the body of signIn, which asks
    if ((await auth.ownerOfPassword(email, password)) !== factor.user_id) throw new WrongCredentials()
    // Before the code, which works once.
    if (!restore && (await isAccountDeleted(ctx, factor.user_id))) throw new AccountDeleted()
    byAccountThere.giveBack(`${email} ${limitKey(req.ip)}`)
    byAccount.giveBack(email)
    if (!code) throw new CodeNeeded()
    await tryCode(ctx, req, factor, code)
    return factor
  }

  /** Signed out everywhere else: browsers that were trusted are asked for a code again, this one is not. */
  async function keepTrustHere(req: FastifyRequest, reply: FastifyReply, userId: string) {
    const cookie = await endTrust(ctx, userId, req.headers.cookie)
    if (cookie) reply.header('set-cookie', cookie)
  }
}
