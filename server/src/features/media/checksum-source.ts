import { createHash } from 'node:crypto'
import { on } from '#platform/jobs.ts'
import { readOn } from '#platform/storage/read-on.ts'
import type { ObjectStore } from '#platform/storage/store.ts'
import { sha256 } from './ffmpeg/checksum.ts'
import { Checksum } from './jobs.ts'
import * as queries from './queries.ts'

export const checksumSource = on(Checksum, async (ctx, { assetId }, { signal }) => {
  const asset = await queries.assetById(ctx, assetId)
  if (!asset || asset.source_sha256) return
  const path = ctx.store.localPath(asset.source_key)
  const checksum = path ? await sha256(path, { signal }) : await sha256OfObject(ctx.store, asset.source_key, signal)
  await queries.updateAsset(ctx, assetId, { source_sha256: checksum })
})

/** Read from the store itself: what it has is what counts. */
async function sha256OfObject(store: ObjectStore, key: string, signal: AbortSignal) {
  const hash = createHash('sha256')
  for await (const chunk of readOn(store, key, { signal })) hash.update(chunk)
  return hash.digest('hex')
}
