import type { ByteRange } from '#platform/storage/store.ts'

import { ManyRanges } from './errors.ts'

/** Of one request. Players ask for one; two or three may be somebody's tool, which the whole file serves as well. */
const MOST_RANGES = 8

/**
 * One byte range; anything else (several, another unit, a suffix) is answered with the whole, as RFC 9110 section 14.2 allows.
 * @throws {ManyRanges}
 */
export function parseRange(header: string | undefined): ByteRange | undefined {
  const found = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '')
  if (!found) {
    if ((header?.split(',', MOST_RANGES + 1).length ?? 0) > MOST_RANGES) throw new ManyRanges()
    return undefined
  }
  const start = Number(found[1])
  const end = found[2] ? Number(found[2]) : undefined
  if (end !== undefined && end < start) return undefined
  return end === undefined ? { start } : { start, end }
}
