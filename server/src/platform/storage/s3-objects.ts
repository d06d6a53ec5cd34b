import { createReadStream } from 'node:fs'
import { open, stat, unlink } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { RangeNotSatisfiable, StoreUnavailable } from './errors.ts'
import { etagOf, type S3 } from './s3-client.ts'
import { isNoObject, s3Status } from './s3-errors.ts'
import { describe, putBuffer, putInParts } from './s3-put-in-parts.ts'
import { type ByteRange, checkKey, type ObjectBody, type ObjectHead, type PutOptions } from './store.ts'
import { INSTALLATION_KEY } from './store-installation.ts'

const MIB = 1024 * 1024
/** Files up to this size are one request; larger ones are sent in parts, so that a broken line costs one part only. */
const ONE_REQUEST_BYTES = 64 * MIB
const FILE_ATTEMPTS = 4
const DELETES_AT_ONCE = 8

export async function putObject(s3: S3, key: string, body: Buffer | Readable, options: PutOptions) {
  try {
    s3.at(key)
  } catch (error) {
    if (body instanceof Readable) body.destroy()
    throw error
  }
  if (body instanceof Readable) return putInParts(s3, key, body, options)
  return putBuffer(s3, key, body, options)
}

export async function putObjectFile(s3: S3, key: string, path: string, options: PutOptions) {
  const target = s3.at(key)
  const { size } = await stat(path)
  if (size > ONE_REQUEST_BYTES) {
    const done = await putInParts(s3, key, createReadStream(path, { highWaterMark: MIB }), options, size)
    await unlink(path)
    return done
  }
  // The SDK cannot send a stream a second time, so each attempt opens its own.
  for (let attempt = 1; ; attempt++) {
    await using file = await open(path)
    const body = file.createReadStream({ autoClose: false, highWaterMark: MIB })
    try {
      const put = await s3.ask(
        s3.client.send(new PutObjectCommand({ ...target, ...describe(options), Body: body, ContentLength: size })),
      )
      await unlink(path)
      return { size, etag: etagOf(put.ETag) }
    } catch (error) {
      body.destroy()
      if (!(error instanceof StoreUnavailable) || attempt === FILE_ATTEMPTS) throw error
      await delay(200 * 3 ** attempt * (0.5 + Math.random() / 2))
    }
  }
}

export async function headObject(s3: S3, key: string): Promise<ObjectHead | null> {
  return (await headWithMetadata(s3, key))?.head ?? null
}

export async function headWithMetadata(s3: S3, key: string) {
  try {
    const found = await s3.client.send(new HeadObjectCommand(s3.at(key)))
    return { head: headOf(found, found.ContentLength ?? 0), metadata: found.Metadata ?? {} }
  } catch (error) {
    if (isNoObject(error)) return null
    return s3.ask(Promise.reject(error))
  }
}

type Described = { ETag?: string | undefined; ContentType?: string | undefined; LastModified?: Date | undefined }

const headOf = ({ ETag, ContentType, LastModified }: Described, size: number): ObjectHead => ({
  size,
  etag: etagOf(ETag),
  contentType: ContentType ?? 'application/octet-stream',
  modified: LastModified ?? new Date(0),
})

export async function getObject(s3: S3, key: string, range?: ByteRange): Promise<ObjectBody | null> {
  if (range && (range.start < 0 || (range.end ?? range.start) < range.start)) return outOfRange(s3, key)
  const Range = range ? { Range: `bytes=${range.start}-${range.end ?? ''}` } : {}
  try {
    const found = await s3.client.send(new GetObjectCommand({ ...s3.at(key), ...Range }))
    // In Node the SDK gives a Readable; its type also names those of browsers.
    const body = found.Body as Readable
    const cut = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(found.ContentRange ?? '')
    if (!cut) return { ...headOf(found, found.ContentLength ?? 0), range: null, body }
    return { ...headOf(found, Number(cut[3])), range: { start: Number(cut[1]), end: Number(cut[2]) }, body }
  } catch (error) {
    if (isNoObject(error)) return null
    if (s3Status(error) === 416) return outOfRange(s3, key)
    return s3.ask(Promise.reject(error))
  }
}

async function outOfRange(s3: S3, key: string): Promise<null> {
  const head = await headObject(s3, key)
  if (!head) return null
  throw new RangeNotSatisfiable({ size: head.size })
}

export async function* listObjects(s3: S3, prefix: string): AsyncIterable<{ key: string; size: number }> {
  const slash = prefix.lastIndexOf('/')
  if (slash >= 0) checkKey(prefix.slice(0, slash))
  for (let token: string | undefined; ; ) {
    const page = await s3.ask(
      s3.client.send(
        new ListObjectsV2Command({
          Bucket: s3.settings.bucket,
          Prefix: s3.settings.prefix + prefix,
          ...(token ? { ContinuationToken: token } : {}),
        }),
      ),
    )
    for (const { Key, Size } of page.Contents ?? []) {
      const key = s3.keyOf(Key ?? '')
      if (key && key !== INSTALLATION_KEY) yield { key, size: Size ?? 0 }
    }
    token = page.NextContinuationToken
    if (!page.IsTruncated || !token) return
  }
}

/** One request a key: the bulk request wants a checksum that not every store knows in the form the SDK gives it. */
export async function deleteObjects(s3: S3, keys: readonly string[]): Promise<void> {
  const targets = keys.map((key) => s3.at(key))
  const lane = async () => {
    for (let target = targets.pop(); target; target = targets.pop())
      await s3.client.send(new DeleteObjectCommand(target)).catch((error: unknown) => {
        if (!isNoObject(error)) return s3.ask(Promise.reject(error))
      })
  }
  await Promise.all(Array.from({ length: Math.min(DELETES_AT_ONCE, targets.length) }, lane))
}
