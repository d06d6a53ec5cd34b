import { t } from '#web/lib/i18n/t.ts'

/** What a change is one on. */
export const daysBefore = (days: number): string =>
  t('{count, plural, one {on the # day before} other {on the # days before}}', { count: days })

export const noneBefore = (days: number): string =>
  t('{count, plural, one {None in the # day before} other {None in the # days before}}', { count: days })
