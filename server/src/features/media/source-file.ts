import { mkdir, open, readdir, rename, rm, stat, statfs, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ctx } from '#platform/context.ts'
import { explainWriteError, StorageFull } from '#platform/storage/errors.ts'
import { ObjectGone, readOn } from '#platform/storage/read-on.ts'
import { MediaFailure } from './ffmpeg/failure.ts'
import type { AssetRow } from './tables.ts'

const GIB = 1024 ** 3
/** What copies may take together, and at most a tenth of the disk; a single larger source still has its copy, alone. */
const MOST_BYTES = 50 * GIB
/** Left free for the database and uploads on the same disk, or a twentieth of a small one. */
const RESERVE_BYTES = GIB
/** What a power cut may have left unwritten is read again. */
const DOUBTFUL_BYTES = 8 * 1024 * 1024

type Source = Pick<AssetRow, 'id' | 'source_key'>
type Copying = { path: Promise<string>; users: number; stop: AbortController }

const underWay = new Map<string, Copying>()

/**
 * Hands `use` a path with the bytes of an asset's source: the store's own file, or a copy that all steps share. Without S3
 * nothing is copied. A copy may be evicted as soon as `use` has made its own name for the file (a hard link), which every
 * step does first.
 */
export async function withSourceFile<T>(
  ctx: Ctx,
  asset: Source,
  signal: AbortSignal,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const path = ctx.store.localPath(asset.source_key)
  if (path) return use(path)
  try {
    return await use(await copyOf(ctx, asset, signal))
  } catch (error) {
    // Evicted by another process between our looking and linking.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    return use(await copyOf(ctx, asset, signal))
  }
}

/** Steps that ask at the same time share one download; it ends with the last of them. */
async function copyOf(ctx: Ctx, asset: Source, signal: AbortSignal): Promise<string> {
  const name = `${ctx.paths.sources}/${asset.id}`
  let copying = underWay.get(name)
  if (!copying) {
    const stop = new AbortController()
    copying = { users: 0, stop, path: fetchCopy(ctx, asset, stop.signal).finally(() => underWay.delete(name)) }
    underWay.set(name, copying)
    copying.path.catch(() => {}) // each user is told
  }
  const shared = copying
  shared.users++
  const leave = () => {
    if (--shared.users > 0) return
    if (underWay.get(name) === shared) underWay.delete(name)
    shared.stop.abort(new MediaFailure('cancelled', 'nobody waits for the source any more'))
  }
  const given = Promise.withResolvers<never>()
  given.promise.catch(() => {})
  const onAbort = () => given.reject(new MediaFailure('cancelled', 'while the source was fetched'))
  if (signal.aborted) onAbort()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([shared.path, given.promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
    leave()
  }
}

async function fetchCopy(ctx: Ctx, asset: Source, signal: AbortSignal): Promise<string> {
  const folder = ctx.paths.sources
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const head = await ctx.store.head(asset.source_key)
  if (!head) throw new MediaFailure('failed', 'the source is not in the store')
  const tag = head.etag.replace(/[^a-zA-Z0-9-]/g, '')
  const path = join(folder, `${asset.id}.${tag}`)
  const present = await stat(path).catch(() => null)
  if (present?.size === head.size) {
    await utimes(path, new Date(), present.mtime).catch(() => {}) // used now: evicted later than others
    return path
  }
  // Two processes may write it at once: the same bytes to the same places, as the name says which bytes.
  const part = `${path}.part`
  const had = (await stat(part).catch(() => null))?.size ?? 0
  await makeRoom(folder, head.size - had, new Set([part]))
  try {
    await fill(ctx, asset, part, { size: head.size, etag: head.etag, signal })
    await rename(part, path).catch(async (error) => {
      if ((await stat(path).catch(() => null))?.size !== head.size) throw error
    })
    return path
  } catch (error) {
    if (error instanceof ObjectGone) throw new MediaFailure('failed', 'the source is not in the store any more')
    throw explainWriteError(error)
  }
}

async function fill(
  ctx: Ctx,
  asset: Source,
  part: string,
  { size, etag, signal }: { size: number; etag: string; signal: AbortSignal },
) {
  await using file = await open(part, 'a').then(async (made) => {
    await made.close()
    return open(part, 'r+')
  })
  const kept = (await file.stat()).size
  let at = kept >= size ? 0 : Math.max(0, kept - DOUBTFUL_BYTES)
  if (size === 0) return
  for await (const chunk of readOn(ctx.store, asset.source_key, { start: at, etag, signal })) {
    for (let done = 0; done < chunk.length; )
      done += (await file.write(chunk, done, chunk.length - done, at + done)).bytesWritten
    at += chunk.length
  }
}

/** Evicts what was not used for longest. A copy that a job works on has another name there and stays until it ends. */
async function makeRoom(folder: string, bytes: number, keep: ReadonlySet<string>) {
  const disk = await statfs(folder)
  const reserve = Math.min(RESERVE_BYTES, 0.05 * disk.blocks * disk.bsize)
  const most = Math.min(MOST_BYTES, 0.1 * disk.blocks * disk.bsize)
  let free = disk.bavail * disk.bsize
  const copies = []
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found && !keep.has(path))
      copies.push({ path, size: found.size, usedMs: Math.max(found.atimeMs, found.mtimeMs) })
  }
  copies.sort((a, b) => a.usedMs - b.usedMs)
  let total = copies.reduce((sum, copy) => sum + copy.size, 0)
  for (const { path, size } of copies) {
    if (total + bytes <= most && free >= bytes + reserve) return
    if (isBeingFetched(path)) continue
    await rm(path, { force: true })
    total -= size
    free += size
  }
  if (free < bytes + reserve) throw new StorageFull({ neededBytes: bytes, freeBytes: Math.max(0, free - reserve) })
}

const isBeingFetched = (path: string) =>
  path.endsWith('.part') && [...underWay.keys()].some((name) => path.startsWith(`${name}.`))
