import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

/**
 * A small choice that outlives the page (a collapsed rail, the channel last worked on), kept in local storage.
 * Where storage is off it holds until the page is left.
 * @param storage asked for at each use, since reading it can throw; `() => sessionStorage` for what ends with the tab
 */
export function stored(key: string, storage: () => Storage = () => localStorage) {
  let memory: string | null = null
  const get = (): string | null => {
    try {
      return storage().getItem(key)
    } catch {
      return memory
    }
  }
  const set = (value: string | null): void => {
    memory = value
    try {
      if (value === null) storage().removeItem(key)
      else storage().setItem(key, value)
    } catch {
      // Storage is switched off: `memory` has it.
    }
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return { get, set, use: (): string | null => useSyncExternalStore(subscribe, get) }
}
