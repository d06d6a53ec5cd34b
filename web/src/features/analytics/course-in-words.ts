type Point = { title: string; value: number | null }

/**
 * The course of a figure in one or two sentences: `Views rose from 210 to 340 a day. Best day: Wed 14 Oct with 512.`
 * Compares the average of the first third with that of the last; a tenth is the least that counts as a change.
 * @param points days in order, those still being counted left out
 */
export function courseInWords(name: string, points: Point[], format: (value: number) => string): string {
  const known = points.filter((point): point is { title: string; value: number } => point.value !== null)
  const best = known.reduce<(typeof known)[number] | null>(
    (top, point) => (top && top.value >= point.value ? top : point),
    null,
  )
  if (!best || best.value === 0) return `${name}: none on the days that are counted to the end.`
  const third = Math.max(1, Math.floor(known.length / 3))
  const start = average(known.slice(0, third))
  const end = average(known.slice(-third))
  const peak = `Best day: ${best.title} with ${format(best.value)}.`
  if (known.length < 4) return `${name}. ${peak}`
  if (Math.abs(end - start) < 0.1 * Math.max(start, end))
    return `${name} stayed near ${format(Math.round(end))} a day. ${peak}`
  return `${name} ${end > start ? 'rose' : 'fell'} from ${format(Math.round(start))} to ${format(Math.round(end))} a day. ${peak}`
}

const average = (points: { value: number }[]): number =>
  points.reduce((sum, point) => sum + point.value, 0) / Math.max(1, points.length)
