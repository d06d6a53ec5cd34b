import { spokenDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'

const DAY_MS = 86_400_000

/** How long something has run: `12 min`, `5 h 10 min`, and `3 days` from the second on. */
export const upFor = (ms: number): string =>
  ms < 2 * DAY_MS
    ? spokenDuration(Math.max(0, ms))
    : t('{count, plural, one {# day} other {# days}}', { count: Math.floor(ms / DAY_MS) })
