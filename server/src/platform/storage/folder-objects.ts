import type { BigIntStats } from 'node:fs'
import { open, readdir, readFile, rm, rmdir, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Readable } from 'node:stream'
import { contentTypeOfName } from './content-types.ts'
import { moveFile, syncFile, syncFolder } from './durable-files.ts'
import { explainWriteError, isMissing, RangeNotSatisfiable } from './errors.ts'
import { FileBody } from './file-body.ts'
import type { FolderLayout } from './folder-layout.ts'
import { openedFiles } from './opened-files.ts'
import { type ByteRange, checkKey, type ObjectBody, type ObjectHead, type PutOptions } from './store.ts'

export async function putObject(layout: FolderLayout, key: string, body: Buffer | Readable, options: PutOptions) {
  const path = layout.spare()
  try {
    checkKey(key)
    await using file = await open(path, 'wx')
    await writeFile(file, body)
    await file.sync()
    return await publish(layout, key, path, options.contentType)
  } catch (error) {
    if (body instanceof Readable) body.destroy()
    await rm(path, { force: true })
    throw explainWriteError(error)
  }
}

export async function putObjectFile(layout: FolderLayout, key: string, path: string, options: PutOptions) {
  checkKey(key)
  await syncFile(path)
  return publish(layout, key, path, options.contentType).catch((error) => {
    throw explainWriteError(error)
  })
}

/** Gives a durable file its key. The type comes first: an object never appears without it. */
export async function publish(layout: FolderLayout, key: string, path: string, contentType: string) {
  const target = layout.object(key)
  await noteType(layout, key, contentType)
  await moveFile(path, target, layout.spare())
  const found = await stat(target, { bigint: true })
  return { size: Number(found.size), etag: etagOf(found) }
}

async function noteType(layout: FolderLayout, key: string, contentType: string) {
  const path = layout.type(key)
  if (contentType === contentTypeOfName(key)) return rm(path, { force: true })
  const spare = layout.spare()
  await using file = await open(spare, 'wx')
  await file.writeFile(contentType)
  await file.sync()
  await moveFile(spare, path, layout.spare())
}

async function readType(layout: FolderLayout, key: string) {
  try {
    return await readFile(layout.type(key), 'utf8')
  } catch (error) {
    if (isMissing(error)) return contentTypeOfName(key)
    throw error
  }
}

/**
 * An object is replaced by a rename and never changed in place, so file number, time of writing and size name its bytes;
 * nothing has to be read to know it, however large the object is.
 */
const etagOf = (found: BigIntStats) =>
  `"${found.ino.toString(36)}-${found.mtimeNs.toString(36)}-${found.size.toString(36)}"`

const headOf = (found: BigIntStats, contentType: string): ObjectHead => ({
  size: Number(found.size),
  etag: etagOf(found),
  contentType,
  modified: new Date(Number(found.mtimeMs)),
})

export async function headObject(layout: FolderLayout, key: string): Promise<ObjectHead | null> {
  const path = layout.object(key)
  try {
    const [found, contentType] = await Promise.all([stat(path, { bigint: true }), readType(layout, key)])
    return found.isFile() ? headOf(found, contentType) : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Objects that are read again and again; what is known of one holds as long as it is the same file. */
export const openedObjects = (layout: FolderLayout) =>
  openedFiles(async (path, found) => headOf(found, await readType(layout, relative(layout.objects, path))))

export async function getObject(
  layout: FolderLayout,
  opened: ReturnType<typeof openedObjects>,
  key: string,
  range?: ByteRange,
): Promise<ObjectBody | null> {
  const found = await opened.open(layout.object(key))
  if (!found) return null
  const { head, reading } = found
  try {
    const cut = range ? cutRange(range, head.size) : null
    const { start, end } = cut ?? { start: 0, end: head.size - 1 }
    if (head.size > 0) return { ...head, range: cut, body: new FileBody(reading, { start, end }) }
    await reading.close()
    return { ...head, range: null, body: Readable.from([]) }
  } catch (error) {
    await reading.close()
    throw error
  }
}

function cutRange({ start, end = Number.POSITIVE_INFINITY }: ByteRange, size: number) {
  if (start >= size || start < 0 || end < start) throw new RangeNotSatisfiable({ size })
  return { start, end: Math.min(end, size - 1) }
}

export async function* listObjects(layout: FolderLayout, prefix: string): AsyncIterable<{ key: string; size: number }> {
  const slash = prefix.lastIndexOf('/')
  const folder = slash < 0 ? '' : checkKey(prefix.slice(0, slash))
  yield* listFolder(layout, folder, prefix)
}

async function* listFolder(
  layout: FolderLayout,
  folder: string,
  prefix: string,
): AsyncIterable<{ key: string; size: number }> {
  const entries = await readdir(join(layout.objects, folder), { withFileTypes: true }).catch((error) => {
    if (isMissing(error)) return []
    throw error
  })
  // A folder sorts as the keys below it do: `a-b` before `a/b` before `a0`.
  const names = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort(byBytes)
  for (const name of names) {
    const key = folder ? `${folder}/${name}` : name
    if (!key.startsWith(prefix) && !prefix.startsWith(key)) continue
    if (name.endsWith('/')) yield* listFolder(layout, key.slice(0, -1), prefix)
    else if (key.startsWith(prefix)) {
      const found = await stat(join(layout.objects, key)).catch((error) => {
        if (isMissing(error)) return null
        throw error
      })
      if (found) yield { key, size: found.size }
    }
  }
}

const byBytes = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export async function deleteObjects(layout: FolderLayout, keys: readonly string[]): Promise<void> {
  for (const key of keys) checkKey(key)
  const folders = new Set<string>()
  for (const key of keys) {
    const path = layout.object(key)
    if (await remove(path)) folders.add(dirname(path))
    if (await remove(layout.type(key))) await removeEmptyFolders(dirname(layout.type(key)), layout.types)
  }
  for (const folder of folders) {
    await syncFolder(folder).catch(ignoreMissing)
    await removeEmptyFolders(folder, layout.objects)
  }
}

async function remove(path: string) {
  try {
    await unlink(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** Folders belong to their keys: the last key takes them along. */
async function removeEmptyFolders(folder: string, top: string) {
  for (let path = folder; path !== top; path = dirname(path)) {
    try {
      await rmdir(path)
    } catch (error) {
      if (isMissing(error)) continue
      if (error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY') return
      throw error
    }
  }
}

function ignoreMissing(error: unknown) {
  if (!isMissing(error)) throw error
}
