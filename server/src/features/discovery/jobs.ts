import { z } from 'zod'
import { declareJob } from '#platform/jobs.ts'

/** One job for each list, so that one that fails does not keep the others from being made. */
export const MakeList = declareJob({
  name: 'discovery.make_list',
  payload: z.object({ list: z.enum(['trending', 'popular', 'went_on', 'ladder']) }),
  // ClickHouse may be killed several times while it starts again: two minutes of tries, then the next hour's.
  attempts: 8,
  timeoutS: 3600,
  key: ({ list }) => list,
})
