import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import * as uploads from '#features/uploads/service.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, answers } from '#platform/http.ts'
import { IdempotencyKey, keyOf } from '#platform/idempotency.ts'
import { registerArticleRoutes } from './articles/routes.ts'
import { registerBulkRoutes } from './bulk/routes.ts'
import { registerCaptionRoutes } from './captions/routes.ts'
import { registerChannelPageRoutes } from './channel-page/routes.ts'
import { registerChannelPictureRoutes } from './channel-picture/routes.ts'
import { registerChapterRoutes } from './chapters/routes.ts'
import { etagOf } from './details/change-details.ts'
import { registerDetailsRoutes } from './details/routes.ts'
import { registerEditRoutes } from './edit/routes.ts'
import { registerEmbedRoutes } from './embed/routes.ts'
import { registerFeedRoutes } from './feeds/routes.ts'
import { registerFollowingRoutes } from './following/routes.ts'
import { registerImportRoutes } from './import/routes.ts'
import { registerInteractionRoutes } from './interactive/routes.ts'
import { registerLeavingRoutes } from './leaving/routes.ts'
import { registerListRoutes } from './list/routes.ts'
import { registerOriginalsRoutes } from './originals/routes.ts'
import { registerPlaylistRoutes } from './playlists/routes.ts'
import { registerQuotaRoutes } from './quota/routes.ts'
import { registerRetentionRoutes } from './retention/routes.ts'
import { PageQuery, Video, VideoId, VideoPage, VideoPatch } from './schema.ts'
import * as service from './service.ts'
import { registerTrashRoutes } from './trash/routes.ts'
import { registerVersionRoutes } from './versions/routes.ts'
import { listenForCards } from './video-cards.ts'
import { listenForWatchable } from './watchable.ts'

const ById = z.object({ id: VideoId })
const UploadById = z.object({ id: uploads.UploadId })
const IfMatch = z.object({ 'if-match': z.string().max(200).optional() })

export function registerContentRoutes(app: App, ctx: Ctx) {
  service.listenForVideos(ctx)
  listenForWatchable(ctx)
  listenForCards(ctx)
  registerCaptionRoutes(app, ctx)
  registerChapterRoutes(app)
  registerInteractionRoutes(app)
  registerDetailsRoutes(app)
  registerViewerRoutes(app)
  registerChannelPageRoutes(app)
  registerChannelPictureRoutes(app)
  registerFollowingRoutes(app)
  registerListRoutes(app, ctx)
  registerCreatorRoutes(app)
  registerUploadRoutes(app)
  registerVersionRoutes(app)
  registerEditRoutes(app)
  registerPlaylistRoutes(app)
  registerBulkRoutes(app)
  registerImportRoutes(app)
  registerTrashRoutes(app)
  registerOriginalsRoutes(app)
  registerRetentionRoutes(app)
  registerArticleRoutes(app)
  registerLeavingRoutes(app)
  registerQuotaRoutes(app)
  registerEmbedRoutes(app)
  registerFeedRoutes(app, ctx)
}

function registerViewerRoutes(app: App) {
  app.get('/api/vods', {
    config: { permission: 'public' },
    schema: {
      operationId: 'listPublicVideos',
      tags: ['videos'],
      summary: 'Public videos, newest first',
      querystring: PageQuery,
      response: answers({ 200: VideoPage }),
    },
    handler: (req) => service.listPublic(req.ctx, req.query),
  })
  app.get('/api/vods/:id', {
    config: { permission: 'public' },
    schema: { operationId: 'getVideo', tags: ['videos'], params: ById, response: answers({ 200: Video }) },
    handler: (req) => service.video(req.ctx, req.params.id),
  })
}

