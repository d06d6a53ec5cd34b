import { useSyncExternalStore } from 'react'
import { stored } from '#web/lib/stored.ts'

const rail = stored('studio.rail')
const narrow = matchMedia('(width < 64rem)')

const subscribe = (changed: () => void) => {
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}

/** No room for a choice: tablets and windows at 200 % zoom get the narrow rail. */
export const useRailForced = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches)

export function useRailCollapsed(): boolean {
  const forced = useRailForced()
  return rail.use() === 'collapsed' || forced
}

export const setRailCollapsed = (collapsed: boolean): void => rail.set(collapsed ? 'collapsed' : null)
