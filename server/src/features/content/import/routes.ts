import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { IdempotencyKey, keyOf } from '#platform/idempotency.ts'
import * as imports from './imports.ts'
import {
  Import,
  ImportAgain,
  ImportPreview,
  ImportQuery,
  ImportSources,
  ImportsQuery,
  ImportWithItems,
  NewImport,
} from './schema.ts'

const config = { permission: 'videos.edit' } as const
const tags = ['imports']
const ById = z.object({ id: z.uuid().toLowerCase() })
/** A thousand long addresses. */
const bodyLimit = 3 * 1024 * 1024

export function registerImportRoutes(app: App) {
  app.get('/api/creator/imports/sources', {
    config: { permission: 'signed-in' },
    schema: {
      operationId: 'listImportSources',
      tags,
      summary: 'Folders of the server that I may import from',
      response: answers({ 200: ImportSources }),
    },
    handler: async (req) => imports.sources(req.ctx),
  })
  app.post('/api/creator/imports/preview', {
    config,
    bodyLimit,
    schema: {
      operationId: 'previewImport',
      tags,
      summary: 'What would come, and whether there is room for it; nothing is kept',
      body: NewImport,
      response: answers({ 200: ImportPreview }),
    },
    handler: (req) => imports.previewImport(req.ctx, req.body),
  })
  app.post('/api/creator/imports', {
    config,
    bodyLimit,
    schema: {
      operationId: 'startImport',
      tags,
      summary: 'Bring files from elsewhere; the answer comes before the work is done',
      headers: IdempotencyKey,
      body: NewImport,
      response: answers({ 202: z.object({ id: z.uuid() }) }),
    },
    handler: async (req, reply) =>
      reply.code(202).send(await imports.startImport(req.ctx, req.body, keyOf(req.headers))),
  })
  app.get('/api/creator/imports', {
    config,
    schema: {
      operationId: 'listImports',
      tags,
      summary: 'Imports of my channel in the last 30 days, latest first',
      querystring: ImportsQuery,
      response: answers({ 200: z.object({ items: z.array(Import), nextCursor: z.string().nullable() }) }),
    },
    handler: (req) => imports.listImports(req.ctx, req.query),
  })
  app.get('/api/creator/imports/:id', {
    config,
    schema: {
      operationId: 'getImport',
      tags,
      summary: 'How far it has come, and what became of each file',
      params: ById,
      querystring: ImportQuery,
      response: answers({ 200: ImportWithItems }),
    },
    handler: (req) => imports.readImport(req.ctx, req.params.id, req.query),
  })
  app.post('/api/creator/imports/:id/cancel', {
    config,
    schema: {
      operationId: 'cancelImport',
      tags,
      summary: 'What has come stays',
      params: ById,
      response: answers({ 200: ImportWithItems }),
    },
    handler: (req) => imports.cancelImport(req.ctx, req.params.id),
  })
  app.post('/api/creator/imports/:id/retry', {
    config,
    schema: {
      operationId: 'retryImport',
      tags,
      summary: 'Asks again for what failed; for a bucket with its keys, which were forgotten',
      params: ById,
      body: ImportAgain,
      response: answers({ 200: ImportWithItems }),
    },
    handler: (req) => imports.retryImport(req.ctx, req.params.id, req.body.credentials ?? null),
  })
}
