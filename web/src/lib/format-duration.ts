import { t } from '#web/lib/i18n/t.ts'

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
  if (seconds < 60) return t('{count} s', { count: seconds })
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return t('{count} min', { count: minutes })
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours < 10 && rest > 0) return t('{hours} h {minutes} min', { hours, minutes: rest })
  return t('{count} h', { count: Math.round(minutes / 60) })
}

/** `about 2 min left`: what remains, never more exact than an estimate deserves. */
export function timeLeft(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds <= 5) return t('a few seconds left')
  if (seconds < 55) return t('about {time} left', { time: spokenDuration(Math.ceil(seconds / 10) * 10_000) })
  return t('about {time} left', { time: spokenDuration(Math.round(ms / 60_000) * 60_000) })
}

/** For screen readers: `1 hour 2 minutes 3 seconds`. */
export function readAloudDuration(ms: number): string {
  const total = Math.max(0, Math.round(ms / 1000))
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  const spoken = [
    hours > 0 && t('{count, plural, one {# hour} other {# hours}}', { count: hours }),
    minutes > 0 && t('{count, plural, one {# minute} other {# minutes}}', { count: minutes }),
    (seconds > 0 || total === 0) && t('{count, plural, one {# second} other {# seconds}}', { count: seconds }),
  ]
  return spoken.filter(Boolean).join(' ')
}
