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

/** One spelling of each: `utc` and `europe/berlin` are taken too. */
const zoneNamed = (tz: string) => formatIn(tz).resolvedOptions().timeZone

function formatIn(tz: string): Intl.DateTimeFormat {
  if (!/^[A-Za-z]/.test(tz)) throw new UnknownTimeZone({ tz })
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: tz, year: 'numeric', month: '2-digit', day: '2-digit' })
  } catch (cause) {
    throw new UnknownTimeZone({ tz }, cause)
  }
}

const HOUR_MS = 3_600_000
const STEP_MS = 900_000 // offsets of zones are whole quarters of an hour

/** @returns the instants, in ms since 1970, at which the days begin in the zone */
export function startsOf(days: readonly string[], tz: string): number[] {
  const format = formatIn(tz)
  const begins = (day: string, at: number) => format.format(at) >= day && format.format(at - 1) < day
  const starts: number[] = []
  for (const day of days) {
    const next = (starts.at(-1) ?? 0) + 24 * HOUR_MS // right for nearly every day
    starts.push(begins(day, next) ? next : searchStart(day, (at) => format.format(at) >= day))
  }
  return starts
}

/** Clocks are at most 14 hours before and 12 behind; a day may begin at one o'clock where they are changed at midnight. */
function searchStart(day: string, hasBegun: (at: number) => boolean): number {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  let before = (midnight - 15 * HOUR_MS) / STEP_MS
  let after = (midnight + 15 * HOUR_MS) / STEP_MS
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (hasBegun(middle * STEP_MS)) after = middle
    else before = middle
  }
  return after * STEP_MS
}

/** Days of the calendar, counted in UTC where each has 24 hours. */
const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
