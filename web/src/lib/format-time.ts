import { t } from '#web/lib/i18n/t.ts'
import { formatter } from './locale.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const exact = formatter(
  (locale, timeZone) =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone,
    }),
)
const dayOfYear = formatter(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone }),
)
const dayAndYear = formatter(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone }),
)
/** `2026-10-14`, the calendar day in the reader's zone. */
const calendarDay = formatter(
  (_locale, timeZone) =>
    new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }),
)

/** `Tuesday, 14 October 2025 at 09:31 CEST`. */
export const exactTime = (time: Date): string => exact().format(time)

/** `14 Oct 2026`. */
export const dateOnly = (time: Date): string => dayAndYear().format(time)

/** `just now`, `5 min ago`, `3 h ago`, `yesterday`, `4 days ago`; from a week on the date. Never "in the future". */
export function relativeTime(time: Date, now: Date): string {
  const age = Math.max(0, now.getTime() - time.getTime())
  if (age < 45_000) return t('just now')
  if (age < HOUR) {
    const count = Math.max(1, Math.round(age / MINUTE))
    return t('{count, plural, one {# min ago} other {# min ago}}', { count })
  }
  if (age < 22 * HOUR) return t('{count, plural, one {# h ago} other {# h ago}}', { count: Math.round(age / HOUR) })
  const days = daysBetween(time, now)
  if (days <= 1) return t('yesterday')
  if (days < 7) return t('{count, plural, one {# day ago} other {# days ago}}', { count: days })
  return dayOf(time).slice(0, 4) === dayOf(now).slice(0, 4) ? dayOfYear().format(time) : dayAndYear().format(time)
}

/** `3 weeks ago`, `2 years ago`: ages on the public site, where the exact day says little. */
export function roughAge(time: Date, now: Date): string {
  const days = daysBetween(time, now)
  if (days < 7) return relativeTime(time, now)
  const count = Math.floor(days / (days < 31 ? 7 : days < 365 ? 30.4 : 365))
  if (days < 31) return t('{count, plural, one {# week ago} other {# weeks ago}}', { count })
  if (days < 365) return t('{count, plural, one {# month ago} other {# months ago}}', { count })
  return t('{count, plural, one {# year ago} other {# years ago}}', { count })
}

/** How long until the words of `relativeTime` change, in ms; `null` when a redraw is not worth a timer. */
export function changesIn(time: Date, now: Date): number | null {
  const age = now.getTime() - time.getTime()
  if (age < HOUR) return MINUTE / 2
  if (age < DAY) return 10 * MINUTE
  return null
}

/** `2026-10-14`: which day it is for the reader. */
export const dayOf = (time: Date): string => calendarDay().format(time)

/** Calendar days in the reader's own zone, so that "yesterday" is the day before and not 24 hours. */
export const daysBetween = (time: Date, now: Date): number =>
  Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(time))) / DAY)
