import { longDay } from '#web/lib/format-day.ts'
import { dayOf, daysBetween } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'

/** Groups of a list that is newest first: `Today`, `Yesterday`, then the day's name. */
export function byDay<T extends { createdAt: string }>(items: readonly T[], now: Date): { day: string; items: T[] }[] {
  const groups: { key: string; day: string; items: T[] }[] = []
  for (const item of items) {
    const time = new Date(item.createdAt)
    const key = dayOf(time)
    const last = groups.at(-1)
    if (last?.key === key) last.items.push(item)
    else groups.push({ key, day: nameOf(time, now), items: [item] })
  }
  return groups.map(({ day, items }) => ({ day, items }))
}

function nameOf(time: Date, now: Date): string {
  const days = daysBetween(time, now)
  if (days <= 0) return t('Today')
  return days === 1 ? t('Yesterday') : longDay(dayOf(time))
}
