import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { CASES, Decision, LookAgain, NewVerification, Verification, VerificationCase } from './schema.ts'
import {
  decideVerification,
  lookAgain,
  requestVerification,
  verificationCases,
  verificationOf,
  withdrawVerification,
} from './verification.ts'

const ById = z.object({ id: z.uuid().toLowerCase() })

export function registerVerificationRoutes(app: App) {
  app.get('/api/channels/:id/verification', {
    config: { permission: 'channel.edit' },
    schema: {
      operationId: 'getVerification',
      tags: ['channels'],
      summary: 'How it stands with the badge of a channel',
      params: ById,
      response: answers({ 200: Verification }),
    },
    handler: (req) => verificationOf(req.ctx, req.params.id),
  })
  app.post('/api/channels/:id/verification', {
    config: { permission: 'channel.own' },
    schema: {
      operationId: 'requestVerification',
      tags: ['channels'],
      summary: 'Asks whoever runs the installation to verify the channel',
      params: ById,
      body: NewVerification,
      response: answers({ 201: Verification }),
    },
    handler: async (req, reply) => reply.code(201).send(await requestVerification(req.ctx, req.params.id, req.body)),
  })
  app.delete('/api/channels/:id/verification', {
    config: { permission: 'channel.own' },
    schema: {
      operationId: 'withdrawVerification',
      tags: ['channels'],
      summary: 'Takes the request back, while it is not decided',
      params: ById,
      response: answers({ 200: Verification }),
    },
    handler: (req) => withdrawVerification(req.ctx, req.params.id),
  })

  app.get('/api/admin/verifications', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'listVerifications',
      tags: ['operations'],
      summary: 'Channels that ask to be verified, that changed their name since, that are, or that were decided on',
      querystring: z.object({ state: z.enum(CASES).default('waiting') }),
      response: answers({ 200: z.object({ items: z.array(VerificationCase) }) }),
    },
    handler: async (req) => ({ items: await verificationCases(req.ctx, req.query.state) }),
  })
  app.post('/api/admin/verifications/:id/decide', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'decideVerification',
      tags: ['operations'],
      summary: 'The channel sees the reason',
      params: ById,
      body: Decision,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await decideVerification(req.ctx, req.params.id, req.body)
      return reply.code(204).send(null)
    },
  })
  app.post('/api/admin/channels/:id/verification', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'lookAtVerificationAgain',
      tags: ['operations'],
      summary: 'A verified channel keeps its badge, or loses it',
      params: ById,
      body: LookAgain,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await lookAgain(req.ctx, req.params.id, req.body)
      return reply.code(204).send(null)
    },
  })
}
