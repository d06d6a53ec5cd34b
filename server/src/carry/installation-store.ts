import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { deriveSecrets } from '#platform/secrets.ts'
import { openFolderStore } from '#platform/storage/folder-store.ts'
import { openS3Store } from '#platform/storage/s3-store.ts'
import type { ObjectStore } from '#platform/storage/store.ts'
import type { Config } from '../config.ts'
import type { Engines } from '../engines.ts'

type Installation = { id: string; secret: string }

/** Of the folder store; null where the store is no folder. */
export const folderRoot = (store: ObjectStore, engines: Engines) =>
  store.kind === 'folder' ? join(engines.dataDir, 'objects') : null

/** The store that the environment names, for commands. */
export const openInstallationStore = (config: Config, engines: Engines, installation: Installation) =>
  config.s3 ? Promise.resolve(openS3Store(config.s3)) : openFolder(engines, installation)

/** The folder, with the installation's own keys, and without leaving room for others. */
export async function openFolder(engines: Engines, installation: Installation): Promise<ObjectStore> {
  const root = join(engines.dataDir, 'objects')
  await mkdir(root, { recursive: true, mode: 0o700 })
  return openFolderStore({
    root,
    signingKey: deriveSecrets(installation.id, installation.secret).key('parts'),
    now: () => new Date(),
    reserveBytes: 0,
  })
}
