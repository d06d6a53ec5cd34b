const KEY = 'studio.bandwidth'
let keeps = true
/** For players on other sites, which leave nothing in the viewer's browser. */
export const keepNothing = (): void => {
  keeps = false
}

/** Without any knowledge: enough for 720p, which most lines carry today. */
const USUAL_BPS = 4_000_000
/** A line below this begins far lower than it carries: 4 s of film come in little more than half a second, and the ladder is climbed from there. */
const SLOW_BPS = 3_000_000
const SLOW_SHARE = 0.15

/** What the line carried last time, or while this page came, in bit/s, so that a video begins in the quality it will be watched in. */
export function expectedBandwidth(): number {
  const known = keeps ? remembered() : null
  const measured = lineOf(performance.getEntriesByType('resource') as PerformanceResourceTiming[])
  if (measured === null) return known ?? USUAL_BPS
  // Small files flatter a fast line; that one is slow now, they tell truly.
  if (known !== null && measured > known / 2) return known
  return measured < SLOW_BPS ? measured * SLOW_SHARE : Math.min(measured, USUAL_BPS)
}

function remembered(): number | null {
  try {
    const known = Number(localStorage.getItem(KEY))
    return known > 100_000 ? known : null
  } catch {
    return null // storage is off
  }
}

export type Transfer = { transferSize: number; responseStart: number; responseEnd: number }
/** Less tells nothing about a line. */
const ENOUGH_BYTES = 60_000

/** What came together in the time in which anything came, in bit/s; `null` when that was too little, e.g. out of the cache. */
export function lineOf(transfers: Transfer[]): number | null {
  let [bytes, busyMs, until] = [0, 0, 0]
  const came = transfers.filter((each) => each.transferSize > 0 && each.responseStart > 0)
  for (const { transferSize, responseStart, responseEnd } of came.sort((x, y) => x.responseStart - y.responseStart)) {
    bytes += transferSize
    busyMs += Math.max(0, responseEnd - Math.max(until, responseStart))
    until = Math.max(until, responseEnd)
  }
  return bytes < ENOUGH_BYTES || busyMs === 0 ? null : (bytes * 8000) / busyMs
}

export function rememberBandwidth(bitsPerSecond: number): void {
  if (!keeps || !Number.isFinite(bitsPerSecond) || bitsPerSecond < 100_000) return
  try {
    localStorage.setItem(KEY, String(Math.round(bitsPerSecond)))
  } catch {
    // Storage is off: the next video begins as if nothing was known.
  }
}

type Connection = { saveData?: boolean }

/** The reader asked to spend little: nothing is loaded before they play. */
export const savesData = (): boolean =>
  (navigator as Navigator & { connection?: Connection }).connection?.saveData === true // Chromium only, not in the DOM's types
