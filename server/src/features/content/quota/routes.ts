import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { listChannels } from './channels-for-operator.ts'

const ChannelInUse = z
  .object({
    id: z.uuid(),
    handle: z.string(),
    name: z.string(),
    owners: z.array(z.object({ name: z.string(), email: z.string() })),
    createdAt: z.iso.datetime(),
    deletedAt: z.iso.datetime().nullable().meta({ description: 'Until it is gone for good it holds what it holds' }),
    usedBytes: z.number().meta({ description: 'Originals, renditions, the trash, and what is being uploaded' }),
    usedMinutes: z.int(),
    videos: z.int().meta({ description: 'Without the trash' }),
    quota: accounts.QuotaOfChannel,
  })
  .meta({ id: 'ChannelInUse' })

export function registerQuotaRoutes(app: App) {
  app.get('/api/admin/channels', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'listAllChannels',
      tags: ['operations'],
      summary: 'Every channel with what it holds and may hold',
      querystring: z.object({
        q: z.string().trim().max(100).default('').meta({ description: 'Part of a name, handle or owner’s address' }),
        sort: z
          .enum(['storage', 'newest'])
          .default('storage')
          .meta({ description: '`storage`: one page of those that hold most; with `q` always the newest first' }),
        limit: z.coerce.number().int().min(1).max(100).default(50),
        cursor: z.string().max(200).optional(),
      }),
      response: answers({ 200: z.object({ items: z.array(ChannelInUse), nextCursor: z.string().nullable() }) }),
    },
    handler: (req) => listChannels(req.ctx, req.query),
  })
}
