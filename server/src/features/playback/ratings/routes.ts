import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { reportSentence } from '../reports/report.ts'
import { ReportBody, Reported } from '../reports/schema.ts'
import { myRating, rate, ratingsOf, unrate } from './ratings.ts'
import { MyRating, RatingBody, Ratings, RatingsQuery } from './schema.ts'

const ById = z.object({ id: z.uuid().toLowerCase() })

export function registerRatingRoutes(app: App) {
  app.get('/api/vods/:id/rating', {
    config: { permission: 'signed-in' },
    schema: {
      operationId: 'getMyRating',
      tags: ['playback'],
      summary: 'How I rated it, or why I cannot yet',
      params: ById,
      response: answers({ 200: MyRating }),
    },
    handler: (req) => myRating(req.ctx, req.params.id),
  })
  app.put('/api/vods/:id/rating', {
    config: { permission: 'signed-in' },
    schema: {
      operationId: 'rateVideo',
      tags: ['playback'],
      summary: 'One to five stars and perhaps a sentence, of who has seen at least half of it',
      params: ById,
      body: RatingBody,
      response: answers({ 200: MyRating }),
    },
    handler: (req) => rate(req.ctx, req.params.id, req.body),
  })
  app.delete('/api/vods/:id/rating', {
    config: { permission: 'signed-in' },
    schema: { operationId: 'unrateVideo', tags: ['playback'], params: ById, response: answers({ 204: z.null() }) },
    handler: async (req, reply) => {
      await unrate(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })
  app.get('/api/vods/:id/ratings', {
    config: { permission: 'public' },
    schema: {
      operationId: 'listRatings',
      tags: ['playback'],
      summary: 'Average, how many gave how many stars, and the sentences',
      params: ById,
      querystring: RatingsQuery,
      response: answers({ 200: Ratings }),
    },
    handler: (req) => ratingsOf(req.ctx, req.params.id, req.query),
  })
  app.post('/api/vods/:id/ratings/:ratingId/report', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'reportRating',
      tags: ['playback'],
      summary: 'The channel’s team reports a sentence to whoever runs the studio',
      params: ById.extend({ ratingId: z.uuid().toLowerCase() }),
      body: ReportBody.omit({ atMs: true }),
      response: answers({ 200: Reported }),
    },
    handler: (req) => reportSentence(req.ctx, { videoId: req.params.id, ratingId: req.params.ratingId }, req.body),
  })
}
