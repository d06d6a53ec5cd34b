import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { presentUpload } from './present.ts'
import { PartUrls, PartUrlsRequest, Upload, UploadId } from './schema.ts'
import * as service from './service.ts'

/** Starting, completing and cancelling are content's: a video comes and goes with them. */
export function registerUploadRoutes(app: App) {
  app.get('/api/uploads', {
    config: { permission: 'own' },
    schema: {
      operationId: 'listUploads',
      tags: ['uploads'],
      summary: 'My unfinished uploads, newest first',
      response: answers({ 200: z.object({ items: z.array(Upload), nextCursor: z.null() }) }),
    },
    handler: async (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const rows = await service.unfinished(req.ctx)
      return {
        items: await Promise.all(rows.map(async (row) => presentUpload(row, await service.partsOf(req.ctx, row)))),
        nextCursor: null,
      }
    },
  })

  app.get('/api/uploads/:id', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'getUpload',
      tags: ['uploads'],
      summary: 'What has been received; resuming starts here',
      params: z.object({ id: UploadId }),
      response: answers({ 200: Upload }),
    },
    handler: async (req) => {
      accounts.signedIn(req.ctx.actor)
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const row = await service.session(req.ctx, req.params.id)
      accounts.requireMay(req.ctx.actor, row.channel_id, 'videos.edit')
      return presentUpload(row, await service.partsOf(req.ctx, row))
    },
  })

  app.post('/api/uploads/:id/parts', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'getPartUrls',
      tags: ['uploads'],
      summary: 'Addresses to PUT parts to, each for exactly its bytes',
      params: z.object({ id: UploadId }),
      body: PartUrlsRequest,
      response: answers({ 200: PartUrls }),
    },
    handler: async (req) => {
      accounts.signedIn(req.ctx.actor)
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const made = await service.partUrls(req.ctx, req.params.id, req.body.partNumbers)
      return { urls: made.urls, expiresAt: made.expiresAt.toISOString() }
    },
  })
}
