import { createCipheriv, createDecipheriv, type Decipheriv, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat, unlink } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { open, seal } from '#platform/seal.ts'
import * as queries from './encryption-queries.ts'

/** What whole segments are encrypted with. @see RFC 8216 section 4.3.2.4 */
export type SegmentKey = { id: string; bytes: Buffer }

/** The folder beside the renditions in which keys are asked for; the store has no such folder. */
export const KEY_FOLDER = 'keys'

/** Seen from a rendition's playlist; so it inherits the permission in the playlist's own address. */
export const keyUri = (key: SegmentKey) => `../${KEY_FOLDER}/${key.id}`

/** A new one, which is in no playlist yet. */
export async function newKey(ctx: Ctx, assetId: string): Promise<SegmentKey> {
  const key = { id: uuidv7(), bytes: randomBytes(16) }
  const sealed = seal(ctx.secrets.key('media-keys'), key.bytes, ownerOf(assetId, key.id))
  await queries.insertKey(ctx, { id: key.id, asset_id: assetId, sealed })
  return key
}

/** What new renditions of an asset are encrypted with, when they are: one for all of them, so that players ask once. */
export async function keyOf(ctx: Ctx, asset: { id: string; encrypted: boolean }): Promise<SegmentKey | null> {
  if (!asset.encrypted) return null
  const id = await queries.latestKey(ctx, asset.id)
  return (id && (await keyById(ctx, asset.id, id))) || newKey(ctx, asset.id)
}

const known = smallCache<SegmentKey | null>({ max: 2000, ttlMs: 60_000 })

/** Looked up with the program's own rights: the address that was checked before is the permission. */
export async function keyById(ctx: Ctx, assetId: string, id: string): Promise<SegmentKey | null> {
  const name = `${assetId} ${id}`
  const found = known.get(name)
  if (found !== undefined) return found
  const asOf = known.now()
  const sealed = await queries.sealedKey(asSystem(ctx), assetId, id)
  if (!sealed) return null
  const bytes = open(ctx.secrets.key('media-keys'), sealed, ownerOf(assetId, id))
  return known.set(name, { id, bytes }, asOf)
}

const ownerOf = (assetId: string, id: string) => `${assetId} ${id}`

/** Where a playlist names none, the segment's number in it is the vector. @see RFC 8216 section 5.2 */
function vectorOf(number: number): Buffer {
  const vector = Buffer.alloc(16)
  vector.writeBigUInt64BE(BigInt(number), 8)
  return vector
}

export const encrypting = (key: SegmentKey, number: number) =>
  createCipheriv('aes-128-cbc', key.bytes, vectorOf(number))
export const decrypting = (key: SegmentKey, number: number): Decipheriv =>
  createDecipheriv('aes-128-cbc', key.bytes, vectorOf(number))

/** @param tail the last two blocks of a segment, or its only one @returns how many bytes of it are padding */
export function paddingOf(key: SegmentKey, tail: Buffer, number: number): number {
  const [vector, block] = tail.length > 16 ? [tail.subarray(-32, -16), tail.subarray(-16)] : [vectorOf(number), tail]
  const decipher = createDecipheriv('aes-128-cbc', key.bytes, vector)
  return block.length - decipher.update(block).length - decipher.final().length
}

/** Replaces a file of ours by its encrypted self. @returns where it is and its size */
export async function encryptFile(
  path: string,
  key: SegmentKey,
  number: number,
): Promise<{ path: string; size: number }> {
  const encrypted = `${path}.enc`
  await pipeline(createReadStream(path), encrypting(key, number), createWriteStream(encrypted, { mode: 0o600 }))
  await unlink(path)
  return { path: encrypted, size: (await stat(encrypted)).size }
}
