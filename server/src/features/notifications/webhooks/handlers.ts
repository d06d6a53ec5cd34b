import * as content from '#features/content/service.ts'
import { on, onEvent } from '#platform/jobs.ts'
import { deliver } from './deliver.ts'
import { Deliver, queueMessages } from './queue-messages.ts'

export const webhookHandlers = [
  on(Deliver, (ctx, { deliveryId, number }, { signal }) => deliver(ctx, deliveryId, number, signal)),

  onEvent(content.VideosHappened, 'webhooks', async (ctx, { channelId, type, at, videos }, { jobId }) =>
    queueMessages(ctx, {
      channelId,
      type,
      at,
      subjects: videos.map(({ id, ...rest }) => ({ id, data: { videoId: id, ...rest } })),
      dedup: jobId,
    }),
  ),

  onEvent(content.ThingHappened, 'webhooks', async (ctx, { channelId, type, at, about, data }, { jobId }) =>
    queueMessages(ctx, { channelId, type, at, subjects: [{ id: about, data }], dedup: jobId }),
  ),

  onEvent(content.UploadGivenUp, 'webhooks', async (ctx, { channelId, videoId, title }, { jobId }) =>
    queueMessages(ctx, {
      channelId,
      type: 'upload.given_up',
      at: ctx.clock().toISOString(),
      subjects: [{ id: videoId, data: { videoId, title } }],
      dedup: jobId,
    }),
  ),
]
