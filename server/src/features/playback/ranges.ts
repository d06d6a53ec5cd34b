/** Of the media, in ms, the end not included. */
export type Range = readonly [from: number, to: number]

/** In order, without overlaps, within the media where its length is known (0: it is not). */
export function joined(ranges: readonly Range[], durationMs: number): Range[] {
  const limit = durationMs > 0 ? durationMs : Number.POSITIVE_INFINITY
  const sorted = ranges
    .map(([from, to]): Range => [Math.min(from, limit), Math.min(to, limit)])
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0])
  const found: Range[] = []
  for (const range of sorted) {
    const last = found.at(-1)
    if (last && range[0] <= last[1]) found[found.length - 1] = [last[0], Math.max(last[1], range[1])]
    else found.push(range)
  }
  return found
}

/** As PostgreSQL reads a multirange. */
export const multirange = (ranges: readonly Range[]): string =>
  `{${ranges.map(([from, to]) => `[${from},${to})`).join(',')}}`
