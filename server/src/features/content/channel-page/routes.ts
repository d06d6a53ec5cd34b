import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { channelVideos } from './channel-videos.ts'
import { ChannelVideos, ChannelVideosQuery } from './schema.ts'

export function registerChannelPageRoutes(app: App) {
  app.get('/api/channels/:id/vods', {
    config: { permission: 'public' },
    schema: {
      operationId: 'listChannelVideos',
      tags: ['videos'],
      summary: 'Public videos of a channel, newest, trending or most watched first',
      description: 'A cursor belongs to its list: with another order, search or period it is refused.',
      params: z.object({ id: z.string().max(64) }),
      querystring: ChannelVideosQuery,
      response: answers({ 200: ChannelVideos }),
    },
    handler: (req) => channelVideos(req.ctx, req.params.id, req.query),
  })
}
