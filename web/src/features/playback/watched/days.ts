import { dayOf, daysBetween } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { formatter, timeZone } from '#web/lib/locale.ts'

const near = formatter(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }),
)
const far = formatter(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone }),
)

/** `Today`, `Yesterday`, `Wednesday 14 October`; with its year where that is not plain. */
export function nameOfDay(time: Date, now: Date): string {
  const days = daysBetween(time, now)
  if (days <= 0) return t('Today')
  if (days === 1) return t('Yesterday')
  return (days < 300 ? near() : far()).format(time)
}

/** Groups of a list that is newest first, each of one day of the reader's. */
export function byDay<T extends { watchedAt: string }>(items: readonly T[]): { day: string; items: T[] }[] {
  const groups: { day: string; items: T[] }[] = []
  for (const item of items) {
    const day = dayOf(new Date(item.watchedAt))
    const last = groups.at(-1)
    if (last?.day === day) last.items.push(item)
    else groups.push({ day, items: [item] })
  }
  return groups
}

/** The instants at which a day (`2026-10-14`) begins for the reader, and ends. Days of 23 and 25 hours too. */
export function boundsOf(day: string): { from: string; to: string } {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return { from: beginning(midnight), to: beginning(midnight + 86_400_000) }
}

function beginning(midnightUtc: number): string {
  const guess = midnightUtc - offsetAt(midnightUtc)
  return new Date(midnightUtc - offsetAt(guess)).toISOString()
}

/** How far the reader's clock is before UTC, in ms. */
function offsetAt(ms: number): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: timeZone() })
  return Date.parse(`${clock.format(ms).replace(' ', 'T')}Z`) - Math.floor(ms / 1000) * 1000
}
