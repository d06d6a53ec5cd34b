import { z } from 'zod'
import { declareJob } from '#platform/jobs.ts'

/** Ends the addresses of a version that another one took the place of, once those who watched it have had time to end. */
export const RetireVersion = declareJob({
  name: 'content.retire_version',
  payload: z.object({ videoId: z.uuid(), versionId: z.uuid() }),
  attempts: 20,
  timeoutS: 60,
  key: (p) => p.versionId,
})
