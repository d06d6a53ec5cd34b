import { said } from '#platform/language.ts'

/** A part of a version that is kept, in its own time. */
export type Part = { startMs: number; endMs: number }

export const MOST_PARTS = 500
export const SHORTEST_MS = 1000

/** Why a list cannot be used, as a sentence; null when it can. @param durationMs of what is cut */
export function whyNotKeep(keep: readonly Part[], durationMs: number): string | null {
  if (keep.length === 0) return said('Nothing would be left of the video.')
  if (keep.length > MOST_PARTS) return said('At most {most} parts can be kept.', { most: MOST_PARTS })
  let before = 0
  for (const { startMs, endMs } of keep) {
    if (endMs <= startMs) return said('A part has to end after it begins.')
    if (startMs < before) return said('The parts have to be in order and must not overlap.')
    before = endMs
  }
  if (before > durationMs) return said('A part ends after the video does.')
  if (keptMs(keep) < SHORTEST_MS) return said('At least one second has to be left.')
  return null
}

export const keptMs = (keep: readonly Part[]): number => keep.reduce((sum, part) => sum + part.endMs - part.startMs, 0)

/** Whether it cuts anything out. */
export const isWhole = (keep: readonly Part[], durationMs: number): boolean =>
  keep.length === 1 && keep[0]?.startMs === 0 && keep[0].endMs >= durationMs

/** Where a moment comes to lie; of one that is cut out, where the next kept moment does. */
export function carriedTime(keep: readonly Part[], ms: number): number {
  let out = 0
  for (const { startMs, endMs } of keep) {
    if (ms < startMs) return out
    if (ms < endMs) return out + ms - startMs
    out += endMs - startMs
  }
  return out
}

/** As `carriedTime`; null for a moment that is cut out. */
export const keptTime = (keep: readonly Part[], ms: number): number | null =>
  keep.some(({ startMs, endMs }) => ms >= startMs && ms < endMs) ? carriedTime(keep, ms) : null

/** Where a moment of the cut lay before; null behind its end. */
export function timeBefore(keep: readonly Part[], ms: number): number | null {
  let left = ms
  for (const { startMs, endMs } of keep) {
    if (left < endMs - startMs) return startMs + left
    left -= endMs - startMs
  }
  return null
}

/** A stretch of time after the cut, with what was cut out of its middle left out; null when nothing is left of it. */
export function carriedRange(keep: readonly Part[], { startMs, endMs }: Part): Part | null {
  const from = carriedTime(keep, startMs)
  const to = carriedTime(keep, endMs)
  return to > from ? { startMs: from, endMs: to } : null
}

/** A flash of a line is worse than none. */
const SHORTEST_CUE_MS = 200

/** Captions after a cut: [startMs, endMs, ...] in the order of time; what nobody could read any more is left out. */
export function carriedCues<T extends readonly [number, number, ...unknown[]]>(
  keep: readonly Part[],
  cues: readonly T[],
): T[] {
  return cues.flatMap((cue) => {
    const [startMs, endMs, ...rest] = cue
    const range = carriedRange(keep, { startMs, endMs })
    const enough = Math.min(SHORTEST_CUE_MS, endMs - startMs)
    if (!range || range.endMs - range.startMs < enough) return []
    return [[range.startMs, range.endMs, ...rest] as unknown as T] // the same tail behind two other numbers
  })
}

/** Chapters after a cut; one of which nothing is left goes, and the first begins at zero. */
export function carriedChapters<T extends { startMs: number }>(
  keep: readonly Part[],
  chapters: readonly T[],
  durationMs: number,
): T[] {
  const left = chapters.flatMap((chapter, at) => {
    const range = carriedRange(keep, { startMs: chapter.startMs, endMs: chapters[at + 1]?.startMs ?? durationMs })
    return range ? [{ ...chapter, startMs: range.startMs }] : []
  })
  const [first, ...rest] = left
  return first ? [chapters[0]?.startMs === 0 ? { ...first, startMs: 0 } : first, ...rest] : []
}
