import type { Readable } from 'node:stream'
import { said } from '#platform/language.ts'
import { fetchOutbound, type OutboundAnswer, OutboundFailed, OutboundRefused } from '#platform/outbound.ts'
import { NotImportable } from './errors.ts'
import { shownName } from './media-names.ts'
import type { Source } from './source.ts'

/** Asked at once by a preview. */
const ASKED = 50
const AT_ONCE = 10
const HEAD_MS = 4000

/** @param allow OUTBOUND_ALLOW */
export function openUrls(allow: readonly string[], urls: readonly string[]): Source {
  return {
    async check() {},
    async *walk(_, signal) {
      for (let from = 0; from < urls.length; from += AT_ONCE) {
        const some = urls.slice(from, from + AT_ONCE)
        const sizes = from < ASKED ? await Promise.all(some.map((url) => sizeOf(url, allow, signal))) : []
        for (const [at, key] of some.entries()) yield { key, name: nameOf(key), size: sizes[at] ?? null }
      }
    },
    async open(key, from, signal) {
      const answer = await get(key, allow, from, signal)
      try {
        return whole(answer, from)
      } catch (error) {
        answer.body.destroy()
        throw error
      }
    },
    close() {},
  }
}

async function get(key: string, allow: readonly string[], from: number, signal: AbortSignal): Promise<OutboundAnswer> {
  try {
    return await fetchOutbound(key, {
      allow,
      signal,
      maxBytes: Number.MAX_SAFE_INTEGER,
      headers: from > 0 ? { range: `bytes=${from}-` } : {},
    })
  } catch (error) {
    if (error instanceof OutboundRefused) throw new NotImportable(error.message)
    throw error
  }
}

/** @throws {NotImportable | OutboundFailed} */
function whole({ status, headers, body }: OutboundAnswer, from: number) {
  // 408, 425, 429 and what ails the server may pass.
  if (status >= 500 || status === 408 || status === 425 || status === 429)
    throw new OutboundFailed(said('The server answered {status}.', { status }))
  if (status !== 200 && status !== 206) throw new NotImportable(said('The server answered {status}.', { status }))
  if (headers['content-encoding'] && headers['content-encoding'] !== 'identity')
    throw new NotImportable(said('The server sends the file packed.'))
  if (status === 206) {
    const [, start, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '') ?? []
    if (Number(start) !== from || !size)
      throw new NotImportable(said('The server sends other parts than were asked for.'))
    return { body, size: Number(size) }
  }
  const length = headers['content-length']
  if (length === undefined)
    throw new NotImportable(said('The server does not say how long the file is, which an upload has to know.'))
  return { body: from > 0 ? without(body, from) : body, size: Number(length) }
}

/** The server knows no parts: what is here already is read and dropped. */
function without(body: Readable, bytes: number): Readable {
  let left = bytes
  return body.map((chunk: Buffer) => {
    const dropped = Math.min(left, chunk.length)
    left -= dropped
    return chunk.subarray(dropped)
  })
}

async function sizeOf(url: string, allow: readonly string[], signal: AbortSignal): Promise<number | null> {
  try {
    const late = AbortSignal.timeout(HEAD_MS)
    const answer = await fetchOutbound(url, {
      allow,
      method: 'HEAD',
      maxBytes: 0,
      signal: AbortSignal.any([signal, late]),
    })
    answer.body.destroy()
    return answer.status === 200 && answer.headers['content-length'] ? Number(answer.headers['content-length']) : null
  } catch (error) {
    if (signal.aborted) throw error
    return null // it is asked again, in earnest
  }
}

export function nameOf(url: string): string {
  const path = new URL(url).pathname
  try {
    return shownName(decodeURIComponent(path))
  } catch {
    return shownName(path)
  }
}
