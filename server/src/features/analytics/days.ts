import { UnknownTimeZone } from './errors.ts'

/** Calendar days are texts such as `2026-01-31`; a period names its first and its last day. */
export type Period = { from: string; to: string; days: number; tz: string }

const DAY_MS = 86_400_000

/**
 * The last days in the reader's zone, today included.
 * @param tz an IANA name; an offset has no daylight saving and is refused
 * @throws {UnknownTimeZone}
 */
export function lastDays(days: number, tz: string, now: Date): Period {
  const zone = zoneNamed(tz)
  const to = dayIn(zone, now)
  return { from: addDays(to, 1 - days), to, days, tz: zone }
}

export const before = ({ from, days, tz }: Period): Period => ({
  from: addDays(from, -days),
  to: addDays(from, -1),
  days,
  tz,
})

export const eachDay = ({ from, days }: Period): string[] => Array.from({ length: days }, (_, i) => addDays(from, i))

export function dayIn(tz: string, at: Date): string {
  return formatIn(tz).format(at)
}

/** The name as ClickHouse knows it: `utc` and `US/Pacific-New` mean a zone only here. */
const zoneNamed = (tz: string) => formatIn(tz).resolvedOptions().timeZone

function formatIn(tz: string): Intl.DateTimeFormat {
  if (!/^[A-Za-z]/.test(tz)) throw new UnknownTimeZone({ tz })
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: tz, year: 'numeric', month: '2-digit', day: '2-digit' })
  } catch (cause) {
    throw new UnknownTimeZone({ tz }, cause)
  }
}

/** Days of the calendar, counted in UTC where each has 24 hours. */
export const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
