import { z } from 'zod'
import { declareJob } from '#platform/jobs.ts'

export const RunBulk = declareJob({
  name: 'content.bulk',
  payload: z.object({ bulkId: z.uuid(), channelId: z.uuid() }),
  attempts: 20,
  timeoutS: 3600,
  key: (p) => p.bulkId,
  group: (p) => p.channelId,
  concurrency: () => 2,
})

/** Ends what is being made of videos that a change of many put into the trash. */
export const StopTrashed = declareJob({
  name: 'content.stop_trashed',
  payload: z.object({ videos: z.array(z.object({ id: z.uuid(), assetId: z.uuid() })) }),
  attempts: 20,
  timeoutS: 3600,
})
