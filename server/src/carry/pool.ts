import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { exists, syncFolder } from '#platform/storage/durable-files.ts'
import { isMissing } from '#platform/storage/errors.ts'

/** What an interrupted run had begun to write. Only for whoever is alone with the pool. */
export async function clearSpare(folder: string): Promise<void> {
  await rm(join(folder, 'spare'), { recursive: true, force: true })
  await mkdir(join(folder, 'spare'), { recursive: true, mode: 0o700 })
}

/** Files under the SHA-256 of what they hold: what does not change is there once, however many backups name it. */
export type Pool = {
  /** Keeps the bytes. Safe against a power cut after `flush`. */
  add(source: AsyncIterable<Buffer>, onBytes?: (bytes: number) => void): Promise<Kept>
  has(kept: Kept): Promise<boolean>
  /** @throws {Damaged} at its end when the bytes are not those that were kept */
  read(kept: Kept): AsyncGenerator<Buffer>
  flush(): Promise<void>
  /** Bytes that were not here before. */
  newBytes(): number
  /** Removes what is not named. @returns bytes that became free */
  keepOnly(wanted: (sha256: string) => boolean): Promise<number>
}
export type Kept = { sha256: string; size: number }

export class Damaged extends Error {}

export function openPool(folder: string): Pool {
  const spare = join(folder, 'spare')
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  const touched = new Set<string>()
  let newBytes = 0

  return {
    async add(source, onBytes = () => {}) {
      const path = join(spare, randomBytes(12).toString('hex'))
      try {
        const hash = createHash('sha256')
        let size = 0
        {
          await using file = await open(path, 'wx', 0o600)
          for await (const chunk of source) {
            hash.update(chunk)
            size += chunk.length
            onBytes(chunk.length)
            await file.writeFile(chunk)
          }
          await file.datasync()
        }
        const kept = { sha256: hash.digest('hex'), size }
        const bucket = join(folder, kept.sha256.slice(0, 2))
        if (!touched.has(bucket)) await mkdir(bucket, { recursive: true, mode: 0o700 })
        touched.add(bucket)
        if (!(await exists(pathOf(kept.sha256)))) newBytes += kept.size
        await rename(path, pathOf(kept.sha256))
        return kept
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    async has({ sha256, size }) {
      try {
        return (await stat(pathOf(sha256))).size === size
      } catch (error) {
        if (isMissing(error)) return false
        throw error
      }
    },
    async *read({ sha256, size }) {
      const hash = createHash('sha256')
      let got = 0
      try {
        for await (const chunk of createReadStream(pathOf(sha256), { highWaterMark: 256 * 1024 })) {
          hash.update(chunk)
          got += chunk.length
          if (got > size) break // a link to what never ends
          yield chunk
        }
      } catch (error) {
        throw isMissing(error) ? new Damaged(`${pathOf(sha256)} is missing`) : error
      }
      if (got !== size || hash.digest('hex') !== sha256) throw new Damaged(`${pathOf(sha256)} is damaged`)
    },
    async flush() {
      for (const bucket of touched) await syncFolder(bucket)
      if (touched.size > 0) await syncFolder(folder)
      touched.clear()
    },
    newBytes: () => newBytes,
    async keepOnly(wanted) {
      let freed = 0
      for (const bucket of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/.test(bucket)) continue
        for (const name of await readdir(join(folder, bucket))) {
          if (wanted(name)) continue
          freed += (await stat(join(folder, bucket, name))).size
          await rm(join(folder, bucket, name))
        }
      }
      return freed
    },
  }
}

/** Runs the work for each item, a few at a time. */
export async function eachOf<T>(
  items: AsyncIterable<T> | Iterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
) {
  const under = new Set<Promise<void>>()
  let failure: { error: unknown } | null = null
  for await (const item of items) {
    if (failure) break
    const one = work(item)
      .catch((error) => {
        failure ??= { error }
      })
      .finally(() => under.delete(one))
    under.add(one)
    if (under.size >= width) await Promise.race(under)
  }
  await Promise.all(under)
  // Assigned in the callback above, which the compiler does not see.
  const failed = failure as { error: unknown } | null
  if (failed) throw failed.error
}
