import { on } from '#platform/jobs.ts'
import { Sweep } from './jobs.ts'
import { sweepRuns } from './publish-hls.ts'
import { removeFiles } from './purge.ts'
import * as queries from './queries.ts'

/** Where a rendition may have been begun more than once and nothing else comes after it that would sweep, or all of it is gone. */
export const sweepFiles = on(Sweep, async (ctx, { assetId }) => {
  const asset = await queries.assetById(ctx, assetId)
  if (asset) await sweepRuns(ctx, asset)
  else await removeFiles(ctx, assetId)
})
