/** A part of the video that is kept. */
export type Part = { startMs: number; endMs: number }
/** A stretch of the video, kept or cut out, so that all of it is covered. */
export type Stretch = Part & { kept: boolean }

/** The shortest that a part may become by hand. */
const SHORTEST_MS = 100

export const keptMs = (keep: readonly Part[]): number => keep.reduce((sum, part) => sum + part.endMs - part.startMs, 0)

/** Kept and cut-out stretches in turn, from the first to the last moment. */
export function stretches(keep: readonly Part[], durationMs: number): Stretch[] {
  const all: Stretch[] = []
  let at = 0
  for (const part of keep) {
    if (part.startMs > at) all.push({ startMs: at, endMs: part.startMs, kept: false })
    all.push({ ...part, kept: true })
    at = part.endMs
  }
  if (at < durationMs) all.push({ startMs: at, endMs: durationMs, kept: false })
  return all
}

/** Takes a stretch out; parts that become too short to be seen go with it. */
export const cutOut = (keep: readonly Part[], cut: Part): Part[] =>
  keep
    .flatMap((part) => [
      { startMs: part.startMs, endMs: Math.min(part.endMs, cut.startMs) },
      { startMs: Math.max(part.startMs, cut.endMs), endMs: part.endMs },
    ])
    .filter((part) => part.endMs - part.startMs >= SHORTEST_MS)

/** Puts a stretch back and joins what touches it. */
export function putBack(keep: readonly Part[], back: Part): Part[] {
  const joined: Part[] = []
  for (const part of [...keep, back].sort((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1)
    if (last && part.startMs <= last.endMs)
      joined[joined.length - 1] = { ...last, endMs: Math.max(last.endMs, part.endMs) }
    else joined.push({ ...part })
  }
  return joined
}

/** Divides the part at a moment, so that each half can be taken out or moved alone. */
export const split = (keep: readonly Part[], ms: number): Part[] =>
  keep.flatMap((part) =>
    ms - part.startMs >= SHORTEST_MS && part.endMs - ms >= SHORTEST_MS
      ? [
          { startMs: part.startMs, endMs: ms },
          { startMs: ms, endMs: part.endMs },
        ]
      : [part],
  )

/** Moves one end of one part, as far as its neighbours and its other end allow. */
export function moveEnd(
  keep: readonly Part[],
  at: { index: number; end: keyof Part },
  toMs: number,
  durationMs: number,
): Part[] {
  const ms = Math.round(toMs)
  return keep.map((part, index) => {
    if (index !== at.index) return part
    return at.end === 'startMs'
      ? { ...part, startMs: Math.max(keep[index - 1]?.endMs ?? 0, Math.min(ms, part.endMs - SHORTEST_MS)) }
      : { ...part, endMs: Math.min(keep[index + 1]?.startMs ?? durationMs, Math.max(ms, part.startMs + SHORTEST_MS)) }
  })
}

/** Where playing goes on from a moment that is cut out; null inside of a kept part, the end behind the last one. */
export function skipTo(keep: readonly Part[], ms: number, durationMs: number): number | null {
  for (const { startMs, endMs } of keep) {
    if (ms < startMs - 1) return startMs
    if (ms < endMs) return null
  }
  return durationMs
}
