const KEY = 'studio.bandwidth'
let keeps = true
/** For players on other sites, which leave nothing in the viewer's browser. */
export const keepNothing = (): void => {
  keeps = false
}

/** Without any knowledge: enough for 720p, which most lines carry today. */
const USUAL_BPS = 4_000_000

/** What the line carried last time, in bit/s, so that a video begins in the quality it will be watched in. */
export function expectedBandwidth(): number {
  if (!keeps) return USUAL_BPS
  try {
    const known = Number(localStorage.getItem(KEY))
    return known > 100_000 ? known : USUAL_BPS
  } catch {
    return USUAL_BPS
  }
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
