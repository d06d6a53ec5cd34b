import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { NoticePage, NoticesRead } from './schema.ts'
import * as service from './service.ts'
import { registerWebhookRoutes } from './webhooks/routes.ts'

export function registerNotificationRoutes(app: App) {
  registerWebhookRoutes(app)
  app.get('/api/notifications', {
    config: { permission: 'own' },
    schema: {
      operationId: 'listNotices',
      tags: ['notifications'],
      summary: 'What the person should hear of, newest first',
      querystring: z.object({
        limit: z.coerce.number().int().min(1).max(100).default(20),
        cursor: z.string().max(200).optional(),
      }),
      response: answers({ 200: NoticePage }),
    },
    handler: (req) => {
      accounts.signedInByHand(req.ctx.actor)
      return service.notices(req.ctx, req.query)
    },
  })
  app.post('/api/notifications/read', {
    config: { permission: 'own' },
    schema: {
      operationId: 'readNotices',
      tags: ['notifications'],
      summary: 'Marks some as read, or all up to an instant',
      body: NoticesRead,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      accounts.signedInByHand(req.ctx.actor)
      await service.readNotices(req.ctx, req.body)
      return reply.code(204).send(null)
    },
  })
}
