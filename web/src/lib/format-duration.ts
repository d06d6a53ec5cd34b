/** `0:07`, `12:40`, `1:02:03`: how players show a position or a length. */
export function clockDuration(ms: number): string {
  const total = Math.max(0, Math.round(ms / 1000))
  const seconds = String(total % 60).padStart(2, '0')
  const minutes = Math.floor(total / 60) % 60
  const hours = Math.floor(total / 3600)
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
}

/** `45 s`, `12 min`, `3 h 20 min`, `41 h`, `1,204 h`: amounts of time, with the two parts that matter. */
export function spokenDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours < 10 && rest > 0) return `${hours} h ${rest} min`
  return `${Math.round(minutes / 60).toLocaleString('en')} h`
}

/** `about 2 min left`: what remains, never more exact than an estimate deserves. */
export function timeLeft(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds <= 5) return 'a few seconds left'
  if (seconds < 55) return `about ${Math.ceil(seconds / 10) * 10} s left`
  return `about ${spokenDuration(Math.round(ms / 60_000) * 60_000)} left`
}

/** For screen readers: `1 hour 2 minutes 3 seconds`. */
export function readAloudDuration(ms: number): string {
  const total = Math.max(0, Math.round(ms / 1000))
  const parts = [
    [Math.floor(total / 3600), 'hour'],
    [Math.floor(total / 60) % 60, 'minute'],
    [total % 60, 'second'],
  ] as const
  const spoken = parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}${value === 1 ? '' : 's'}`)
  return spoken.join(' ') || '0 seconds'
}
