import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { storageReport } from '../quota/quota.ts'
import { VideoId } from '../schema.ts'
import { emptyTrash, purgeVideo } from './purge.ts'

const Channel = z.object({ channelId: z.uuid().toLowerCase().optional() })

const Storage = z
  .object({
    channelId: z.uuid(),
    originalsBytes: z.number().meta({ description: 'What was uploaded, without the trash' }),
    renditionsBytes: z.number().meta({ description: 'What was made of it, without the trash' }),
    trash: z.object({ bytes: z.number(), videos: z.int() }),
    uploadingBytes: z.number().meta({ description: 'Reserved for uploads and cuts that are not complete' }),
    usedBytes: z.number().meta({ description: 'All of it together' }),
    quotaBytes: z.number().nullable(),
    usedMinutes: z.int(),
    quotaMinutes: z.number().nullable(),
    trashDays: z.int().meta({ description: 'How long a deleted video can be restored' }),
  })
  .meta({ id: 'ChannelStorage' })

export function registerTrashRoutes(app: App) {
  app.post('/api/creator/videos/:id/purge', {
    config: { permission: 'videos.purge' },
    schema: {
      operationId: 'purgeVideo',
      tags: ['videos'],
      summary: 'Delete a video of the trash for good, at once',
      params: z.object({ id: VideoId }),
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      // As for the whole trash: one after the other empties it too.
      await accounts.requireFreshByHand(req.ctx)
      await purgeVideo(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })
  app.post('/api/creator/trash/empty', {
    config: { permission: 'videos.purge' },
    bodyLimit: 1024 * 1024, // ten thousand ids
    schema: {
      operationId: 'emptyTrash',
      tags: ['videos'],
      summary: 'Delete all of the trash for good, or some of it',
      body: Channel.extend({
        ids: z.array(VideoId).min(1).max(10_000).optional().meta({ description: 'Only these; without, everything' }),
      }),
      response: answers({ 200: z.object({ count: z.int() }) }),
    },
    handler: async (req) => {
      await accounts.requireFreshByHand(req.ctx)
      return emptyTrash(req.ctx, req.body)
    },
  })
  app.get('/api/creator/storage', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'getStorage',
      tags: ['channels'],
      summary: 'What my channel holds, and may hold',
      querystring: Channel,
      response: answers({ 200: Storage }),
    },
    handler: (req) => storageReport(req.ctx, req.query.channelId),
  })
}
