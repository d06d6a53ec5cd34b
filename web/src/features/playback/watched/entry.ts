import type { PlayedRange } from '../played-ranges.ts'

/** Where lies what this browser keeps of a video while nobody is signed in. */
export const ENTRY_KEY = 'studio.watched.'

export type Entry = {
  positionMs: number
  durationMs: number
  ranges: PlayedRange[]
  /** When the position was reached, ms since 1970. */
  at: number
  mark: 'watched' | 'dismissed' | null
  /** As it was called then, for the search. */
  title: string
}

export function entryOf(videoId: string): Entry | null {
  try {
    const found = JSON.parse(localStorage.getItem(ENTRY_KEY + videoId) ?? 'null')
    return Number.isFinite(found?.positionMs) && Number.isFinite(found.at) ? found : null
  } catch {
    return null // storage is off, or holds something foreign
  }
}

/** Shorter media begin anew. */
const RESUMED_FROM_MS = 300_000

type Position = Pick<Entry, 'positionMs' | 'durationMs' | 'mark'>

/** As the server has it: between 5 % and 90 % of what lasts five minutes, unless it was marked as watched. */
export const resumeOf = ({ positionMs, durationMs, mark }: Position): number | null =>
  mark !== 'watched' &&
  durationMs >= RESUMED_FROM_MS &&
  positionMs >= durationMs * 0.05 &&
  positionMs < durationMs * 0.9
    ? positionMs
    : null
