import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { IdempotencyKey, keyOf } from '#platform/idempotency.ts'
import { PageQuery } from '../schema.ts'
import { Bulk, BulkId, BulkQuery, BulkWithItems, NewBulk } from './schema.ts'
import * as service from './service.ts'

const ById = z.object({ id: BulkId })
const Started = z.object({ id: BulkId })
const config = { permission: 'videos.edit' } as const

export function registerBulkRoutes(app: App) {
  app.post('/api/creator/videos/bulk', {
    config,
    bodyLimit: 1024 * 1024, // ten thousand ids
    schema: {
      operationId: 'startBulk',
      tags: ['videos'],
      summary: 'Change many videos at once; the answer comes before the work is done',
      headers: IdempotencyKey,
      body: NewBulk,
      response: answers({ 202: Started }),
    },
    handler: async (req, reply) => {
      accounts.signedIn(req.ctx.actor)
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return reply.code(202).send(await service.startBulk(req.ctx, req.body, keyOf(req.headers)))
    },
  })
  app.get('/api/creator/videos/bulk', {
    config,
    schema: {
      operationId: 'listBulks',
      tags: ['videos'],
      summary: 'Changes of many videos of my channel in the last 30 days, latest first',
      querystring: PageQuery.extend({ channelId: z.uuid().toLowerCase().optional() }),
      response: answers({ 200: z.object({ items: z.array(Bulk), nextCursor: z.string().nullable() }) }),
    },
    handler: (req) => service.listBulks(req.ctx, req.query),
  })
  app.get('/api/creator/videos/bulk/:id', {
    config,
    schema: {
      operationId: 'getBulk',
      tags: ['videos'],
      summary: 'How far it has come, and what became of each video',
      params: ById,
      querystring: BulkQuery,
      response: answers({ 200: BulkWithItems }),
    },
    handler: (req) => service.readBulk(req.ctx, req.params.id, req.query),
  })
  app.post('/api/creator/videos/bulk/:id/cancel', {
    config,
    schema: {
      operationId: 'cancelBulk',
      tags: ['videos'],
      summary: 'What is done stays, the rest is left as it is',
      params: ById,
      response: answers({ 200: BulkWithItems }),
    },
    handler: (req) => service.cancelBulk(req.ctx, req.params.id),
  })
  app.post('/api/creator/videos/bulk/:id/undo', {
    config,
    schema: {
      operationId: 'undoBulk',
      tags: ['videos'],
      summary: 'Take back what it did, where nobody has changed it since',
      headers: IdempotencyKey,
      params: ById,
      response: answers({ 202: Started }),
    },
    handler: async (req, reply) =>
      reply.code(202).send(await service.undoBulk(req.ctx, req.params.id, keyOf(req.headers))),
  })
}
