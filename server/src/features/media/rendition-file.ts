import type { Decipheriv } from 'node:crypto'
import { Readable } from 'node:stream'
import { smallCache } from '#platform/cache.ts'
import type { Ctx } from '#platform/context.ts'
import { decrypting, keyById, paddingOf, type SegmentKey } from './encryption.ts'
import type { Cut } from './range.ts'
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
  part: (cut: Cut) => Promise<Readable>
}

/** In their order: the header's and then each segment's. */
type Pieces = {
  folder: string
  keys: readonly string[]
  key: SegmentKey | null
  /** Of what is enciphered, how many bytes each segment has less in the clear, where the playlist tells. */
  paddings: readonly number[] | null
}

/** @returns null for one that does not exist or is not finished */
export async function renditionFile(ctx: Ctx, assetId: string, name: string): Promise<RenditionFile | null> {
  const row = (await renditionsOf(ctx, assetId)).find((each) => each.name === name && each.state === 'ready')
  if (!row) return null
  const playlist = await storedPlaylist(ctx, assetId, name)
  const key = row.key_id ? await keyById(ctx, assetId, row.key_id) : null
  if (!playlist || (row.key_id && !key)) return null
  const folder = `media/${assetId}/${name}/`
  const keys = [playlist.initUri, ...playlist.segments.map(({ uri }) => uri)].map((uri) => `${folder}${uri}`)
  const pieces = { folder, keys, key, paddings: playlist.paddings }
  return {
    medium: row.medium,
    height: heightOf(row),
    label: row.label,
    sizeBytes: row.size_bytes,
    etag: `"${playlist.initUri.replace(/-init\.mp4$/, '')}-${row.size_bytes.toString(36)}"`,
    body: () => Readable.from(wholeOf(ctx, pieces), { objectMode: false }),
    async part(cut) {
      return Readable.from(partOf(ctx, pieces, await sizesOf(ctx, pieces), cut), { objectMode: false })
    },
  }
}

const heightOf = ({ width, height }: RenditionRow) => (width && height ? Math.min(width, height) : null)

async function* wholeOf(ctx: Ctx, { keys, key }: Pieces): AsyncGenerator<Buffer> {
  for (const [at, each] of keys.entries()) {
    const bytes = stored(ctx, each)
    if (at === 0 || !key) yield* bytes
    else yield* through(bytes, decrypting(key, at - 1))
  }
}

/** Only the pieces that the range lies in are read, and of those only what it takes. */
async function* partOf(
  ctx: Ctx,
  { keys, key }: Pieces,
  sizes: readonly number[],
  { start, end }: Cut,
): AsyncGenerator<Buffer> {
  let before = 0
  for (const [at, each] of keys.entries()) {
    const size = sizes[at] ?? 0
    const cut = { start: Math.max(0, start - before), end: Math.min(size - 1, end - before) }
    before += size
    if (cut.start > cut.end) continue
    if (at === 0 || !key) yield* stored(ctx, each, cut)
    else yield* deciphered(ctx, each, { key, number: at - 1 }, cut)
  }
}

async function* stored(ctx: Ctx, name: string, range?: Cut): AsyncGenerator<Buffer> {
  const found = await ctx.store.get(name, range)
  if (!found) throw new Error(`${name} is missing`)
  yield* found.body
}

async function* through(from: AsyncIterable<Buffer>, decipher: Decipheriv): AsyncGenerator<Buffer> {
  for await (const bytes of from) yield decipher.update(bytes)
  yield decipher.final()
}

const BLOCK = 16

/** The blocks that the range lies in, and the one in front of them: it is their vector, and comes out as nothing of use. */
async function* deciphered(
  ctx: Ctx,
  name: string,
  { key, number }: { key: SegmentKey; number: number },
  { start, end }: Cut,
): AsyncGenerator<Buffer> {
  const from = Math.max(0, Math.floor(start / BLOCK) - 1) * BLOCK
  const until = (Math.floor(end / BLOCK) + 1) * BLOCK - 1
  const decipher = decrypting(key, number).setAutoPadding(false)
  let at = from
  for await (const bytes of stored(ctx, name, { start: from, end: until })) {
    const plain = decipher.update(bytes)
    const wanted = plain.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at))
    at += plain.length
    if (wanted.length > 0) yield wanted
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

/** The store knows what is in it, and the playlist how much of that is padding. */
async function readSizes(ctx: Ctx, pieces: Pieces): Promise<number[]> {
  const { folder, keys, key } = pieces
  const inStore = new Map<string, number>()
  for await (const { key, size } of ctx.store.list(folder)) inStore.set(key, size)
  const sizes = keys.map((each) => {
    const size = inStore.get(each)
    if (size === undefined) throw new Error(`${each} is missing`)
    return size
  })
  if (!key) return sizes
  const paddings = pieces.paddings ?? (await readPaddings(ctx, keys, sizes, key))
  return sizes.map((size, at) => (at === 0 ? size : size - (paddings[at - 1] ?? 0)))
}

/** Of what was enciphered before playlists told. */
async function readPaddings(ctx: Ctx, keys: readonly string[], sizes: readonly number[], key: SegmentKey) {
  const paddings: number[] = []
  for (let at = 1; at < keys.length; at += AT_ONCE)
    paddings.push(
      ...(await Promise.all(
        keys
          .slice(at, at + AT_ONCE)
          .map((each, index) => paddingIn(ctx, each, sizes[at + index] ?? 0, key, at + index - 1)),
      )),
    )
  return paddings
}

/** Its last block says how much of it is padding. */
async function paddingIn(ctx: Ctx, name: string, size: number, key: SegmentKey, number: number): Promise<number> {
  const read: Buffer[] = []
  for await (const bytes of stored(ctx, name, { start: Math.max(0, size - 2 * BLOCK), end: size - 1 })) read.push(bytes)
  return paddingOf(key, Buffer.concat(read), number)
}
