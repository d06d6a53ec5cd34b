import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { quotaSetting, setQuota } from './quotas.ts'

const Storage = z.union([z.int().min(0).max(1e15), z.enum(['none', 'default'])])
const Minutes = z.union([z.int().min(0).max(1e9), z.enum(['none', 'default'])])
const QuotaSetting = z
  .strictObject({ storageBytes: Storage, minutes: Minutes })
  .meta({ id: 'QuotaSetting', description: '`none`: no limit; `default`: as the installation is set up' })
const ChannelQuota = z
  .object({
    channelId: z.uuid(),
    storageBytes: Storage,
    minutes: Minutes,
    inForce: z.object({ storageBytes: z.number().nullable(), minutes: z.number().nullable() }),
  })
  .meta({ id: 'ChannelQuota' })
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
}
