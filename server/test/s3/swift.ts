import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { swiftHome } from '../../../scripts/swift-packages.mjs'

/** Of a test's context, or the root's `after` for a server that all tests of a file share. */
type Ends = { after(end: () => unknown): void }

export type TestS3 = {
  endpoint: string
  /** A new, empty bucket. */
  bucket(): Promise<string>
  /** What `readConfig` wants for it; with another endpoint for one behind a proxy. */
  env(bucket: string, endpoint?: string): Record<string, string>
}

const accessKeyId = 'test:tester'
const secretAccessKey = 'testing'

/** Why the tests that need it are left out, or false. With CI set nothing is left out: they fail instead. */
export const noSwift = () =>
  process.env.CI || swiftHome({ fetch: true }) ? false : 'OpenStack Swift is not here and could not be fetched'

/** A real S3 server (OpenStack Swift) on loopback; about a second to start, 80 MB, gone with the test however that ends. */
export async function startSwift(t: Ends): Promise<TestS3> {
  const home = swiftHome({ fetch: true })
  if (!home) throw new Error('OpenStack Swift is not here and could not be fetched')
  const folder = mkdtempSync(join(tmpdir(), 'studio-s3-'))
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env
  const child = spawn(
    '/usr/bin/python3',
    ['-S', '-B', '-W', 'ignore', join(import.meta.dirname, 'serve-swift.py'), folder],
    {
      env: {
        ...environment,
        PYTHONPATH: join(home, 'usr/lib/python3/dist-packages'),
        LD_LIBRARY_PATH: join(home, 'usr/lib', `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`),
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  )
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  t.after(async () => {
    child.stdin.end()
    child.kill('SIGKILL')
    await exited
    rmSync(folder, { recursive: true, force: true })
  })
  const port = await Promise.race([
    new Promise<number>((resolve) => createInterface(child.stdout).once('line', (line) => resolve(Number(line)))),
    exited.then(() => {
      throw new Error(`the S3 server ended: ${errors}`)
    }),
  ])
  const endpoint = `http://127.0.0.1:${port}`
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  })
  t.after(() => client.destroy())
  let buckets = 0
  return {
    endpoint,
    async bucket() {
      const Bucket = `studio-${++buckets}-${process.pid}`
      await client.send(new CreateBucketCommand({ Bucket }))
      return Bucket
    },
    env: (bucket, at = endpoint) => ({
      S3_ENDPOINT: at,
      S3_REGION: 'us-east-1',
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
      S3_FORCE_PATH_STYLE: 'true',
    }),
  }
}
