import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { deriveSecrets } from '#platform/secrets.ts'
import { openFolderStore } from '#platform/storage/folder-store.ts'
import type { ObjectStore } from '#platform/storage/store.ts'
import type { Engines } from '../engines.ts'

/** Of the folder store; null where the store is no folder. */
export const folderRoot = (store: ObjectStore, engines: Engines) =>
  store.kind === 'folder' ? join(engines.dataDir, 'objects') : null

/** The store of an installation, for commands: with its own keys, and without leaving room for others. */
export async function openInstallationStore(
  engines: Engines,
  installation: { id: string; secret: string },
): Promise<ObjectStore> {
  const root = join(engines.dataDir, 'objects')
  await mkdir(root, { recursive: true, mode: 0o700 })
  return openFolderStore({
    root,
    signingKey: deriveSecrets(installation.id, installation.secret).key('parts'),
    now: () => new Date(),
    reserveBytes: 0,
  })
}
