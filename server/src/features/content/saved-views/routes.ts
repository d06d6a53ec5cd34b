import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { changeView, forgetView, NewSavedView, SavedView, SavedViewPatch, savedViews, saveView } from './saved-views.ts'

const ById = z.object({ id: z.uuid() })

export function registerSavedViewRoutes(app: App) {
  app.get('/api/creator/video-views', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'listSavedViews',
      tags: ['videos'],
      summary: 'My saved views of the list of videos',
      querystring: z.object({ channelId: z.uuid().optional() }),
      response: answers({ 200: z.object({ items: z.array(SavedView) }) }),
    },
    handler: async (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return { items: await savedViews(req.ctx, req.query.channelId) }
    },
  })
  app.post('/api/creator/video-views', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'saveView',
      tags: ['videos'],
      summary: 'Save a view under a name; one of the same name is replaced',
      body: NewSavedView,
      response: answers({ 201: SavedView }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return reply.code(201).send(await saveView(req.ctx, req.body))
    },
  })
  app.patch('/api/creator/video-views/:id', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'changeSavedView',
      tags: ['videos'],
      params: ById,
      body: SavedViewPatch,
      response: answers({ 200: SavedView }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return changeView(req.ctx, req.params.id, req.body)
    },
  })
  app.delete('/api/creator/video-views/:id', {
    config: { permission: 'videos.read' },
    schema: { operationId: 'forgetSavedView', tags: ['videos'], params: ById, response: answers({ 204: z.null() }) },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      await forgetView(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })
}
