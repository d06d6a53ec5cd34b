import { on } from '#platform/jobs.ts'
import { Sweep } from './jobs.ts'
import { sweepRuns } from './publish-hls.ts'
import * as queries from './queries.ts'

/** Where a rendition was begun more than once and nothing else comes after it that would sweep. */
export const sweepFiles = on(Sweep, async (ctx, { assetId }) => {
  const asset = await queries.assetById(ctx, assetId)
  if (asset) await sweepRuns(ctx, asset)
})
