import { type App, answers } from '#platform/http.ts'
import { PageQuery, VideoPage } from '../schema.ts'
import { followingVideos } from './following-videos.ts'

export function registerFollowingRoutes(app: App) {
  app.get('/api/following/videos', {
    config: { permission: 'own' },
    schema: {
      operationId: 'listFollowingVideos',
      tags: ['videos'],
      summary: 'New from the channels that I follow',
      querystring: PageQuery,
      response: answers({ 200: VideoPage }),
    },
    handler: (req) => followingVideos(req.ctx, req.query),
  })
}
