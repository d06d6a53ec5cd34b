import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import type * as uploads from '#features/uploads/service.ts'
import * as sessions from '#features/uploads/service.ts'
import type { Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { sizeOfPart } from '#platform/storage/store.ts'
import { NotImportable } from './errors.ts'
import type { Source } from './source.ts'

type How = {
  source: Source
  key: string
  /** The whole file is read, also what is here already: its checksum is wanted. */
  hashed: boolean
  /** Called with the bytes that are here, about as often as they come. */
  progress: (receivedBytes: number) => Promise<void>
  signal: AbortSignal
}

/**
 * Brings the parts that the session lacks, one after the other, through a memory of a few chunks.
 * @returns SHA-256 of the file as hex, when it was read from its first byte
 * @throws {NotImportable} when the file is another one since
 */
export async function sendParts(ctx: Ctx, session: uploads.SessionRow, how: How): Promise<string | null> {
  const have = new Set((await sessions.partsOf(ctx, session)).map((part) => part.partNumber))
  const numbers = Array.from({ length: session.part_count }, (_, index) => index + 1)
  const first = how.hashed ? 1 : (numbers.find((number) => !have.has(number)) ?? null)
  if (first === null) return null
  const from = (first - 1) * session.part_size_bytes
  const { body, size } = await how.source.open(how.key, from, how.signal)
  try {
    if (size !== session.size_bytes) throw new NotImportable(said('The file is of another size than before.'))
    const hash = first === 1 ? createHash('sha256') : null
    const cut = cutter(body, hash)
    let received = from
    for (const partNumber of numbers.slice(first - 1)) {
      how.signal.throwIfAborted()
      const bytes = sizeOfPart({ size, partSize: session.part_size_bytes }, partNumber) ?? 0
      const part = cut.next(bytes, async (count) => how.progress(received + count))
      if (have.has(partNumber)) for await (const _ of part);
      else
        await putPart(ctx, session, { partNumber, bytes, body: Readable.from(part, { objectMode: false }) }, how.signal)
      received += bytes
    }
    return hash?.digest('hex') ?? null
  } finally {
    body.destroy()
  }
}

/** Gives a stream out in pieces of so many bytes. */
function cutter(body: Readable, hash: Hash | null) {
  const chunks = body[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  return {
    async *next(bytes: number, progress: (count: number) => Promise<void>): AsyncGenerator<Buffer> {
      let given = 0
      while (given < bytes) {
        if (rest.length === 0) {
          const { value, done } = await chunks.next()
          if (done) throw new Error('The file ended before its time.')
          rest = value as Buffer // no encoding was set
          hash?.update(rest)
          continue
        }
        const piece = rest.subarray(0, bytes - given)
        rest = rest.subarray(piece.length)
        given += piece.length
        yield piece
        await progress(given)
      }
    },
  }
}

type PartToSend = { partNumber: number; bytes: number; body: Readable }

/** Into the folder at once, or to the bucket by the address that a browser would use. */
async function putPart(ctx: Ctx, session: uploads.SessionRow, part: PartToSend, signal: AbortSignal): Promise<void> {
  const { partNumber, bytes, body } = part
  const at = { key: session.store_key, uploadId: session.store_upload_id, partNumber, size: bytes }
  try {
    if (ctx.store.partReceiver) {
      await ctx.store.partReceiver.writePart(at, body)
      return
    }
    const url = await ctx.store.multipart.presignPart(at.key, at.uploadId, partNumber, { size: bytes, expiresS: 3600 })
    const answer = await fetch(url, {
      method: 'PUT',
      body: Readable.toWeb(body) as unknown as ReadableStream, // node's and the web's types of the same thing
      headers: { 'content-length': String(bytes) },
      duplex: 'half',
      signal,
    } as RequestInit & { duplex: 'half' })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`The store answered ${answer.status} to a part.`)
  } finally {
    body.destroy()
  }
}
