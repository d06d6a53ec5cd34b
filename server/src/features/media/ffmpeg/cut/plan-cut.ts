/** One picture of the source, in the order of showing. */
export type Frame = {
  timeS: number
  /** a copy may begin here: nothing after it needs what comes before, and nothing before it comes later in the file */
  entry: boolean
}

/** A part to keep, as people set it. */
export type Part = { startMs: number; endMs: number }

/** A run of frames that is made in one go; `from` inclusive, `to` exclusive, as places in the list of frames. */
export type Piece = { way: 'copy' | 'encode'; from: number; to: number }

/** A part as it is cut: on the frames nearest to what was asked. */
export type CutPart = { from: number; to: number; startS: number; endS: number; pieces: Piece[] }

/** A copy saves nothing when it is shorter than this. */
const WORTH_COPYING_S = 0.5

/**
 * Where to cut, and which frames are copied as they are.
 * @param frames in the order of showing
 * @param lastS when the last frame ends
 * @param smart whether anything may be copied
 * @returns parts that hold at least one frame
 */
export function planCut(
  frames: readonly Frame[],
  parts: readonly Part[],
  { lastS, smart }: { lastS: number; smart: boolean },
): CutPart[] {
  const timeOf = (at: number) => frames[at]?.timeS ?? lastS
  const cut: CutPart[] = []
  for (const { startMs, endMs } of parts) {
    const from = nearest(frames, lastS, startMs / 1000)
    const to = nearest(frames, lastS, endMs / 1000)
    if (to <= from) continue
    const pieces = smart ? smartPieces(frames, timeOf, from, to) : [{ way: 'encode', from, to } as const]
    cut.push({ from, to, startS: timeOf(from), endS: timeOf(to), pieces })
  }
  return cut
}

function smartPieces(frames: readonly Frame[], timeOf: (at: number) => number, from: number, to: number): Piece[] {
  let first = from
  while (first < to && !frames[first]?.entry) first++
  let last = to
  // The end of the file needs no frame to stop before.
  while (last > first && last < frames.length && !frames[last]?.entry) last--
  if (timeOf(last) - timeOf(first) < WORTH_COPYING_S) return [{ way: 'encode', from, to }]
  const pieces: Piece[] = [
    { way: 'encode', from, to: first },
    { way: 'copy', from: first, to: last },
    { way: 'encode', from: last, to },
  ]
  return pieces.filter((piece) => piece.to > piece.from)
}

/** The place of the frame (or of the end) whose time is nearest. */
function nearest(frames: readonly Frame[], lastS: number, timeS: number): number {
  let low = 0
  let high = frames.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((frames[middle]?.timeS ?? lastS) < timeS) low = middle + 1
    else high = middle
  }
  const after = frames[low]?.timeS ?? lastS
  const before = frames[low - 1]?.timeS
  return before !== undefined && timeS - before < after - timeS ? low - 1 : low
}

/** How much of it is copied, from 0 to 1. */
export function copiedShare(parts: readonly CutPart[]): number {
  const count = (way: Piece['way']) =>
    parts
      .flatMap(({ pieces }) => pieces)
      .reduce((sum, piece) => sum + (piece.way === way ? piece.to - piece.from : 0), 0)
  return count('copy') / Math.max(1, count('copy') + count('encode'))
}
