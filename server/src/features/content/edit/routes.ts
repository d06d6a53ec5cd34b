import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { VideoId } from '../schema.ts'
import { Version } from '../versions/schema.ts'
import { readEdit, renderEdit, saveEdit } from './edit.ts'
import { Edit, EditBody } from './schema.ts'

const ById = z.object({ id: VideoId })

export function registerEditRoutes(app: App) {
  app.get('/api/creator/videos/:id/edit', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'getVideoEdit',
      tags: ['videos'],
      summary: 'What is about to be cut; the whole video while nothing is',
      params: ById,
      response: answers({ 200: Edit }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      const found = await readEdit(req.ctx, req.params.id)
      reply.header('etag', `"${found.revision}"`)
      return found
    },
  })
  app.put('/api/creator/videos/:id/edit', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'putVideoEdit',
      tags: ['videos'],
      summary: 'Keep what is about to be cut; viewers see nothing of it',
      headers: z.object({ 'if-match': z.string().max(200).optional() }),
      params: ById,
      body: EditBody,
      response: answers({ 200: Edit }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const saved = await saveEdit(req.ctx, req.params.id, req.body.keep, { ifMatch: req.headers['if-match'] })
      reply.header('etag', `"${saved.revision}"`)
      return saved
    },
  })
  app.post('/api/creator/videos/:id/edit/render', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'renderVideoEdit',
      tags: ['videos'],
      summary: 'Make a new version of what is kept; it plays as soon as it can',
      params: ById,
      response: answers({ 202: Version }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return reply.code(202).send(await renderEdit(req.ctx, req.params.id))
    },
  })
}
