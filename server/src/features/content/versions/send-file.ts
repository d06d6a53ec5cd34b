import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as media from '#features/media/service.ts'
import { Problem } from '#platform/problem.ts'

/** `read` gives all of it, or a part. */
export type SentFile = { size: number; etag: string; type: string; read: (cut?: media.Cut) => Promise<Readable> }

/**
 * A file whole, in the parts that are asked for, or described only (HEAD); other headers are the caller's.
 * @throws {RangeNotSatisfiable | ManyRanges} with the size in `Content-Range`
 * @see RFC 9110 sections 9.3.2, 13.1.5, 14 and 15.3.7
 */
export async function sendFile(req: FastifyRequest, reply: FastifyReply, { size, etag, type, read }: SentFile) {
  reply.headers({ etag, 'accept-ranges': 'bytes', 'content-type': type })
  if (req.method === 'HEAD') return reply.header('content-length', size).send()
  const cuts = cutsFor(req, reply, { size, etag })
  if (!cuts) {
    const body = await read()
    return reply.header('content-length', size).send(body)
  }
  const [cut] = cuts
  if (cuts.length === 1 && cut) {
    const body = await read(cut)
    const length = cut.end - cut.start + 1
    return reply
      .code(206)
      .headers({ 'content-range': rangeOf(cut, size), 'content-length': length })
      .send(body)
  }
  const { boundary, length, body } = inParts(cuts, { size, type, read })
  return reply
    .code(206)
    .headers({ 'content-type': `multipart/byteranges; boundary=${boundary}`, 'content-length': length })
    .send(body)
}

const rangeOf = ({ start, end }: media.Cut, size: number) => `bytes ${start}-${end}/${size}`

function cutsFor(req: FastifyRequest, reply: FastifyReply, { size, etag }: { size: number; etag: string }) {
  const sameFor = req.headers['if-range']
  // Of what has changed since, a part does not fit the parts that the client has.
  if (sameFor && sameFor !== etag) return undefined
  try {
    const asked = media.parseRanges(req.headers.range)
    return asked && media.cutsOf(asked, size)
  } catch (error) {
    if (error instanceof Problem && error.status === 416) reply.header('content-range', `bytes */${size}`)
    throw error
  }
}

/** @see RFC 9110 section 14.6 */
function inParts(cuts: readonly media.Cut[], { size, type, read }: Omit<SentFile, 'etag'>) {
  const boundary = randomBytes(18).toString('hex')
  const heads = cuts.map((cut, at) =>
    Buffer.from(
      `${at > 0 ? '\r\n' : ''}--${boundary}\r\ncontent-type: ${type}\r\ncontent-range: ${rangeOf(cut, size)}\r\n\r\n`,
    ),
  )
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  async function* parts() {
    for (const [at, cut] of cuts.entries()) {
      yield heads[at]
      yield* await read(cut)
    }
    yield tail
  }
  const length =
    heads.reduce((sum, head) => sum + head.length, tail.length) +
    cuts.reduce((sum, { start, end }) => sum + end - start + 1, 0)
  return { boundary, length, body: Readable.from(parts(), { objectMode: false }) }
}
