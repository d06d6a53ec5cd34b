import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { asSystem, type Ctx } from '#platform/context.ts'
import { type App, answers } from '#platform/http.ts'
import { limiter, limitKey } from '#platform/limiter.ts'
import type { Auth } from '../auth.ts'
import { askLibrary, passOn } from '../auth-library.ts'
import { Restore, SignedIn } from '../auth-schema.ts'
import { requireFresh } from '../fresh.ts'
import { signedInByHand } from '../policy.ts'
import { NotConfirmed, SecondFactorOff } from './errors.ts'
import { passkeyAdded, requirePlaceForPasskey } from './passkeys.ts'
import * as queries from './queries.ts'
import { CeremonyOptions, Confirmation, Credential, PasskeyName } from './schema.ts'
import { tryCode } from './try-code.ts'

const UserAndSession = z.object({ session: z.object({ token: z.string() }), user: z.object({ id: z.uuid() }) })

/** What needs better-auth: ceremonies of passkeys, and showing again that it is you. @param auth null for the contract */
export function registerSecurityAuthRoutes(app: App, ctx: Ctx, auth: Auth | null) {
  const byAddress = limiter(60)
  const byPerson = limiter(1, 10)
  const bodyLimit = 32_768

  /** The library says "preferred"; a passkey counts as two factors only when its device asked who it is. */
  const optionsOf = async (req: FastifyRequest, path: string) => {
    const answer = await askLibrary(ctx, auth, req, { path, body: null, method: 'GET' })
    return { ...answer, body: { ...CeremonyOptions.parse(answer.body), userVerification: 'required' } }
  }

  app.post('/api/auth/passkey/options', {
    config: { permission: 'public' },
    schema: {
      operationId: 'startPasskeySignIn',
      tags: ['auth'],
      summary: 'What the browser needs to ask for a passkey, good for five minutes',
      body: z.object({}),
      response: answers({ 200: CeremonyOptions }),
    },
    handler: async (req, reply) => {
      byAddress.check(limitKey(req.ip))
      return passOn(reply, await optionsOf(req, 'passkey/generate-authenticate-options'))
    },
  })
  app.post('/api/auth/passkey/sign-in', {
    config: { permission: 'public' },
    bodyLimit,
    schema: {
      operationId: 'signInWithPasskey',
      tags: ['auth'],
      summary: 'Opens a session; a passkey stands for password and code together',
      body: z.object({ credential: Credential, restore: Restore }),
      response: answers({ 200: SignedIn }),
    },
    handler: async (req, reply) => {
      byAddress.check(limitKey(req.ip))
      const body = JSON.stringify({ response: req.body.credential })
      const restore = req.body.restore === true
      return passOn(reply, await askLibrary(ctx, auth, req, { path: 'passkey/verify-authentication', body, restore }))
    },
  })

  app.post('/api/me/passkeys/options', {
    config: { permission: 'own' },
    schema: {
      operationId: 'startPasskey',
      tags: ['auth'],
      summary: 'What the browser needs to make a passkey, good for five minutes',
      body: z.object({}),
      response: answers({ 200: CeremonyOptions }),
    },
    handler: async (req, reply) => {
      await requireFresh(req.ctx)
      await requirePlaceForPasskey(req.ctx)
      const answer = await askLibrary(ctx, auth, req, {
        path: 'passkey/generate-register-options',
        body: null,
        method: 'GET',
      })
      return passOn(reply, answer)
    },
  })
  app.post('/api/me/passkeys', {
    config: { permission: 'own' },
    bodyLimit,
    schema: {
      operationId: 'addPasskey',
      tags: ['auth'],
      summary: 'Keeps the passkey that the browser made',
      body: z.object({ credential: Credential, name: PasskeyName }),
      response: answers({ 201: z.object({ id: z.uuid() }) }),
    },
    handler: async (req, reply) => {
      await requireFresh(req.ctx)
      await requirePlaceForPasskey(req.ctx)
      const answer = await askLibrary(ctx, auth, req, {
        path: 'passkey/verify-registration',
        body: JSON.stringify({ response: req.body.credential, name: req.body.name }),
      })
      const { id } = z.looseObject({ id: z.uuid() }).parse(answer.body)
      await passkeyAdded(req.ctx, { id, name: req.body.name })
      return passOn(reply.code(201), { ...answer, body: { id } })
    },
  })

  app.post('/api/me/confirm', {
    config: { permission: 'own' },
    bodyLimit,
    schema: {
      operationId: 'confirmIdentity',
      tags: ['auth'],
      summary: 'Shows again that it is you, by password, code or passkey: good for 15 minutes in this session',
      body: Confirmation,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      const { userId, sessionId } = signedInByHand(req.ctx.actor)
      const system = asSystem(ctx)
      byPerson.check(userId)
      const { body } = req
      if ('code' in body) {
        const factor = await queries.factorOf(system, userId)
        if (!factor?.enabled_at) throw new SecondFactorOff()
        await tryCode(ctx, req, factor, body.code)
      } else if ('password' in body) {
        if ((await auth?.ownerOfPassword(await queries.emailOf(system, userId), body.password)) !== userId)
          throw new NotConfirmed()
      } else if ((await ownerOf(req, body.passkey)) !== userId) throw new NotConfirmed()
      await queries.confirmSession(system, sessionId ?? '')
      byPerson.giveBack(userId)
      return reply.code(204).send(null)
    },
  })

  /** The library opens a session when a passkey is right: that one is ended at once, its cookie goes nowhere. */
  async function ownerOf(req: FastifyRequest, credential: z.infer<typeof Credential>): Promise<string> {
    const body = JSON.stringify({ response: credential })
    const answer = await askLibrary(ctx, auth, req, { path: 'passkey/verify-authentication', body })
    const { session, user } = UserAndSession.parse(answer.body)
    await queries.endSessionByToken(asSystem(ctx), session.token)
    return user.id
  }
}
