import type { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { etagOf, type S3 } from './s3-client.ts'
import { MAX_PARTS, type PutOptions } from './store.ts'

const MIB = 1024 * 1024
/** Equal but for the last, as some stores demand; of a stream of unknown length 156 GiB fit. */
const PART_BYTES = 16 * MIB
const PARTS_AT_ONCE = 2

export const describe = ({ contentType, cacheControl }: PutOptions) => ({
  ContentType: contentType,
  ...(cacheControl ? { CacheControl: cacheControl } : {}),
})

export async function putBuffer(s3: S3, key: string, body: Buffer, options: PutOptions) {
  const put = await s3.ask(s3.client.send(new PutObjectCommand({ ...s3.at(key), ...describe(options), Body: body })))
  return { size: body.length, etag: etagOf(put.ETag) }
}

/**
 * Sends a stream; what fits into one part is one request. Nothing is seen of it before all of it is there.
 * @param size bytes, where they are known
 */
export async function putInParts(s3: S3, key: string, body: Readable, options: PutOptions, size = 0) {
  const partBytes = Math.max(PART_BYTES, Math.ceil(size / MAX_PARTS / MIB) * MIB)
  const parts = inParts(body, partBytes)
  try {
    const first = await parts.next()
    if (first.done) return await putBuffer(s3, key, Buffer.alloc(0), options)
    if (first.value.length < partBytes) return await putBuffer(s3, key, first.value, options)
    return await sendParts(s3, key, first.value, parts, options)
  } finally {
    body.destroy()
  }
}

async function sendParts(s3: S3, key: string, first: Buffer, rest: AsyncGenerator<Buffer>, options: PutOptions) {
  const target = s3.at(key)
  const { UploadId } = await s3.ask(
    s3.client.send(
      new CreateMultipartUploadCommand({
        ...target,
        ContentType: options.contentType,
        ...(options.cacheControl ? { CacheControl: options.cacheControl } : {}),
      }),
    ),
  )
  const done: { PartNumber: number; ETag: string }[] = []
  const underWay = new Set<Promise<void>>()
  let broken: { error: unknown } | null = null
  let size = 0
  const send = async (PartNumber: number, Body: Buffer) => {
    const sent = await s3.client.send(new UploadPartCommand({ ...target, UploadId, PartNumber, Body }))
    done.push({ PartNumber, ETag: sent.ETag ?? '' })
  }
  const start = async (number: number, part: Buffer) => {
    size += part.length
    const sending: Promise<void> = send(number, part)
      .catch((error: unknown) => {
        broken ??= { error }
      })
      .finally(() => underWay.delete(sending))
    underWay.add(sending)
    if (underWay.size >= PARTS_AT_ONCE) await Promise.race(underWay)
    if (broken) throw broken.error
  }
  try {
    let number = 1
    await start(number, first)
    for await (const part of rest) await start(++number, part)
    await Promise.all(underWay)
    if (broken) throw (broken as { error: unknown }).error // assigned in a callback, which the compiler does not see
    done.sort((a, b) => a.PartNumber - b.PartNumber)
    const whole = await s3.client.send(
      new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts: done } }),
    )
    return { size, etag: etagOf(whole.ETag) }
  } catch (error) {
    await Promise.all(underWay)
    // What cannot be ended now is ended by the sweep.
    await s3.client.send(new AbortMultipartUploadCommand({ ...target, UploadId })).catch(() => undefined)
    return s3.ask(Promise.reject(error))
  }
}

/** Cuts a stream into pieces of exactly `bytes`, the last one of what is left. */
async function* inParts(body: Readable, bytes: number): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = []
  let length = 0
  for await (const each of body) {
    let chunk = Buffer.isBuffer(each) ? each : Buffer.from(each)
    while (length + chunk.length >= bytes) {
      const cut = bytes - length
      yield Buffer.concat([...chunks, chunk.subarray(0, cut)], bytes)
      chunk = chunk.subarray(cut)
      chunks = []
      length = 0
    }
    if (chunk.length > 0) chunks.push(chunk)
    length += chunk.length
  }
  if (length > 0) yield Buffer.concat(chunks, length)
}
