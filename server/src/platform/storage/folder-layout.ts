import { randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { exists, makeFolder } from './durable-files.ts'
import { isMissing, NoSuchUpload } from './errors.ts'
import { checkKey } from './store.ts'

/**
 * One folder, four branches: `objects/<key>` the bytes, `types/<key>` a content type that the name does not tell,
 * `uploads/<id>/{data,journal}` multipart uploads, `spare/` files that are not yet or no longer anything.
 */
export type FolderLayout = Awaited<ReturnType<typeof openLayout>>

const SPARE_IS_ABANDONED_MS = 24 * 3600_000
const COMPLETED_IS_FORGOTTEN_MS = 30 * 24 * 3600_000

export async function openLayout(root: string, now: () => Date) {
  for (const branch of ['objects', 'types', 'uploads', 'spare']) await makeFolder(join(root, branch))
  const layout = {
    objects: join(root, 'objects'),
    types: join(root, 'types'),
    object: (key: string) => join(root, 'objects', checkKey(key)),
    type: (key: string) => join(root, 'types', checkKey(key)),
    uploads: join(root, 'uploads'),
    upload(uploadId: string) {
      if (!/^[0-9a-f]{32}$/.test(uploadId)) throw new NoSuchUpload()
      return join(root, 'uploads', uploadId)
    },
    /** A new name on the same disk, so that a rename is enough. */
    spare: () => join(root, 'spare', randomBytes(16).toString('hex')),
  }
  // Other processes may be at work in the same folder: only what has not been touched for long is theirs no more.
  await removeOlder(join(root, 'spare'), now().getTime() - SPARE_IS_ABANDONED_MS, async () => true)
  await removeOlder(
    layout.uploads,
    now().getTime() - COMPLETED_IS_FORGOTTEN_MS,
    async (upload) => !(await exists(join(upload, 'data'))),
  )
  return layout
}

async function removeOlder(folder: string, timeMs: number, isDispensable: (path: string) => Promise<boolean>) {
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch((error) => {
      if (isMissing(error)) return null
      throw error
    })
    if (found && found.mtimeMs < timeMs && (await isDispensable(path))) await rm(path, { recursive: true, force: true })
  }
}
