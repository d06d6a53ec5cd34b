import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { VideoId } from '../schema.ts'
import * as change from './change-versions.ts'
import { downloadOf, originalOf, sendDownload, sendOriginal } from './original.ts'
import { versionsOf } from './read-versions.ts'
import { Versions } from './schema.ts'

const ById = z.object({ id: VideoId })
const OfVideo = z.object({ id: VideoId, versionId: z.uuid().toLowerCase() })

const CHANGES = [
  ['POST', '/use', 'useVersion', 'Play this version from now on, under the same address', change.useVersion],
  ['POST', '/restore', 'restoreVersion', 'Out of the trash', change.restoreVersion],
  ['POST', '/cancel', 'cancelVersion', 'End what is being made of it', change.cancelVersion],
  ['POST', '/retry', 'retryVersion', 'Process again after a failure', change.retryVersion],
  ['DELETE', '', 'deleteVersion', 'Into the trash; not the one that plays', change.deleteVersion],
] as const

export function registerVersionRoutes(app: App) {
  app.get('/api/creator/videos/:id/versions', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'listVersions',
      tags: ['videos'],
      summary: 'What the file of a video was, is and will be, latest first',
      params: ById,
      response: answers({ 200: Versions }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return versionsOf(req.ctx, req.params.id)
    },
  })
  for (const [method, path, operationId, summary, verb] of CHANGES)
    app.route({
      method,
      url: `/api/creator/videos/:id/versions/:versionId${path}`,
      config: { permission: 'videos.edit' },
      schema: { operationId, tags: ['videos'], summary, params: OfVideo, response: answers({ 200: Versions }) },
      handler: (req) => {
        accounts.requireScope(req.ctx.actor, 'videos:write')
        return verb(req.ctx, { videoId: req.params.id, versionId: req.params.versionId })
      },
    })
  // Not by exposeHeadRoute: that one answers that the file is empty.
  for (const method of ['GET', 'HEAD'] as const) {
    app.route({
      method,
      exposeHeadRoute: false,
      url: '/api/creator/videos/:id/versions/:versionId/original',
      config: { permission: 'videos.read' },
      schema: {
        hide: method === 'HEAD',
        operationId: 'downloadOriginal',
        tags: ['videos'],
        summary: 'The untouched file, with ranges; its checksum stands in Repr-Digest',
        params: OfVideo,
        response: answers({ 200: z.unknown(), 206: z.unknown(), 302: z.unknown() }),
      },
      handler: async (req, reply) => {
        accounts.requireScope(req.ctx.actor, 'videos:read')
        const { id, versionId } = req.params
        return sendOriginal(req.ctx, req, reply, await originalOf(req.ctx, { videoId: id, versionId }))
      },
    })
    app.route({
      method,
      exposeHeadRoute: false,
      url: '/api/vods/:id/download',
      config: { permission: 'public' },
      schema: {
        hide: method === 'HEAD',
        operationId: 'downloadVideo',
        tags: ['videos'],
        summary: 'The untouched file, or one of its renditions as an MP4, where its creator offers it',
        params: ById,
        querystring: z.object({
          rendition: z
            .string()
            .regex(/^[a-z0-9_-]{1,60}$/i)
            .optional()
            .meta({ description: 'Id of one of `renditions` that is ready' }),
        }),
        response: answers({ 200: z.unknown(), 206: z.unknown(), 302: z.unknown() }),
      },
      handler: async (req, reply) =>
        sendDownload(req.ctx, req, reply, await downloadOf(req.ctx, req.params.id, req.query.rendition)),
    })
  }
}
