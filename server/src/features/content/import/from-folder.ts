import { constants } from 'node:fs'
import { open, opendir, readlink, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { said } from '#platform/language.ts'
import { NotImportable } from './errors.ts'
import { isMediaName, shownName } from './media-names.ts'
import type { Source } from './source.ts'

/** Longer ones do not fit into an index. */
const LONGEST_PATH = 1500

/** @param allowed IMPORT_FOLDERS @param folder one of them, or below one; links are not followed */
export function openFolder(allowed: readonly string[], folder: string): Source {
  let found: Promise<string> | null = null
  const root = () => {
    found ??= rootOf(allowed, folder)
    return found
  }
  return {
    async check() {
      await root()
    },
    async *walk(ignored, signal) {
      yield* walk(await root(), '', ignored, signal)
    },
    async open(key, from, signal) {
      const file = await open(
        join(await root(), key),
        constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
      ).catch((error: NodeJS.ErrnoException) => {
        throw new NotImportable(
          SENTENCES[error.code ?? ''] ?? said('The file cannot be read ({code}).', { code: String(error.code) }),
        )
      })
      try {
        // What was opened, whatever has been moved or linked on the way.
        const path = await readlink(`/proc/self/fd/${file.fd}`)
        const stat = await file.stat()
        if (!isBelow(await root(), path) || !stat.isFile())
          throw new NotImportable(said('This is no file of the folder.'))
        return { body: file.createReadStream({ start: from, signal, highWaterMark: 1024 * 1024 }), size: stat.size }
      } catch (error) {
        await file.close()
        throw error
      }
    },
    close() {},
  }
}

const SENTENCES: Record<string, string> = {
  ENOENT: said('The file is no longer there.'),
  EACCES: said('The program may not read this file.'),
  ELOOP: said('This is a link, and links are not followed.'),
}

/** The real folder. @throws {NotImportable} */
async function rootOf(allowed: readonly string[], folder: string): Promise<string> {
  const refused = new NotImportable(said('This folder is not among those that may be imported from (IMPORT_FOLDERS).'))
  if (!isAbsolute(folder) || folder.split(sep).includes('..')) throw refused
  const within = allowed.find((each) => each === folder || isBelow(each, folder))
  if (!within) throw refused
  try {
    const [top, real] = await Promise.all([realpath(within), realpath(folder)])
    if (real !== top && !isBelow(top, real)) throw refused
    return real
  } catch (error) {
    if (error === refused) throw error
    throw new NotImportable(said('This folder is not there, or the program may not read it.'))
  }
}

const isBelow = (folder: string, path: string) => {
  const rest = relative(folder, path)
  return rest !== '' && !isAbsolute(rest) && rest.split(sep)[0] !== '..'
}

async function* walk(
  root: string,
  below: string,
  ignored: () => void,
  signal: AbortSignal,
): ReturnType<Source['walk']> {
  const entries = []
  try {
    for await (const entry of await opendir(join(root, below))) entries.push(entry)
  } catch {
    ignored() // not readable
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    signal.throwIfAborted()
    const key = below ? `${below}/${entry.name}` : entry.name
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) yield* walk(root, key, ignored, signal)
    else if (!entry.isFile() || !isMediaName(key) || Buffer.byteLength(key) > LONGEST_PATH || key.includes('\ufffd'))
      ignored()
    else {
      const size = await sizeOf(join(root, key))
      if (size) yield { key, name: shownName(key), size }
      else ignored()
    }
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    return (await file.stat()).size
  } catch {
    return null
  }
}
