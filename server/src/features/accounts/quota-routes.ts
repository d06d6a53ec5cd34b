import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { ChannelQuota, DefaultQuota, QuotaSetting } from './quota-schema.ts'
import { defaultQuota, quotaSetting, setDefaultQuota, setQuota } from './quotas.ts'

const ById = z.object({ id: z.string().max(64) })

export function registerQuotaRoutes(app: App) {
  app.get('/api/admin/channels/:id/quota', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'getChannelQuota',
      tags: ['operations'],
      summary: 'How much a channel may hold',
      params: ById,
      response: answers({ 200: ChannelQuota }),
    },
    handler: (req) => quotaSetting(req.ctx, req.params.id),
  })
  app.put('/api/admin/channels/:id/quota', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'setChannelQuota',
      tags: ['operations'],
      summary: 'Set how much a channel may hold; what it holds already stays',
      params: ById,
      body: QuotaSetting,
      response: answers({ 200: ChannelQuota }),
    },
    handler: (req) => setQuota(req.ctx, req.params.id, req.body),
  })
  app.get('/api/admin/quota', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'getDefaultQuota',
      tags: ['operations'],
      summary: 'How much a channel may hold of which nothing else is said',
      response: answers({ 200: DefaultQuota }),
    },
    handler: (req) => defaultQuota(req.ctx),
  })
  app.put('/api/admin/quota', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'setDefaultQuota',
      tags: ['operations'],
      summary: 'Set how much a channel may hold of which nothing else is said',
      body: QuotaSetting,
      response: answers({ 200: DefaultQuota }),
    },
    handler: (req) => setDefaultQuota(req.ctx, req.body),
  })
}
