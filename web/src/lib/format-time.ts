import { LOCALE } from './locale.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const exact = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
})
const dayOfYear = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' })

/** `Tuesday, 14 October 2025 at 09:31 CEST`. */
export const exactTime = (time: Date): string => exact.format(time)

/** `14 Oct 2026`. */
export const dateOnly = (time: Date): string => dayAndYear.format(time)

/** `just now`, `5 min ago`, `3 h ago`, `yesterday`, `4 days ago`; from a week on the date. Never "in the future". */
export function relativeTime(time: Date, now: Date): string {
  const age = Math.max(0, now.getTime() - time.getTime())
  if (age < 45_000) return 'just now'
  if (age < HOUR) return `${Math.max(1, Math.round(age / MINUTE))} min ago`
  if (age < 22 * HOUR) return `${Math.round(age / HOUR)} h ago`
  const days = daysBetween(time, now)
  if (days <= 1) return 'yesterday'
  if (days < 7) return `${days} days ago`
  return time.getFullYear() === now.getFullYear() ? dayOfYear.format(time) : dayAndYear.format(time)
}

/** `3 weeks ago`, `2 years ago`: ages on the public site, where the exact day says little. */
export function roughAge(time: Date, now: Date): string {
  const days = daysBetween(time, now)
  if (days < 7) return relativeTime(time, now)
  if (days < 31) return ago(Math.floor(days / 7), 'week')
  if (days < 365) return ago(Math.floor(days / 30.4), 'month')
  return ago(Math.floor(days / 365), 'year')
}

/** How long until the words of `relativeTime` change, in ms; `null` when a redraw is not worth a timer. */
export function changesIn(time: Date, now: Date): number | null {
  const age = now.getTime() - time.getTime()
  if (age < HOUR) return MINUTE / 2
  if (age < DAY) return 10 * MINUTE
  return null
}

/** Calendar days in the reader's own zone, so that "yesterday" is the day before and not 24 hours. */
const daysBetween = (time: Date, now: Date): number => Math.round((midnight(now) - midnight(time)) / DAY)

const midnight = (time: Date): number => new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime()

const ago = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'} ago`
