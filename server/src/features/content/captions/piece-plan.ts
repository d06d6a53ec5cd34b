import type * as media from '#features/media/service.ts'

/** Services take 25 MB and some no more than 25 minutes; ten minutes are 2.4 MB, and little is lost when one fails. */
const LONGEST_MS = 600_000
/** Nobody speaks on without a breath for so long. */
const LOOK_BACK_MS = 150_000

/**
 * Where to cut the sound: in the middle of the longest pause before a piece gets too long, so that no word is cut in two.
 * The same sound gives the same plan.
 */
export function planPieces(durationMs: number, silences: media.Speech['silences'], longestMs = LONGEST_MS) {
  const pieces: { startMs: number; endMs: number }[] = []
  const lookBackMs = Math.min(LOOK_BACK_MS, longestMs / 4)
  let startMs = 0
  while (durationMs - startMs > longestMs) {
    const latest = startMs + longestMs
    const near = silences.filter(({ startMs: from, endMs: to }) => from >= latest - lookBackMs && to <= latest)
    const longest = near.reduce<(typeof near)[number] | null>(
      (best, each) => (best && best.endMs - best.startMs >= each.endMs - each.startMs ? best : each),
      null,
    )
    const endMs = longest ? Math.round((longest.startMs + longest.endMs) / 2) : latest
    pieces.push({ startMs, endMs })
    startMs = endMs
  }
  pieces.push({ startMs, endMs: durationMs })
  return pieces
}
