import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { IdempotencyKey, keyOf } from '#platform/idempotency.ts'
import { limitKey } from '#platform/limiter.ts'
import { ManyIds } from '../schema.ts'
import { like, liked, likedAmong, unlike } from './likes.ts'
import { Liked, LikedVideo, PageQuery, ShareTarget } from './schema.ts'
import { share } from './shares.ts'

const ById = z.object({ id: z.uuid().toLowerCase() })

export function registerLikeRoutes(app: App) {
  app.put('/api/vods/:id/like', {
    config: { permission: 'signed-in' },
    schema: {
      operationId: 'likeVideo',
      tags: ['playback'],
      params: ById,
      response: answers({ 200: Liked }),
    },
    handler: (req) => like(req.ctx, req.params.id),
  })
  app.delete('/api/vods/:id/like', {
    config: { permission: 'signed-in' },
    schema: {
      operationId: 'unlikeVideo',
      tags: ['playback'],
      params: ById,
      response: answers({ 200: Liked }),
    },
    handler: (req) => unlike(req.ctx, req.params.id),
  })
  app.get('/api/liked', {
    config: { permission: 'own' },
    schema: {
      operationId: 'listLiked',
      tags: ['playback'],
      summary: 'What I like, liked last first',
      querystring: PageQuery,
      response: answers({ 200: z.object({ items: z.array(LikedVideo), nextCursor: z.string().nullable() }) }),
    },
    handler: (req) => liked(req.ctx, req.query),
  })
  app.get('/api/likes', {
    config: { permission: 'own' },
    schema: {
      operationId: 'listLikesAmong',
      tags: ['playback'],
      summary: 'Which of these videos I like',
      querystring: z.object({ vodIds: ManyIds }),
      response: answers({ 200: z.object({ vodIds: z.array(z.uuid()) }) }),
    },
    handler: async (req) => ({ vodIds: [...(await likedAmong(req.ctx, req.query.vodIds))] }),
  })
  app.post('/api/vods/:id/share', {
    config: { permission: 'public' },
    schema: {
      operationId: 'shareVideo',
      tags: ['playback'],
      summary: 'Somebody passed it on: the one place where shares are counted',
      params: ById,
      headers: IdempotencyKey,
      body: z.object({ to: ShareTarget }),
      response: answers({ 200: z.object({ shareCount: z.int() }) }),
    },
    handler: (req) =>
      share(req.ctx, req.params.id, { to: req.body.to, key: keyOf(req.headers), from: limitKey(req.ip) }),
  })
}
