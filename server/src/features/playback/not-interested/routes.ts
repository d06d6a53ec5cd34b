import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { PageQuery } from '../likes/schema.ts'
import { avoid, avoidMany, listNotInterested, stopAvoiding } from './not-interested.ts'

const ById = z.object({ id: z.uuid().toLowerCase() })
const NotInterested = z
  .object({
    kind: z.enum(['video', 'channel']),
    id: z.uuid(),
    name: z.string().nullable().meta({ description: 'null: it is private now, or gone' }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'NotInterested' })

const SUBJECTS = [
  { kind: 'video', path: '/api/vods/:id/not-interested', name: 'Video' },
  { kind: 'channel', path: '/api/channels/:id/not-interested', name: 'Channel' },
] as const

/** As many as a browser keeps. */
const MOST_AT_ONCE = 500

export function registerNotInterestedRoutes(app: App) {
  for (const { kind, path, name } of SUBJECTS) {
    app.put(path, {
      config: { permission: 'signed-in' },
      schema: {
        operationId: `avoid${name}`,
        tags: ['playback'],
        summary: `This ${kind} is not recommended to me any more`,
        params: ById,
        response: answers({ 204: z.null() }),
      },
      handler: async (req, reply) => {
        await avoid(req.ctx, { kind, id: req.params.id })
        return reply.code(204).send(null)
      },
    })
    app.delete(path, {
      config: { permission: 'signed-in' },
      schema: {
        operationId: `stopAvoiding${name}`,
        tags: ['playback'],
        params: ById,
        response: answers({ 204: z.null() }),
      },
      handler: async (req, reply) => {
        await stopAvoiding(req.ctx, req.params.id)
        return reply.code(204).send(null)
      },
    })
  }
  app.post('/api/not-interested/merge', {
    config: { permission: 'own' },
    schema: {
      operationId: 'mergeNotInterested',
      tags: ['playback'],
      summary: 'What a browser kept before I signed in',
      body: z.object({
        ids: z
          .array(z.uuid().toLowerCase())
          .max(MOST_AT_ONCE)
          .meta({ description: 'Of videos and channels, the last one first' }),
      }),
      response: answers({ 200: z.object({ written: z.int() }) }),
    },
    handler: (req) => avoidMany(req.ctx, req.body.ids),
  })
  app.get('/api/not-interested', {
    config: { permission: 'own' },
    schema: {
      operationId: 'listNotInterested',
      tags: ['playback'],
      summary: 'What I do not want to be recommended, the last one first',
      querystring: PageQuery,
      response: answers({ 200: z.object({ items: z.array(NotInterested), nextCursor: z.string().nullable() }) }),
    },
    handler: (req) => listNotInterested(req.ctx, req.query),
  })
}
