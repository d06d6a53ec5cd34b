import { Readable } from 'node:stream'
import type { Ctx } from '#platform/context.ts'
import { decrypting, keyById, type SegmentKey } from './encryption.ts'
import { renditionsOf } from './rendition-queries.ts'
import { storedPlaylist } from './stored-playlist.ts'
import type { RenditionRow } from './tables.ts'

/** One rendition as one file: its header and segments behind each other are a fragmented MP4. */
export type RenditionFile = {
  medium: 'video' | 'audio'
  /** The shorter side. */
  height: number | null
  label: string | null
  sizeBytes: number
  body: () => Readable
}

/** @returns null for one that does not exist or is not finished */
export async function renditionFile(ctx: Ctx, assetId: string, name: string): Promise<RenditionFile | null> {
  const row = (await renditionsOf(ctx, assetId)).find((each) => each.name === name && each.state === 'ready')
  if (!row) return null
  const playlist = await storedPlaylist(ctx, assetId, name)
  const key = row.key_id ? await keyById(ctx, assetId, row.key_id) : null
  if (!playlist || (row.key_id && !key)) return null
  const folder = `media/${assetId}/${name}`
  const keys = [playlist.initUri, ...playlist.segments.map(({ uri }) => uri)].map((uri) => `${folder}/${uri}`)
  return {
    medium: row.medium,
    height: heightOf(row),
    label: row.label,
    sizeBytes: row.size_bytes,
    body: () => Readable.from(bytesOf(ctx, keys, key), { objectMode: false }),
  }
}

const heightOf = ({ width, height }: RenditionRow) => (width && height ? Math.min(width, height) : null)

/** @param keys of the header and then of each segment */
async function* bytesOf(ctx: Ctx, keys: readonly string[], key: SegmentKey | null): AsyncGenerator<Buffer> {
  for (const [at, each] of keys.entries()) {
    const found = await ctx.store.get(each)
    if (!found) throw new Error(`${each} is missing`)
    if (!key || at === 0) yield* found.body
    else yield* decrypted(found.body, key, at - 1)
  }
}

async function* decrypted(body: Readable, key: SegmentKey, number: number): AsyncGenerator<Buffer> {
  const decipher = decrypting(key, number)
  for await (const bytes of body) yield decipher.update(bytes)
  yield decipher.final()
}
