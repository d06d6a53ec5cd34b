import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, answers } from '#platform/http.ts'
import { registerCsvRoutes } from '../csv/routes.ts'
import { registerSavedViewRoutes } from '../saved-views/routes.ts'
import { VideoPage } from '../schema.ts'
import { VideoListQuery } from '../video-filter.ts'
import { VideoFacets } from './facets.ts'
import { countOwn, listenForLists, listFacets, listOwn } from './list-videos.ts'

export function registerListRoutes(app: App, ctx: Ctx) {
  listenForLists(ctx)
  app.get('/api/creator/videos', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'listCreatorVideos',
      tags: ['videos'],
      summary: 'Videos of my channel, filtered, searched and in any order',
      description:
        'The first page says how many there are, except where a search fills it: then `count` tells. A cursor belongs to its list: with another filter or order it is refused.',
      querystring: VideoListQuery,
      response: answers({ 200: VideoPage }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return listOwn(req.ctx, req.query)
    },
  })
  app.get('/api/creator/videos/facets', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'listVideoFacets',
      tags: ['videos'],
      summary: 'How many videos of my channel have each value that a list can be filtered by',
      querystring: z.object({ channelId: z.uuid().optional() }),
      response: answers({ 200: VideoFacets }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return listFacets(req.ctx, req.query.channelId)
    },
  })
  app.get('/api/creator/videos/count', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'countCreatorVideos',
      tags: ['videos'],
      summary: 'How many videos of my channel a filter means',
      querystring: VideoListQuery.omit({ sort: true, order: true, limit: true, cursor: true }),
      response: answers({ 200: z.object({ total: z.int() }) }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return countOwn(req.ctx, req.query)
    },
  })
  registerSavedViewRoutes(app)
  registerCsvRoutes(app)
}
