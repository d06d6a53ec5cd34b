/**
 * Lines of a vertical axis from zero: three to five round steps that reach over the top.
 * @param top the largest value shown
 * @param unit what "round" is measured in: 1 for counts, 3_600_000 for milliseconds shown as hours
 * @returns ascending, the first 0, the last >= top; whole units when the unit is 1
 */
export function axisLines(top: number, unit = 1): number[] {
  const scaled = Math.max(top / unit, 0)
  if (scaled === 0) return [0, unit]
  const raw = scaled / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const rounded = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= raw) ?? raw
  const step = unit === 1 ? Math.max(1, Math.ceil(rounded)) : rounded
  const count = Math.ceil(scaled / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => index * step * unit)
}

/** Which of `count` points get a label when only `most` fit: evenly spread, the last one always among them. */
export function labelledPoints(count: number, most: number): number[] {
  if (count === 0) return []
  const step = Math.max(1, Math.ceil((count - 1) / Math.max(1, most - 1)))
  const points: number[] = []
  for (let index = count - 1; index >= 0; index -= step) points.unshift(index)
  return points
}
