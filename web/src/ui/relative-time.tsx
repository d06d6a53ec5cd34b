import { changesIn, exactTime, relativeTime, roughAge } from '#web/lib/format-time.ts'
import { useNow } from '#web/lib/now.ts'

/** `3 h ago`, kept up to date; the exact time and zone on hover. `rough` counts weeks, months and years. */
export function RelativeTime({ time, rough }: { time: string; rough?: boolean }) {
  const date = new Date(time)
  const now = useNow(changesIn(date, new Date()))
  return (
    <time dateTime={time} title={exactTime(date)}>
      {rough ? roughAge(date, now) : relativeTime(date, now)}
    </time>
  )
}
