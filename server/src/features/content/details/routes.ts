import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { dependsOnLanguage } from '#platform/answer-language.ts'
import { type App, answers, fileOf, withFileBodies } from '#platform/http.ts'
import { languageOf } from '#platform/language.ts'
import { categoriesIn } from '../categories.ts'
import { PageQuery, Video, VideoId } from '../schema.ts'
import { putUploadDefaults, uploadDefaults } from './defaults.ts'
import { historyOf, revertChange } from './history.ts'
import * as schema from './schema.ts'
import { chooseThumbnail, suggestThumbnails, thumbnailsOf } from './thumbnail.ts'

const ById = z.object({ id: VideoId })
const OfChannel = z.object({ channelId: z.uuid().optional() })

export function registerDetailsRoutes(app: App) {
  app.get('/api/categories', {
    config: { permission: 'public' },
    schema: {
      operationId: 'listCategories',
      tags: ['videos'],
      summary: 'What a video may be filed under',
      response: answers({ 200: schema.Categories }),
    },
    handler: async (req, reply) => {
      dependsOnLanguage(reply.header('cache-control', 'public, max-age=3600'))
      return { items: categoriesIn(app.words(languageOf(req))) }
    },
  })
  registerHistoryRoutes(app)
  registerDefaultsRoutes(app)
  registerThumbnailRoutes(app)
}

function registerHistoryRoutes(app: App) {
  app.get('/api/creator/videos/:id/history', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'getVideoHistory',
      tags: ['videos'],
      summary: 'Who changed what of a video, latest first',
      params: ById,
      querystring: PageQuery,
      response: answers({ 200: schema.VideoHistory }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return historyOf(req.ctx, req.params.id, req.query)
    },
  })
  app.post('/api/creator/videos/:id/history/:changeId/revert', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'revertVideoChange',
      tags: ['videos'],
      summary: 'Take one change back',
      description:
        '412 `content.changed_meanwhile` when one of its fields was changed again since, unless `force` is true.',
      params: z.object({ id: VideoId, changeId: z.uuid().toLowerCase() }),
      body: z.object({ force: z.boolean().default(false) }).nullish(),
      response: answers({ 200: Video }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const { id, changeId } = req.params
      return revertChange(req.ctx, { videoId: id, changeId }, { force: req.body?.force ?? false })
    },
  })
}

function registerDefaultsRoutes(app: App) {
  app.get('/api/creator/upload-defaults', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'getUploadDefaults',
      tags: ['uploads'],
      summary: 'What a new upload of the channel begins with',
      querystring: OfChannel,
      response: answers({ 200: schema.UploadDefaultsAnswer }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return uploadDefaults(req.ctx, req.query.channelId)
    },
  })
  app.put('/api/creator/upload-defaults', {
    config: { permission: 'channel.edit' },
    schema: {
      operationId: 'putUploadDefaults',
      tags: ['uploads'],
      querystring: OfChannel,
      body: schema.UploadDefaults,
      response: answers({ 200: schema.UploadDefaultsAnswer }),
    },
    handler: (req) => putUploadDefaults(req.ctx, req.query.channelId, req.body),
  })
}

function registerThumbnailRoutes(app: App) {
  app.get('/api/creator/videos/:id/thumbnails', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'listThumbnails',
      tags: ['videos'],
      summary: 'Pictures to choose a thumbnail from: suggested ones and earlier ones',
      params: ById,
      response: answers({ 200: schema.Thumbnails }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return thumbnailsOf(req.ctx, req.params.id)
    },
  })
  app.post('/api/creator/videos/:id/thumbnails/suggest', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'suggestThumbnails',
      tags: ['videos'],
      summary: 'Ask for three moments to choose from, where there are none yet',
      params: ById,
      response: answers({ 202: z.object({ queued: z.boolean() }) }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return reply.code(202).send({ queued: await suggestThumbnails(req.ctx, req.params.id) })
    },
  })
  app.post('/api/creator/videos/:id/thumbnail', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'chooseThumbnail',
      tags: ['videos'],
      summary: 'A moment of the video, or an earlier or suggested picture',
      params: ById,
      body: schema.ThumbnailChoice,
      response: answers({ 200: Video }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return chooseThumbnail(req.ctx, req.params.id, req.body)
    },
  })
  withFileBodies(app, (scope) => {
    scope.put('/api/creator/videos/:id/thumbnail', {
      bodyLimit: media.MAX_IMAGE_BYTES,
      config: { permission: 'videos.edit' },
      // Ten megabytes are read of nobody who is not signed in.
      onRequest: async (req) => void accounts.signedIn(req.ctx.actor),
      schema: {
        operationId: 'putThumbnail',
        tags: ['videos'],
        summary: 'A picture of one’s own: JPEG, PNG, WebP or AVIF, at most 10 MB, as the body',
        params: ById,
        querystring: schema.ImageFit,
        response: answers({ 200: Video }),
      },
      handler: (req) => {
        accounts.requireScope(req.ctx.actor, 'videos:write')
        const image = fileOf(req.body)
        return chooseThumbnail(req.ctx, req.params.id, { image, ...req.query })
      },
    })
  })
}
