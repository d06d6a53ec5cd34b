import { openLayout } from './folder-layout.ts'
import { openFolderMultipart } from './folder-multipart.ts'
import {
  deleteObjects,
  getObject,
  headObject,
  listObjects,
  openedObjects,
  putObject,
  putObjectFile,
} from './folder-objects.ts'
import type { ObjectStore } from './store.ts'

/**
 * The embedded object store: a folder.
 * @param root made when it is not there; only one process may write multipart parts at a time, all may do the rest
 * @param signingKey 32 bytes; part addresses signed with another one are refused
 * @param reserveBytes that uploads leave free, though never more than a twentieth of the disk
 */
export async function openFolderStore(options: {
  root: string
  signingKey: Buffer
  now: () => Date
  reserveBytes: number
}): Promise<ObjectStore> {
  const layout = await openLayout(options.root, options.now)
  const opened = openedObjects(layout)
  return {
    kind: 'folder',
    put: (key, body, put) => putObject(layout, key, body, put),
    putFile: (key, path, put) => putObjectFile(layout, key, path, put),
    get: (key, range) => getObject(layout, opened, key, range),
    head: (key) => headObject(layout, key),
    list: (prefix) => listObjects(layout, prefix),
    delete: (keys) => deleteObjects(layout, keys),
    localPath: (key) => layout.object(key),
    presignGet: async () => null,
    browserOrigin: null,
    ...openFolderMultipart(layout, options),
    close: async () => opened.close(),
  }
}
