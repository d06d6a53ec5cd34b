import { z } from 'zod'
import { declareJob } from '#platform/jobs.ts'

/** One job for each list, so that one that fails does not keep the others from being made. */
export const MakeList = declareJob({
  name: 'discovery.make_list',
  payload: z.object({ list: z.enum(['trending', 'popular', 'went_on', 'ladder']) }),
  attempts: 3,
  timeoutS: 3600,
  key: ({ list }) => list,
})
