import { z } from 'zod'
import { asSystem } from '#platform/context.ts'
import { type App, answers } from '#platform/http.ts'
import { requireFresh } from '../fresh.ts'
import { signedInByHand } from '../policy.ts'
import { removePasskey, renamePasskey } from './passkeys.ts'
import * as queries from './queries.ts'
import { PasskeyName, RecoveryCodes, SecondFactorSetup, Security } from './schema.ts'
import { beginSecondFactor, disableSecondFactor, enableSecondFactor, renewRecoveryCodes } from './second-factor.ts'

const ById = z.object({ id: z.uuid() })
const config = { permission: 'own' } as const
const tags = ['accounts']

export function registerSecurityRoutes(app: App) {
  app.get('/api/me/security', {
    config,
    schema: {
      operationId: 'getSecurity',
      tags,
      summary: 'How a sign-in of mine is secured',
      response: answers({ 200: Security }),
    },
    handler: async (req) => {
      const { userId } = signedInByHand(req.ctx.actor)
      const system = asSystem(req.ctx)
      const [factor, left, passkeys] = await Promise.all([
        queries.factorOf(system, userId),
        queries.recoveryCodesLeft(system, userId),
        queries.passkeysOf(system, userId),
      ])
      return {
        secondFactor: factor?.enabled_at
          ? { enabledAt: factor.enabled_at.toISOString(), recoveryCodesLeft: left }
          : null,
        passkeys: passkeys.map((row) => ({
          id: row.id,
          name: row.name ?? 'Passkey',
          createdAt: row.created_at?.toISOString() ?? null,
          synced: row.backed_up,
        })),
      }
    },
  })

  app.post('/api/me/second-factor/setup', {
    config,
    schema: {
      operationId: 'beginSecondFactor',
      tags,
      summary: 'A secret for an authenticator app; asked for only after a code of it was shown',
      response: answers({ 200: SecondFactorSetup }),
    },
    handler: async (req) => {
      await requireFresh(req.ctx)
      return beginSecondFactor(req.ctx)
    },
  })
  app.post('/api/me/second-factor', {
    config,
    schema: {
      operationId: 'enableSecondFactor',
      tags,
      summary: 'From now on a sign-in by password asks for a code',
      body: z.object({ code: z.string().trim().min(6).max(20) }),
      response: answers({ 200: RecoveryCodes }),
    },
    handler: async (req) => {
      await requireFresh(req.ctx)
      return { recoveryCodes: await enableSecondFactor(req.ctx, req.body.code) }
    },
  })
  app.post('/api/me/second-factor/recovery-codes', {
    config,
    schema: {
      operationId: 'renewRecoveryCodes',
      tags,
      summary: 'Ten new recovery codes; the ones before stop working',
      response: answers({ 200: RecoveryCodes }),
    },
    handler: async (req) => {
      await requireFresh(req.ctx)
      return { recoveryCodes: await renewRecoveryCodes(req.ctx) }
    },
  })
  app.delete('/api/me/second-factor', {
    config,
    schema: {
      operationId: 'disableSecondFactor',
      tags,
      summary: 'A sign-in by password asks for no code any more',
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await requireFresh(req.ctx)
      await disableSecondFactor(req.ctx)
      return reply.code(204).send(null)
    },
  })

  app.patch('/api/me/passkeys/:id', {
    config,
    schema: {
      operationId: 'renamePasskey',
      tags,
      params: ById,
      body: z.object({ name: PasskeyName }),
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await renamePasskey(req.ctx, req.params.id, req.body.name)
      return reply.code(204).send(null)
    },
  })
  app.delete('/api/me/passkeys/:id', {
    config,
    schema: {
      operationId: 'removePasskey',
      tags,
      summary: 'It opens nothing here any more',
      params: ById,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await requireFresh(req.ctx)
      await removePasskey(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })
}
