/** `0:12.340`, `1:02:03.000`: a moment of a video, exact to the millisecond. */
export function timeCode(ms: number): string {
  const total = Math.max(0, Math.round(ms))
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  const hours = Math.floor(total / 3_600_000)
  const minutes = Math.floor(total / 60_000) % 60
  const rest = `${pad(Math.floor(total / 1000) % 60, 2)}.${pad(total % 1000, 3)}`
  return hours > 0 ? `${hours}:${pad(minutes, 2)}:${rest}` : `${minutes}:${rest}`
}

/** What people write: `75`, `1:15`, `1:15.5`, `0:01:15,500`. @returns milliseconds, or null for anything else */
export function parseTimeCode(text: string): number | null {
  const clean = text.trim().replace(',', '.')
  const [, hours = '0', minutes = '0', seconds] =
    /^(?:(?:(\d{1,3}):)?(\d{1,4}):)?(\d{1,6}(?:\.\d{1,6})?)$/.exec(clean) ?? []
  if (seconds === undefined) return null
  if (clean.includes(':') && (Number(seconds) >= 60 || (clean.split(':').length > 2 && Number(minutes) >= 60)))
    return null
  return Math.round(Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000)
}
