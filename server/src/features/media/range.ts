import type { ByteRange } from '#platform/storage/store.ts'

/** One byte range; anything else (several, another unit, a suffix) is answered with the whole, as RFC 9110 section 14.2 allows. */
export function parseRange(header: string | undefined): ByteRange | undefined {
  const found = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '')
  if (!found) return undefined
  const start = Number(found[1])
  const end = found[2] ? Number(found[2]) : undefined
  if (end !== undefined && end < start) return undefined
  return end === undefined ? { start } : { start, end }
}
