import { after, type TestContext } from 'node:test'
import { noSwift, startSwift } from '#test/s3/swift.ts'
import { readConfig } from '../../config.ts'
import { openS3, type S3 } from './s3-client.ts'
import type { S3Settings } from './s3-settings.ts'
import { s3StoreOf } from './s3-store.ts'

/** One server for all tests of a file; null, with a reason, where none can be had. */
export const without = noSwift()
export const swift = without ? null : await startSwift({ after })

export function settingsOf(env: Record<string, string>): S3Settings {
  const { s3 } = readConfig(env, '/srv')
  if (!s3) throw new Error('no S3 in this environment')
  return s3
}

/** A store in a bucket of its own, under a prefix. */
export async function openS3UnderTest(t: Pick<TestContext, 'after'>, env: Record<string, string> = {}) {
  if (!swift) throw new Error(String(without))
  const settings = settingsOf({ ...swift.env(await swift.bucket()), S3_PREFIX: 'team/studio', ...env })
  const s3: S3 = openS3(settings)
  t.after(() => s3.close())
  return {
    s3,
    settings,
    store: s3StoreOf(s3),
    put: (address: string, body: Buffer, headers: Record<string, string> = {}) =>
      fetch(address, { method: 'PUT', body: new Uint8Array(body), headers }),
  }
}
