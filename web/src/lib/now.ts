import { useCallback, useRef, useSyncExternalStore } from 'react'

/** A time of day that moves on by itself while it is looked at. */
export function useNow(everyMs: number | null): Date {
  const now = useRef(new Date())
  const subscribe = useCallback(
    (changed: () => void) => {
      if (everyMs === null) return () => {}
      const timer = setInterval(() => {
        now.current = new Date()
        changed()
      }, everyMs)
      return () => clearInterval(timer)
    },
    [everyMs],
  )
  return useSyncExternalStore(subscribe, () => now.current)
}
