import { RangeNotSatisfiable } from '#platform/storage/errors.ts'
import { ManyRanges } from './errors.ts'

/** As it was asked for: from a byte on (both ends included), or the last bytes. */
export type AskedRange = { start: number; end?: number } | { last: number }
/** Of a file, both ends included. */
export type Cut = { start: number; end: number }

/** Of one request. Players ask for one; two or three may be somebody's tool. */
const MOST_RANGES = 8
/** Between two parts of an answer stands about as much as this; whatever is nearer to each other goes as one. */
const NEAR_BYTES = 80

/**
 * @returns what the header asks for, at least one; undefined where there is none, or none that can be read (another unit,
 *   an end before the beginning): then the whole is the answer
 * @throws {ManyRanges}
 * @see RFC 9110 sections 14.1.1, 14.1.2 and 14.2
 */
export function parseRanges(header: string | undefined): AskedRange[] | undefined {
  const set = /^bytes=(.*)$/i.exec(header ?? '')?.[1]?.split(',', MOST_RANGES + 1)
  if (!set) return undefined
  if (set.length > MOST_RANGES) throw new ManyRanges()
  const ranges = set.map((each) => each.trim()).filter((each) => each !== '') // a list may have empty elements
  const asked = ranges.map(parse)
  return asked.length > 0 && asked.every((each) => each !== null) ? asked : undefined
}

function parse(range: string): AskedRange | null {
  const [, first, last] = /^(\d{0,15})-(\d{0,15})$/.exec(range) ?? []
  if (first === undefined || (!first && !last)) return null
  if (!first) return { last: Number(last) }
  const start = Number(first)
  if (!last) return { start }
  return Number(last) < start ? null : { start, end: Number(last) }
}

/** @returns null for what lies behind the end, or is nothing */
export function cutFrom(asked: AskedRange, size: number): Cut | null {
  if ('last' in asked)
    return asked.last > 0 && size > 0 ? { start: Math.max(0, size - asked.last), end: size - 1 } : null
  return asked.start < size ? { start: asked.start, end: Math.min(asked.end ?? size - 1, size - 1) } : null
}

/**
 * What of a file answers, in the order in which it was asked for; what overlaps, or nearly does, as one.
 * @throws {RangeNotSatisfiable} when there is nothing of it
 * @see RFC 9110 section 15.3.7.2
 */
export function cutsOf(asked: readonly AskedRange[], size: number): Cut[] {
  let cuts: Cut[] = []
  for (const range of asked) {
    const cut = cutFrom(range, size)
    if (!cut) continue
    const near = cuts.filter(({ start, end }) => cut.start <= end + NEAR_BYTES && start <= cut.end + NEAR_BYTES)
    const joined = {
      start: Math.min(cut.start, ...near.map(({ start }) => start)),
      end: Math.max(cut.end, ...near.map(({ end }) => end)),
    }
    const [into] = near
    cuts = into
      ? cuts.flatMap((each) => (each === into ? [joined] : near.includes(each) ? [] : [each]))
      : [...cuts, cut]
  }
  if (cuts.length === 0) throw new RangeNotSatisfiable({ size })
  return cuts
}