function registerCreatorRoutes(app: App) {
  app.get('/api/creator/trash', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'listTrash',
      tags: ['videos'],
      summary: 'Deleted videos of my channel that can be restored, thrown away last first',
      querystring: PageQuery.extend({ channelId: z.uuid().optional() }),
      response: answers({ 200: VideoPage }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return service.listTrash(req.ctx, req.query)
    },
  })
  app.get('/api/creator/videos/:id', {
    config: { permission: 'videos.read' },
    schema: { operationId: 'getCreatorVideo', tags: ['videos'], params: ById, response: answers({ 200: Video }) },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      const found = await service.ownVideo(req.ctx, req.params.id)
      reply.header('etag', etagOf(found))
      return found
    },
  })
  for (const [method, url, operationId] of [
    ['PATCH', '/api/creator/videos/:id', 'updateVideo'],
    ['PUT', '/api/vods/:id', 'putVideo'],
  ] as const)
    app.route({
      method,
      url,
      config: { permission: 'videos.edit' },
      schema: {
        operationId,
        tags: ['videos'],
        description:
          'With `If-Match: "<revision>"`, 412 `content.changed_meanwhile` when somebody changed it since: `current` is the video as it is, `fields` are those sent that they changed too.',
        params: ById,
        headers: IfMatch,
        body: VideoPatch,
        response: answers({ 200: Video }),
      },
      handler: async (req, reply) => {
        accounts.requireScope(req.ctx.actor, 'videos:write')
        const changed = await service.changeVideo(req.ctx, req.params.id, req.body, {
          ifMatch: req.headers['if-match'],
        })
        reply.header('etag', etagOf(changed))
        return changed
      },
    })
  for (const [url, operationId] of [
    ['/api/creator/videos/:id', 'deleteVideo'],
    ['/api/vods/:id', 'deleteVod'],
  ] as const)
    app.delete(url, {
      // Of a video that was published: videos.delete.
      config: { permission: 'videos.edit' },
      schema: {
        operationId,
        tags: ['videos'],
        summary: 'Into the trash',
        params: ById,
        response: answers({ 204: z.null() }),
      },
      handler: async (req, reply) => {
        accounts.requireScope(req.ctx.actor, 'videos:write')
        await service.deleteVideo(req.ctx, req.params.id)
        return reply.code(204).send(null)
      },
    })
  app.post('/api/creator/videos/:id/restore', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'restoreVideo',
      tags: ['videos'],
      summary: 'Back from the trash',
      params: ById,
      response: answers({ 200: Video }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return service.restoreVideo(req.ctx, req.params.id)
    },
  })
  app.post('/api/creator/videos/:id/retry', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'retryVideo',
      tags: ['videos'],
      summary: 'Process again after a failure',
      params: ById,
      response: answers({ 200: Video }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return service.retryProcessing(req.ctx, req.params.id)
    },
  })
}

function registerUploadRoutes(app: App) {
  app.post('/api/uploads', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'startUpload',
      tags: ['uploads'],
      summary: 'Begin an upload; the draft video exists from now on',
      headers: IdempotencyKey,
      body: uploads.NewUpload,
      response: answers({ 201: uploads.StartedUpload }),
    },
    handler: async (req, reply) => {
      accounts.signedIn(req.ctx.actor)
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const row = await service.startUpload(req.ctx, req.body, keyOf(req.headers))
      return reply
        .code(201)
        .send({ id: row.id, videoId: row.subject_id, partSize: row.part_size_bytes, partCount: row.part_count })
    },
  })
  app.post('/api/uploads/:id/complete', {
    config: { permission: 'videos.edit' },
    bodyLimit: 2 * 1024 * 1024, // ten thousand parts with their etags
    schema: {
      operationId: 'completeUpload',
      tags: ['uploads'],
      params: UploadById,
      body: uploads.CompleteUpload,
      response: answers({ 200: z.object({ videoId: VideoId }) }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return service.completeUpload(req.ctx, req.params.id, req.body.parts)
    },
  })
  app.delete('/api/uploads/:id', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'cancelUpload',
      tags: ['uploads'],
      params: UploadById,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      await service.cancelUpload(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })
}
