/** `2026-11-21` and `09:30` in a zone by its name, as an instant; in the hour that a clock skips, the time after it. */
export function instantOf(date: string, time: string, zone: string): Date | null {
  const wanted = Date.parse(`${date}T${time}Z`)
  if (Number.isNaN(wanted)) return null
  // The offset at the first guess may be that of the other side of a change of clocks; the second look is right.
  const first = wanted - offsetAt(wanted, zone)
  return new Date(wanted - offsetAt(first, zone))
}

/** What clock and calendar of a zone show. */
export function wallTime(at: Date, zone: string): { date: string; time: string } {
  const shown = new Date(at.getTime() + offsetAt(at.getTime(), zone)).toISOString()
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) }
}

function offsetAt(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(new Date(ms))
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(ms / 1000) * 1000
}
