import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { Selection } from '../bulk/schema.ts'
import { VideoFilter } from '../video-filter.ts'
import { entriesOf, selectOriginals } from './originals.ts'
import { zipOf } from './zip.ts'

const config = { permission: 'videos.read' } as const
/** As many as fit an address; more by a selection. */
const MOST_IN_ADDRESS = 100

const ZipQuery = VideoFilter.extend({
  channelId: z.uuid().toLowerCase().optional(),
  selection: z
    .uuid()
    .optional()
    .meta({ description: 'Of POST /api/creator/videos/originals; the rest is then not looked at' }),
  ids: z
    .preprocess(
      (given) => (typeof given === 'string' ? given.split(',').filter(Boolean) : given),
      z.array(z.uuid().toLowerCase()).max(MOST_IN_ADDRESS).optional(),
    )
    .meta({ description: 'Comma separated; without, the filter decides' }),
})

export function registerOriginalsRoutes(app: App) {
  app.post('/api/creator/videos/originals', {
    config,
    bodyLimit: 1024 * 1024, // ten thousand ids
    schema: {
      operationId: 'selectOriginals',
      tags: ['videos'],
      summary: 'Choose the files of an archive; its address works for an hour',
      body: z.strictObject({ channelId: z.uuid().toLowerCase().optional(), select: Selection }),
      response: answers({
        201: z.object({ url: z.string(), expiresAt: z.iso.datetime(), count: z.int(), sizeBytes: z.number() }),
      }),
    },
    handler: async (req, reply) => {
      accounts.signedIn(req.ctx.actor)
      return reply.code(201).send(await selectOriginals(req.ctx, req.body))
    },
  })
  // Not by exposeHeadRoute: that one reads every file and throws it away.
  for (const method of ['GET', 'HEAD'] as const)
    app.route({
      method,
      exposeHeadRoute: false,
      url: '/api/creator/videos/originals.zip',
      config,
      schema: {
        hide: method === 'HEAD',
        operationId: 'downloadOriginals',
        tags: ['videos'],
        summary: 'The files as they were uploaded, as one ZIP archive that is made while it is sent',
        querystring: ZipQuery,
        response: { 200: z.any().meta({ description: 'application/zip' }) },
      },
      handler: async (req, reply) => {
        const { selection, ids, channelId, ...filter } = req.query
        const entries = await entriesOf(
          req.ctx,
          selection ? { selection } : { channelId, select: ids?.length ? { ids } : { filter } },
        )
        const day = req.ctx.clock().toISOString().slice(0, 10)
        reply
          .type('application/zip')
          .header('content-disposition', `attachment; filename="originals-${day}.zip"`)
          .header('x-content-type-options', 'nosniff')
          .header('cache-control', 'private, no-store')
        return method === 'HEAD' ? reply.send() : reply.send(zipOf(req.ctx, entries))
      },
    })
}
