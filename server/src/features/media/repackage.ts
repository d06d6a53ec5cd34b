import type { Readable } from 'node:stream'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { on } from '#platform/jobs.ts'
import { decrypting, encrypting, keyById, keyUri, newKey, type SegmentKey } from './encryption.ts'
import { announceRun, moveRun, renditionsToRepackage } from './encryption-queries.ts'
import { mediaPlaylist, type SegmentRow } from './ffmpeg/playlists.ts'
import { MediaChanged, Repackage, Sweep } from './jobs.ts'
import { PLAYLIST } from './master.ts'
import { newRun } from './publish-hls.ts'
import { removeFiles } from './purge.ts'
import * as queries from './queries.ts'
import { storedPlaylist } from './stored-playlist.ts'
import type { RenditionRow } from './tables.ts'

/** For those who began before and have the names of the files there were. */
const MARGIN_S = 600

/**
 * Encrypts what is packaged already, or takes the encryption away: bytes are read, passed through the cipher and stored
 * under new names, nothing is encoded. One rendition after the other changes over; killed anywhere, the next run goes on
 * with those that are left.
 */
export const repackage = on(Repackage, async (ctx, { assetId, channelId }, { signal }) => {
  let key: SegmentKey | null = null
  for (;;) {
    const asset = await queries.assetById(ctx, assetId)
    const [row] = asset ? await renditionsToRepackage(ctx, assetId) : []
    if (!asset || !row) break
    if (asset.encrypted) key ??= await newKey(ctx, assetId)
    // One that waits already would come too early for those who watch: there is never more than one.
    await ctx.jobs.cancel(ctx, Sweep.name, assetId)
    const sweepAfterS = Math.ceil((asset.duration_ms ?? 0) / 1000) + MARGIN_S
    const changed = await changeOver(ctx, row, asset.encrypted ? key : null, signal, async (tx) => {
      await tx.jobs.enqueue(tx, Sweep, { assetId, channelId }, { startAfterS: sweepAfterS })
      await tx.jobs.emit(tx, MediaChanged, { assetId })
    })
    if (changed) continue
    // Made anew meanwhile, and what made it asks for this again; or gone, with nobody left to take away what was stored here.
    if (!(await queries.assetById(ctx, assetId))) await removeFiles(ctx, assetId)
    break
  }
})

/** @param alongside is written by the same commit @returns false when there was nothing left to change over */
async function changeOver(
  ctx: Ctx,
  row: RenditionRow,
  key: SegmentKey | null,
  signal: AbortSignal,
  alongside: (tx: Ctx) => Promise<void>,
): Promise<boolean> {
  const folder = `media/${row.asset_id}/${row.name}`
  const stored = await storedPlaylist(ctx, row.asset_id, row.name)
  const former = row.key_id ? await keyById(ctx, row.asset_id, row.key_id) : null
  if (!stored || (row.key_id && !former)) return false
  const run = newRun()
  const initUri = `${run}-init.mp4`
  await announceRun(ctx, { assetId: row.asset_id, name: row.name }, run)
  const init = await ctx.store.get(`${folder}/${stored.initUri}`)
  if (!init) return false
  await ctx.store.put(`${folder}/${initUri}`, init.body, { contentType: 'video/mp4' })
  const segments: SegmentRow[] = []
  for (const [number, segment] of stored.segments.entries()) {
    signal.throwIfAborted()
    const uri = `${run}-${String(number).padStart(5, '0')}.m4s`
    const found = await ctx.store.get(`${folder}/${segment.uri}`)
    if (!found) return false
    const plain: Readable = former ? through(found.body, decrypting(former, number)) : found.body
    const body = key ? through(plain, encrypting(key, number)) : plain
    const { size } = await ctx.store.put(`${folder}/${uri}`, body, { contentType: 'video/iso.segment' })
    const padding = key && !former ? { padding: size - found.size } : {}
    segments.push({ uri, durationS: segment.durationS, ...padding })
  }
  return inTransaction(ctx, async (tx) => {
    // First, so that the row is locked: whoever lost it must not write the playlist.
    const mine = { assetId: row.asset_id, name: row.name, run: row.run }
    if (!(await moveRun(tx, mine, { run, keyId: key?.id ?? null }))) return false
    const playlist = mediaPlaylist([{ initUri, segments, ...(key && { keyUri: keyUri(key) }) }], 'complete')
    await ctx.store.put(`${folder}/index.m3u8`, Buffer.from(playlist), PLAYLIST)
    await alongside(tx)
    return true
  })
}

/** With the errors of what it reads from. */
function through<T extends NodeJS.ReadWriteStream & Readable>(from: Readable, cipher: T): Readable {
  from.once('error', (error) => cipher.destroy(error))
  cipher.once('close', () => from.destroy())
  return from.pipe(cipher)
}
