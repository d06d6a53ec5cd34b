import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { deviceId } from './device.ts'
import type { WatchedStore } from './store.ts'
import { openUnsent, type Unsent, type UnsentPorts } from './unsent.ts'

const PAGE = 24
const KEY = 'studio.unsent.'
/** A list does not wait longer for a report. */
const LONGEST_MS = 1500

const iso = (ms: number) => new Date(ms).toISOString()
const itemOf = ({ vodId, positionMs, ranges, at }: Unsent) => ({ vodId, positionMs, ranges, at: iso(at) })
const envelope = () => ({ deviceId: deviceId(), sentAt: iso(Date.now()) })

async function send(items: readonly Unsent[]): Promise<boolean> {
  const [first, another] = items.map(itemOf)
  if (!first) return true
  try {
    // `keepalive` lets the request outlive the page.
    if (another)
      await call(
        api.POST('/api/watch-progress/merge', { body: { ...envelope(), items: items.map(itemOf) }, keepalive: true }),
      )
    else await call(api.POST('/api/watch-progress', { body: { ...envelope(), ...first }, keepalive: true }))
    return true
  } catch (thrown) {
    const problem = asProblem(thrown)
    // Signed out meanwhile: it is kept for when the same person comes back.
    return !problem.passing && problem.status !== 401
  }
}

function beacon(items: readonly Unsent[]): void {
  const body = JSON.stringify({ ...envelope(), items: items.map(itemOf) })
  navigator.sendBeacon?.('/api/watch-progress/merge', new Blob([body], { type: 'application/json' }))
}

/** One entry per video, so that tabs do not overwrite each other's. Of each person apart. */
function keptFor(owner: string): UnsentPorts['store'] {
  const prefix = `${KEY}${owner}.`
  const attempt = <T>(storage: () => T): T | null => {
    try {
      return storage()
    } catch {
      return null // storage is off, full, or holds something foreign
    }
  }
  return {
    put: (item) => attempt(() => localStorage.setItem(prefix + item.vodId, JSON.stringify(item))),
    remove: ({ vodId }) => attempt(() => localStorage.removeItem(prefix + vodId)),
    all: () =>
      attempt(() =>
        Object.keys(localStorage)
          .filter((key) => key.startsWith(prefix))
          .flatMap((key): Unsent[] => attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null')) ?? []),
      ) ?? [],
  }
}

/** Of who is signed in. */
export function openServerStore(owner: string): WatchedStore {
  const unsent = openUnsent({ send, beacon, store: keptFor(owner) })
  unsent.adopt()
  addEventListener('online', () => unsent.flush())
  addEventListener('pagehide', () => unsent.leave())
  /** What was left a moment ago is in the list. */
  const told = () => Promise.race([unsent.idle(), new Promise((resolve) => setTimeout(resolve, LONGEST_MS))])
  return {
    owner,
    report({ vodId, positionMs, ranges, at }, leaving) {
      unsent.add({ vodId, positionMs, ranges, at })
      if (leaving) unsent.flush()
      return true
    },
    async many(videoIds, signal) {
      const query = { vodIds: videoIds.join(',') }
      const { items } = await call(
        api.GET('/api/watch-progress/many', { params: { query }, ...(signal && { signal }) }),
      )
      return items
    },
    async unfinished(signal) {
      await told()
      return (await call(api.GET('/api/watch-progress/continue', { ...(signal && { signal }) }))).items
    },
    async history(where, cursor, signal) {
      await told()
      return call(
        api.GET('/api/watch-history', {
          params: { query: { limit: PAGE, ...where, ...(cursor && { cursor }) } },
          ...(signal && { signal }),
        }),
      )
    },
    async mark({ id }, state) {
      await call(
        api.PUT('/api/watch-progress/{vodId}', { params: { path: { vodId: id } }, body: { state }, keepalive: true }),
      )
    },
    async remove(videoId) {
      await call(api.DELETE('/api/watch-history/{vodId}', { params: { path: { vodId: videoId } }, keepalive: true }))
    },
    async clear() {
      await call(api.POST('/api/watch-history/clear'))
    },
    async paused(signal) {
      return (await call(api.GET('/api/watch-history/settings', { ...(signal && { signal }) }))).paused
    },
    async pause(paused) {
      await call(api.PUT('/api/watch-history/settings', { body: { paused } }))
    },
  }
}
