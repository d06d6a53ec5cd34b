import { language } from './i18n/language.ts'
import { formatter } from './locale.ts'

// A day of a chart is a calendar date without a time zone ('2026-10-14'): it is read and written as UTC throughout.
const short = formatter(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
)
const long = formatter(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
)

/** `14 Oct`, from `2026-10-14`. */
export const shortDay = (day: string): string => short().format(new Date(`${day.slice(0, 10)}T00:00:00Z`))

/** `Wed 14 Oct`. */
export function longDay(day: string): string {
  const text = long().format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
  return language() === 'en' ? text.replace(',', '') : text
}
