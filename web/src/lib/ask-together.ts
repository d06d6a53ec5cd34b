const MOST_AT_ONCE = 100

type Asked<T> = { id: string; resolve: (found: T | undefined) => void; reject: (reason: unknown) => void }

/** Cards that come together ask together: one request for what each of them wants to know of its own. */
export function askTogether<T>(
  load: (ids: string[]) => Promise<Map<string, T>>,
): (id: string) => Promise<T | undefined> {
  let asked: Asked<T>[] = []
  const answer = async (some: Asked<T>[]) => {
    try {
      const found = await load([...new Set(some.map(({ id }) => id))])
      for (const { id, resolve } of some) resolve(found.get(id))
    } catch (thrown) {
      for (const { reject } of some) reject(thrown)
    }
  }
  return (id) =>
    new Promise((resolve, reject) => {
      if (asked.length === 0)
        setTimeout(() => {
          const all = asked
          asked = []
          for (let at = 0; at < all.length; at += MOST_AT_ONCE) void answer(all.slice(at, at + MOST_AT_ONCE))
        })
      asked.push({ id, resolve, reject })
    })
}
