import { on } from '#platform/jobs.ts'
import { sha256 } from './ffmpeg/checksum.ts'
import { Checksum } from './jobs.ts'
import * as queries from './queries.ts'

export const checksumSource = on(Checksum, async (ctx, { assetId }, { signal }) => {
  const asset = await queries.assetById(ctx, assetId)
  if (!asset || asset.source_sha256) return
  const path = ctx.store.localPath(asset.source_key)
  if (!path) throw new Error(`the store keeps ${asset.source_key} out of reach`)
  await queries.updateAsset(ctx, assetId, { source_sha256: await sha256(path, { signal }) })
})
