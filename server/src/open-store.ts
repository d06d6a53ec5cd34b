import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openFolderStore } from '#platform/storage/folder-store.ts'
import type { ObjectStore } from '#platform/storage/store.ts'
import type { Config } from './config.ts'

/** Where the files of an installation lie: the bucket that the configuration names, else a folder. */
export async function openStore(
  config: Pick<Config, 's3'>,
  dataDir: string,
  options: { signingKey: Buffer; now: () => Date; reserveBytes: number },
): Promise<ObjectStore> {
  if (config.s3) {
    // The SDK takes 0.3 s and 30 MB, which a folder has no use for.
    const { openS3Store } = await import('#platform/storage/s3-store.ts')
    return openS3Store(config.s3)
  }
  const root = join(dataDir, 'objects')
  await mkdir(root, { recursive: true, mode: 0o700 })
  return openFolderStore({ root, ...options })
}
