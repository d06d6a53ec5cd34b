import * as media from '#features/media/service.ts'
import { inTransaction } from '#platform/context.ts'
import { onEvent } from '#platform/jobs.ts'
import * as queries from './queries.ts'

const STATUS = { waiting: 'processing', processing: 'processing', ready: 'ready', failed: 'failed' } as const

export const handlers = [
  // The state of the media is pushed into the video's row, so that lists filter and sort by it without asking a neighbour.
  onEvent(media.MediaChanged, 'content', async (ctx, { assetId, state, durationMs }) => {
    await inTransaction(ctx, async (tx) => {
      const found = await queries.videoByAsset(tx, assetId)
      if (!found) return
      const row = await queries.lockVideo(tx, found.id)
      if (!row) return
      // News may come late or twice; once playable, a video stays so.
      const status = row.status === 'ready' && state !== 'failed' ? 'ready' : STATUS[state]
      await queries.updateVideo(tx, row.id, { status, ...(durationMs === null ? {} : { duration_ms: durationMs }) })
      await tx.broadcast.publish(tx, 'content.video', { videoId: row.id, channelId: row.channel_id })
    })
  }),
]
