import { Readable } from 'node:stream'
import { smallCache } from '#platform/cache.ts'
import type { Ctx } from '#platform/context.ts'
import { RangeNotSatisfiable } from '#platform/storage/errors.ts'
import type { ByteRange } from '#platform/storage/store.ts'
import { decrypting, keyById, paddingOf, type SegmentKey } from './encryption.ts'
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
  /** Of the files that it is put together from, which are never written over. */
  etag: string
  body: () => Readable
  /** @throws {RangeNotSatisfiable} */
  part: (range: ByteRange) => Promise<{ start: number; end: number; body: Readable }>
}

/** In their order: the header's and then each segment's. */
type Pieces = { folder: string; keys: readonly string[]; key: SegmentKey | null }

/** @returns null for one that does not exist or is not finished */
export async function renditionFile(ctx: Ctx, assetId: string, name: string): Promise<RenditionFile | null> {
  const row = (await renditionsOf(ctx, assetId)).find((each) => each.name === name && each.state === 'ready')
  if (!row) return null
  const playlist = await storedPlaylist(ctx, assetId, name)
  const key = row.key_id ? await keyById(ctx, assetId, row.key_id) : null
  if (!playlist || (row.key_id && !key)) return null
  const folder = `media/${assetId}/${name}/`
  const keys = [playlist.initUri, ...playlist.segments.map(({ uri }) => uri)].map((uri) => `${folder}${uri}`)
  const pieces = { folder, keys, key }
  return {
    medium: row.medium,
    height: heightOf(row),
    label: row.label,
    sizeBytes: row.size_bytes,
    etag: `"${playlist.initUri.replace(/-init\.mp4$/, '')}-${row.size_bytes.toString(36)}"`,
    body: () => Readable.from(wholeOf(ctx, pieces), { objectMode: false }),
    async part({ start, end = Number.POSITIVE_INFINITY }) {
      const sizes = await sizesOf(ctx, pieces)
      const size = sizes.reduce((sum, each) => sum + each, 0)
      if (start >= size) throw new RangeNotSatisfiable({ size })
      const cut = { start, end: Math.min(end, size - 1) }
      return { ...cut, body: Readable.from(partOf(ctx, pieces, sizes, cut), { objectMode: false }) }
    },
  }
}

const heightOf = ({ width, height }: RenditionRow) => (width && height ? Math.min(width, height) : null)

async function* wholeOf(ctx: Ctx, { keys, key }: Pieces): AsyncGenerator<Buffer> {
  for (const [at, each] of keys.entries()) yield* pieceOf(ctx, each, at === 0 ? null : key, at - 1)
}

/** What a range takes of each piece: plain ones are read from there, enciphered ones from their beginning. */
async function* partOf(
  ctx: Ctx,
  { keys, key }: Pieces,
  sizes: readonly number[],
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  let before = 0
  for (const [at, each] of keys.entries()) {
    const size = sizes[at] ?? 0
    const first = Math.max(0, start - before)
    const last = Math.min(size - 1, end - before)
    before += size
    if (first > last) continue
    if (at === 0 || !key) yield* pieceOf(ctx, each, null, 0, { start: first, end: last })
    else yield* cutOut(pieceOf(ctx, each, key, at - 1), first, last)
  }
}

async function* pieceOf(
  ctx: Ctx,
  name: string,
  key: SegmentKey | null,
  number: number,
  range?: ByteRange,
): AsyncGenerator<Buffer> {
  const found = await ctx.store.get(name, range)
  if (!found) throw new Error(`${name} is missing`)
  if (!key) return yield* found.body
  const decipher = decrypting(key, number)
  for await (const bytes of found.body) yield decipher.update(bytes)
  yield decipher.final()
}

async function* cutOut(from: AsyncGenerator<Buffer>, first: number, last: number): AsyncGenerator<Buffer> {
  let at = 0
  for await (const bytes of from) {
    const wanted = bytes.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at))
    at += bytes.length
    if (wanted.length > 0) yield wanted
    if (at > last) return
  }
}

/** Who resumes asks once; who loads in many parts asks for each, several at the same time. Names of files are never used again. */
const known = smallCache<Promise<number[]>>({ max: 200, ttlMs: 10 * 60_000 })
const AT_ONCE = 16

/** How many bytes each piece has in the clear. */
function sizesOf(ctx: Ctx, pieces: Pieces): Promise<number[]> {
  const name = `${pieces.keys[0]} ${pieces.keys.length}`
  const found = known.get(name)
  if (found) return found
  const sizes = readSizes(ctx, pieces)
  sizes.catch(() => known.delete(name))
  return known.set(name, sizes, known.now())
}

/** The store knows, but for the padding of what is enciphered. */
async function readSizes(ctx: Ctx, { folder, keys, key }: Pieces): Promise<number[]> {
  const stored = new Map<string, number>()
  for await (const { key, size } of ctx.store.list(folder)) stored.set(key, size)
  const sizes = keys.map((each) => {
    const size = stored.get(each)
    if (size === undefined) throw new Error(`${each} is missing`)
    return size
  })
  if (key)
    for (let at = 1; at < keys.length; at += AT_ONCE)
      await Promise.all(
        keys.slice(at, at + AT_ONCE).map(async (each, index) => {
          const size = sizes[at + index] ?? 0
          sizes[at + index] = size - (await paddingIn(ctx, each, size, key, at + index - 1))
        }),
      )
  return sizes
}

/** Its last block says how much of it is padding. */
async function paddingIn(ctx: Ctx, name: string, size: number, key: SegmentKey, number: number): Promise<number> {
  const found = await ctx.store.get(name, { start: Math.max(0, size - 32) })
  if (!found) throw new Error(`${name} is missing`)
  const read: Buffer[] = []
  for await (const bytes of found.body) read.push(bytes)
  return paddingOf(key, Buffer.concat(read), number)
}
