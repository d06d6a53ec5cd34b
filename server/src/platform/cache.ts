/**
 * A small cache with a time to live, the oldest entry leaving first; values are dropped early by news from other processes.
 * What was read before such news may be old: `asOf` says when the reading began, and then it is not kept.
 */
export function smallCache<V>(options: { max: number; ttlMs: number }) {
  const entries = new Map<string, { value: V; until: number }>()
  let drops = 0
  let oldest = entries.keys()
  /** One iterator all the time: a new one passes all that have left before, which took 50 µs where 20,000 are kept. */
  const dropOldest = () => {
    let next = oldest.next()
    if (next.done) {
      oldest = entries.keys()
      next = oldest.next()
    }
    if (!next.done) entries.delete(next.value)
  }
  return {
    get(key: string): V | undefined {
      const entry = entries.get(key)
      if (!entry) return undefined
      if (entry.until < performance.now()) {
        entries.delete(key)
        return undefined
      }
      return entry.value
    },
    /** For `asOf`; taken before the reading begins. */
    now: () => drops,
    set(key: string, value: V, asOf: number): V {
      if (asOf !== drops) return value
      entries.delete(key)
      if (entries.size >= options.max) dropOldest()
      entries.set(key, { value, until: performance.now() + options.ttlMs })
      return value
    },
    delete(key: string) {
      drops++
      entries.delete(key)
    },
    deleteWhere(matches: (value: V) => boolean) {
      drops++
      for (const [key, entry] of entries) if (matches(entry.value)) entries.delete(key)
    },
    clear() {
      drops++
      entries.clear()
    },
  }
}
export type SmallCache<V> = ReturnType<typeof smallCache<V>>
