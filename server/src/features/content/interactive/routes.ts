import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { limiter, limitKey } from '#platform/limiter.ts'
import { VideoId } from '../schema.ts'
import { answerInteraction, myAnswers, tellShown } from './answer.ts'
import { readInteractions, saveInteractions } from './interactions.ts'
import { interactionResults, resultsAsCsv } from './results.ts'
import {
  AnswerBody,
  AnswerResult,
  Interaction,
  InteractionList,
  InteractionResults,
  MOST_INTERACTIONS,
  MyAnswers,
  ShownBody,
} from './schema.ts'

const OfVideo = z.object({ id: VideoId })
const OfOne = OfVideo.extend({ interactionId: z.uuid().toLowerCase() })
const IfMatch = z.object({ 'if-match': z.string().max(200).optional() })
const own = '/api/creator/videos/:id/interactions'
const tags = ['interactions']
/** Of one address: a class behind one router answers the same question at once. */
const PER_MINUTE = 600

export function registerInteractionRoutes(app: App) {
  app.get(own, {
    config: { permission: 'videos.read' },
    schema: { operationId: 'getInteractions', tags, params: OfVideo, response: answers({ 200: InteractionList }) },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      const found = await readInteractions(req.ctx, req.params.id)
      reply.header('etag', `"${found.revision}"`)
      return found
    },
  })
  app.put(own, {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'putInteractions',
      tags,
      summary: 'Questions, choices and cards of a video, all of them',
      description:
        'With `If-Match: "<revision>"`, 412 `content.changed_meanwhile` when somebody changed the list since: `current` is the list as it is. A text that somebody was shown already gets another revision when it changes; answers to the one before stay with it.',
      params: OfVideo,
      headers: IfMatch,
      body: z.object({ items: z.array(Interaction).max(MOST_INTERACTIONS) }),
      response: answers({ 200: InteractionList }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const options = { ifMatch: req.headers['if-match'] }
      const saved = await saveInteractions(req.ctx, req.params.id, req.body.items, options)
      reply.header('etag', `"${saved.revision}"`)
      return saved
    },
  })
  app.get(`${own}/results`, {
    config: { permission: 'analytics.read' },
    schema: {
      operationId: 'getInteractionResults',
      tags,
      summary: 'How viewers answered',
      params: OfVideo,
      response: answers({ 200: InteractionResults }),
    },
    handler: async (req) => {
      accounts.requireScope(req.ctx.actor, 'analytics:read')
      return { items: await interactionResults(req.ctx, req.params.id) }
    },
  })
  app.get(`${own}/results.csv`, {
    config: { permission: 'analytics.read' },
    schema: {
      operationId: 'exportInteractionResults',
      tags,
      summary: 'How viewers answered, as a table for spreadsheets',
      params: OfVideo,
      response: answers({ 200: z.unknown().meta({ description: 'text/csv, UTF-8' }) }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'analytics:read')
      const table = await resultsAsCsv(req.ctx, req.params.id)
      return reply
        .header('content-type', 'text/csv; charset=utf-8; header=present')
        .header('content-disposition', `attachment; filename="answers-${req.params.id}.csv"`)
        .header('cache-control', 'no-store')
        .serializer((text: unknown) => String(text))
        .send(table)
    },
  })
  registerViewerRoutes(app)
}

const clientOf = (req: FastifyRequest) => ({ address: req.ip, userAgent: req.headers['user-agent'] ?? '' })

function registerViewerRoutes(app: App) {
  const perAddress = limiter(PER_MINUTE)
  app.get('/api/vods/:id/answers', {
    config: { permission: 'public' },
    schema: {
      operationId: 'getMyAnswers',
      tags,
      summary: 'What whoever asks answered in this video before',
      params: OfVideo,
      response: answers({ 200: MyAnswers }),
    },
    handler: async (req, reply) => {
      reply.header('cache-control', 'no-store')
      return myAnswers(req.ctx, clientOf(req), req.params.id)
    },
  })
  app.post('/api/vods/:id/interactions/:interactionId/shown', {
    config: { permission: 'public' },
    schema: {
      operationId: 'tellInteractionShown',
      tags,
      params: OfOne,
      body: ShownBody,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      perAddress.check(limitKey(req.ip))
      await tellShown(req.ctx, clientOf(req), { videoId: req.params.id, ...req.body, id: req.params.interactionId })
      return reply.code(204).send(null)
    },
  })
  app.post('/api/vods/:id/interactions/:interactionId/answers', {
    config: { permission: 'public' },
    schema: {
      operationId: 'answerInteraction',
      tags,
      summary: 'Answer what a video asks; the first answer of a viewer counts',
      params: OfOne,
      body: AnswerBody,
      response: answers({ 200: AnswerResult }),
    },
    handler: (req) => {
      perAddress.check(limitKey(req.ip))
      const which = { videoId: req.params.id, ...req.body, id: req.params.interactionId }
      return answerInteraction(req.ctx, clientOf(req), which)
    },
  })
}
