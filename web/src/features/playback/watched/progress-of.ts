import type { PlayedRange } from '../played-ranges.ts'
import { type Entry, resumeOf } from './entry.ts'
import type { Progress } from './start-at.ts'

/** Parts of one video that are kept; of more the smallest are forgotten. */
const MOST_RANGES = 200

/** In order, without overlaps. */
export function joined(ranges: readonly PlayedRange[]): PlayedRange[] {
  const found: PlayedRange[] = []
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  if (found.length <= MOST_RANGES) return found
  const sizes = found.map(([from, to]) => to - from).sort((a, b) => b - a)
  const least = sizes[MOST_RANGES] ?? 0
  return found.filter(([from, to]) => to - from > least)
}

const FINISHED = 0.9
const BEGUN = 0.05

type Known = Pick<Entry, 'positionMs' | 'durationMs' | 'mark' | 'at'> & { vodId: string; seenPercent: number }

/** What the server would answer: bars and marks follow before, and without, asking it. */
export function progressOf({ vodId, positionMs, durationMs, mark, at, seenPercent }: Known): Progress {
  const far = durationMs > 0 ? positionMs / durationMs : 0
  const isOver = far >= FINISHED || (far < BEGUN && seenPercent >= FINISHED * 100)
  return {
    vodId,
    positionMs,
    durationMs: durationMs || null,
    seenPercent,
    state: mark === 'watched' || isOver ? 'watched' : far >= BEGUN ? 'started' : 'unwatched',
    resumeMs: resumeOf({ positionMs, durationMs, mark }),
    deviceId: null,
    updatedAt: new Date(at).toISOString(),
  }
}

export function progressOfEntry(vodId: string, entry: Entry): Progress {
  const seenMs = joined(entry.ranges).reduce((sum, [from, to]) => sum + to - from, 0)
  const share = entry.durationMs > 0 ? seenMs / entry.durationMs : 0
  return progressOf({ ...entry, vodId, seenPercent: Math.min(100, Math.round(share * 1000) / 10) })
}
