import type { Quality } from './media-engine.ts'

/** What is read of a level of the playlist; hls.js gives 0 for what the playlist does not say. */
type Level = { width: number; height: number; bitrate: number; frameRate: number }

/** People name a quality by its short side: a portrait video of 720 × 1280 is 720p. */
export const shortSide = (level: Pick<Level, 'width' | 'height'> | undefined): number | null =>
  level?.height ? Math.min(level.width || level.height, level.height) : null

/** Tallest first; of several with one height the best stands for all. */
export function qualitiesOf(levels: readonly Level[]): Quality[] {
  const found = new Map<number, Quality>()
  for (const level of levels) {
    const height = shortSide(level)
    if (!height) continue
    const other = found.get(height)
    if (other && other.bitsPerSecond >= level.bitrate) continue
    found.set(height, { height, fps: level.frameRate || 0, bitsPerSecond: level.bitrate })
  }
  return [...found.values()].sort((a, b) => b.height - a.height)
}

/** The best level of that height, -1 for automatic or when there is none. */
export function levelOf(levels: readonly Level[], height: number | null): number {
  let best = -1
  levels.forEach((level, index) => {
    if (height !== null && shortSide(level) === height && level.bitrate >= (levels[best]?.bitrate ?? 0)) best = index
  })
  return best
}

/**
 * What a viewer gets who once asked for `wanted`: that height, else the next lower one, so that a choice made on a good
 * line does not become a worse one here; `null`, automatic, when all are taller.
 */
export function heightFor(wanted: number | null, heights: readonly number[]): number | null {
  if (wanted === null) return null
  const fitting = heights.filter((height) => height <= wanted)
  return fitting.length > 0 ? Math.max(...fitting) : null
}
