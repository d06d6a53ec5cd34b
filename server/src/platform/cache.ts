/** A small least-recently-used cache with a time to live; values are dropped early by news from other processes. */
export function smallCache<V>(options: { max: number; ttlMs: number }) {
  const entries = new Map<string, { value: V; until: number }>()
  return {
    get(key: string): V | undefined {
      const entry = entries.get(key)
      if (!entry) return undefined
      if (entry.until < Date.now()) {
        entries.delete(key)
        return undefined
      }
      return entry.value
    },
    set(key: string, value: V): V {
      entries.delete(key)
      if (entries.size >= options.max) entries.delete(entries.keys().next().value!) // not empty: max is at least 1
      entries.set(key, { value, until: Date.now() + options.ttlMs })
      return value
    },
    delete: (key: string) => entries.delete(key),
    deleteWhere(matches: (value: V) => boolean) {
      for (const [key, entry] of entries) if (matches(entry.value)) entries.delete(key)
    },
    clear: () => entries.clear(),
  }
}
export type SmallCache<V> = ReturnType<typeof smallCache<V>>
