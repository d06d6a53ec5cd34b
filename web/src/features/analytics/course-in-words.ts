import { t } from '#web/lib/i18n/t.ts'

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
  if (!best || best.value === 0) return t('{figure}: none on the days that are counted to the end.', { figure: name })
  const third = Math.max(1, Math.floor(known.length / 3))
  const start = average(known.slice(0, third))
  const end = average(known.slice(-third))
  const peak = t('Best day: {day} with {value}.', { day: best.title, value: format(best.value) })
  if (known.length < 4) return `${t('{sentence}.', { sentence: name })} ${peak}`
  if (Math.abs(end - start) < 0.1 * Math.max(start, end))
    return `${t('{figure} stayed near {value} a day.', { figure: name, value: format(Math.round(end)) })} ${peak}`
  const values = { figure: name, start: format(Math.round(start)), end: format(Math.round(end)) }
  const way =
    end > start
      ? t('{figure} rose from {start} to {end} a day.', values)
      : t('{figure} fell from {start} to {end} a day.', values)
  return `${way} ${peak}`
}

const average = (points: { value: number }[]): number =>
  points.reduce((sum, point) => sum + point.value, 0) / Math.max(1, points.length)
