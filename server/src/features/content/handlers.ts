import * as media from '#features/media/service.ts'
import { inTransaction } from '#platform/context.ts'
import { onEvent } from '#platform/jobs.ts'
import { bulkHandlers } from './bulk/handlers.ts'
import * as queries from './queries.ts'

const STATUS = { waiting: 'processing', processing: 'processing', ready: 'ready', failed: 'failed' } as const

export const handlers = [
  ...bulkHandlers,
  // The state of the media is pushed into the video's row, so that lists filter and sort by it without asking a neighbour.
  onEvent(media.MediaChanged, 'content', async (ctx, { assetId }) => {
    await inTransaction(ctx, async (tx) => {
      const found = await queries.videoIdOfAsset(tx, assetId)
      const row = found && (await queries.lockVideo(tx, found.id))
      const asset = row && (await media.describe(tx, [assetId])).get(assetId)
      if (!asset) return
      await queries.updateVideo(tx, row.id, { status: STATUS[asset.state], duration_ms: asset.duration_ms })
      await tx.broadcast.publish(tx, 'content.video', { videoId: row.id, channelId: row.channel_id })
    })
  }),
]
