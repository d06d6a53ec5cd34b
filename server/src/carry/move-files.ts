import { createHash } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { isMissing } from '#platform/storage/errors.ts'
import type { ObjectStore } from '#platform/storage/store.ts'
import { Refusal } from '../cli/command.ts'
import type { Progress } from '../cli/progress.ts'
import { eachOf } from './pool.ts'

/** One line each: this object, as it was, is in the other store and was compared. */
type Arrived = { key: string; etag: string }
type Moving = { notes: string; progress: Progress; signal: AbortSignal }
export type MovedFiles = { count: number; bytes: number; copied: number }

/**
 * Copies whatever the other store does not have, and compares checksums. May run while the program works, and is then run
 * once more when it has stopped; an interrupted run goes on.
 * @param notes a file that keeps what has arrived
 */
export async function copyFiles(
  from: ObjectStore,
  to: ObjectStore,
  { notes, progress, signal }: Moving,
): Promise<MovedFiles> {
  const arrived = await readNotes(notes)
  const missing: { key: string; size: number }[] = []
  let count = 0
  let bytes = 0
  progress.step('comparing files')
  await eachOf(from.list(''), 8, async ({ key, size }) => {
    signal.throwIfAborted()
    const head = await from.head(key)
    if (!head) return
    count++
    bytes += size
    if (arrived.get(key) !== head.etag) missing.push({ key, size: head.size })
    progress.at(count, 0, 'files')
  })
  const total = missing.reduce((sum, each) => sum + each.size, 0)
  let done = 0
  progress.step(`copying ${missing.length} of ${count} files`)
  await using log = await open(notes, 'a', 0o600)
  await log.appendFile('\n') // after a torn line the next one begins anew
  await eachOf(missing, 6, async ({ key, size }) => {
    signal.throwIfAborted()
    const etag = await copyOne(from, to, key)
    if (etag === null) return
    await log.appendFile(`${JSON.stringify({ key, etag } satisfies Arrived)}\n`)
    done += size
    progress.at(done, total, 'bytes')
  })
  return { count, bytes, copied: missing.length }
}

/** @returns the etag that it had, null when it was deleted meanwhile */
async function copyOne(from: ObjectStore, to: ObjectStore, key: string): Promise<string | null> {
  const found = await from.get(key)
  if (!found) return null
  const md5 = createHash('md5')
  const sha256 = createHash('sha256')
  const counted = async function* () {
    for await (const chunk of found.body) {
      md5.update(chunk)
      sha256.update(chunk)
      yield chunk
    }
  }
  const put = await to.put(key, found.size === 0 ? Buffer.alloc(0) : Readable.from(counted()), {
    contentType: found.contentType,
  })
  if (put.size !== found.size) throw new Error(`${key} has ${found.size} bytes here and ${put.size} there`)
  // The checksum of what S3 stored in one piece is its ETag; anything else is read back.
  if (found.size > 0 && put.etag !== `"${md5.digest('hex')}"`) {
    const back = await to.get(key)
    const hash = createHash('sha256')
    for await (const chunk of back?.body ?? []) hash.update(chunk)
    if (hash.digest('hex') !== sha256.digest('hex')) throw new Error(`${key} is not the same in the new store`)
  }
  return found.etag
}

/**
 * With nobody writing: what is gone here goes there too, and then both must have the same keys and sizes.
 * @param keep keys of the new store that are not files of the old one
 * @throws {Refusal}
 */
export async function settleFiles(
  from: ObjectStore,
  to: ObjectStore,
  { notes, keep }: { notes: string; keep: (key: string) => boolean },
) {
  const brought = await readNotes(notes)
  const here = new Map<string, number>()
  for await (const { key, size } of from.list('')) here.set(key, size)
  const gone: string[] = []
  for await (const { key, size } of to.list('')) {
    if (here.get(key) === size) here.delete(key)
    else if (!here.has(key) && brought.has(key)) gone.push(key)
    else if (!here.has(key) && !keep(key))
      throw new Refusal(
        `The new store holds ${key}, which is no file of this installation: name an empty bucket or another S3_PREFIX.`,
      )
  }
  for (let at = 0; at < gone.length; at += 500) await to.delete(gone.slice(at, at + 500))
  const [first] = here.keys()
  if (first) throw new Refusal(`${here.size} files are missing in the new store, ${first} for one: run this again.`)
}

export const forgetNotes = (notes: string) => rm(notes, { force: true })

async function readNotes(path: string): Promise<Map<string, string>> {
  const text = await readFile(path, 'utf8').catch((error) => {
    if (isMissing(error)) return ''
    throw error
  })
  const lines = text.split('\n').filter((line) => line.endsWith('}'))
  return new Map(lines.map((line) => JSON.parse(line) as Arrived).map(({ key, etag }) => [key, etag]))
}
