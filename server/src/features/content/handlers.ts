import * as media from '#features/media/service.ts'
import { inTransaction } from '#platform/context.ts'
import { onEvent } from '#platform/jobs.ts'
import { bulkHandlers } from './bulk/handlers.ts'
import { followPictures } from './channel-picture/channel-picture.ts'
import { importHandlers } from './import/run-import.ts'
import { kindOf } from './kind.ts'
import { leavingHandlers } from './leaving/purge-channel.ts'
import * as queries from './queries.ts'
import { refuseTooLong } from './quota/refuse-too-long.ts'
import { tellHappened } from './tell-happened.ts'
import { purgeHandlers } from './trash/purge.ts'
import { followVersion, versionHandlers } from './versions/follow-media.ts'

const STATUS = { waiting: 'processing', processing: 'processing', ready: 'ready', failed: 'failed' } as const

export const handlers = [
  ...bulkHandlers,
  ...importHandlers,
  ...versionHandlers,
  ...purgeHandlers,
  ...leavingHandlers,
  // The state of the media is pushed into the video's row, so that lists filter and sort by it without asking a neighbour.
  onEvent(media.MediaChanged, 'content', async (ctx, { assetId }) => {
    if (await refuseTooLong(ctx, assetId)) return
    await inTransaction(ctx, async (tx) => {
      const found = await queries.videoIdOfAsset(tx, assetId)
      if (!found) return (await followPictures(tx, assetId)) || followVersion(tx, assetId)
      const row = found && (await queries.lockVideo(tx, found.id))
      const asset = row && (await media.describe(tx, [assetId])).get(assetId)
      if (!asset) return
      // Also where nothing of the row differs: feeds tell by its time that there is another picture.
      await queries.updateVideo(tx, row.id, {
        status: STATUS[asset.state],
        ...(row.kind !== 'article' && asset.state === 'ready' ? { kind: kindOf(asset) } : {}),
        duration_ms: asset.problem_code === 'media.quota_minutes' ? null : asset.duration_ms,
      })
      await tx.broadcast.publish(tx, 'content.video', { videoId: row.id, channelId: row.channel_id })
      const status = STATUS[asset.state]
      if (status === row.status || row.deleted_at || status === 'processing') return
      const reason = status === 'failed' ? { reason: asset.problem_message ?? '' } : {}
      await tellHappened(tx, row.channel_id, `video.${status}`, [
        { id: row.id, title: row.title, visibility: row.visibility, ...reason },
      ])
    })
  }),
]
