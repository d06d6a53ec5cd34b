import { on } from '#platform/jobs.ts'
import { stopWork } from '../change-video.ts'
import { RunBulk, StopTrashed } from './job.ts'
import { runBulk } from './run-bulk.ts'

export const bulkHandlers = [
  on(RunBulk, (ctx, { bulkId }, { signal }) => runBulk(ctx, bulkId, signal)),
  on(StopTrashed, async (ctx, { videos }, { signal }) => {
    for (const { id, assetId } of videos) {
      signal.throwIfAborted()
      await stopWork(ctx, id, assetId)
    }
  }),
]
