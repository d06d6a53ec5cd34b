import { join } from 'node:path'
import { readConfig } from '../../server/src/config.ts'
import { openFolderStore } from '../../server/src/platform/storage/folder-store.ts'
import { openS3Store } from '../../server/src/platform/storage/s3-store.ts'
import type { ObjectStore } from '../../server/src/platform/storage/store.ts'
import { type FaultyProxy, startFaultyProxy } from '../../server/test/s3/faulty-proxy.ts'
import { startSwift } from '../../server/test/s3/swift.ts'
import type { Program } from '../program.ts'

/** An S3 server with a proxy before it that can refuse; the program and the people know only the proxy. */
export type Bucket = { env: Record<string, string>; proxy: FaultyProxy; store: ObjectStore; remove(): Promise<void> }

export async function openBucket(): Promise<Bucket> {
  const ends: (() => unknown)[] = []
  const t = { after: (end: () => unknown) => ends.push(end) }
  const s3 = await startSwift(t)
  const proxy = await startFaultyProxy(t, s3.endpoint)
  const name = await s3.bucket()
  const { s3: settings } = readConfig(s3.env(name), '/')
  if (!settings) throw new Error('S3_* make no settings')
  return {
    env: s3.env(name, proxy.endpoint),
    proxy,
    store: openS3Store(settings),
    async remove() {
      for (const end of ends.reverse()) await end()
    },
  }
}

/** For looking only: parts are the program's own. */
export const folderOf = (program: Program): Promise<ObjectStore> =>
  openFolderStore({
    root: join(program.data, 'objects'),
    signingKey: Buffer.alloc(32),
    now: () => new Date(),
    reserveBytes: 0,
  })
