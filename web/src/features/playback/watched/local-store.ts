import type { Video } from '#web/features/content/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { stored } from '#web/lib/stored.ts'
import { ENTRY_KEY, type Entry, entryOf, resumeOf } from './entry.ts'
import { joined, progressOfEntry } from './progress-of.ts'
import type { Report, Watched, WatchedStore } from './store.ts'

/** Videos that a browser remembers; the ones watched longest ago make room. */
const MOST_ENTRIES = 400
const PAGE = 24

const paused = stored('studio.history-paused')

/** Watched last first. */
export function allEntries(): [videoId: string, entry: Entry][] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(ENTRY_KEY))
      .flatMap((key): [string, Entry][] => {
        const id = key.slice(ENTRY_KEY.length)
        const entry = entryOf(id)
        return entry ? [[id, entry]] : []
      })
      .sort((a, b) => b[1].at - a[1].at)
  } catch {
    return [] // storage is off
  }
}

function write(videoId: string, entry: Entry): void {
  try {
    localStorage.setItem(ENTRY_KEY + videoId, JSON.stringify(entry))
  } catch {
    // Off or full: what is watched is not remembered.
  }
}

export function forgetEntry(videoId: string): void {
  try {
    localStorage.removeItem(ENTRY_KEY + videoId)
  } catch {
    // Storage is off: there is nothing in it.
  }
}

let counted = false

function keep({ vodId, positionMs, ranges, at, durationMs, title }: Report): boolean {
  if (paused.get()) return false
  const before = entryOf(vodId)
  const isNew = !before || at >= before.at
  // Whatever was marked is watched again.
  const now = isNew
    ? { positionMs, at, mark: null }
    : { positionMs: before.positionMs, at: before.at, mark: before.mark }
  write(vodId, { ...now, durationMs, title, ranges: joined([...(before?.ranges ?? []), ...ranges]) })
  if (!before && !counted) for (const [id] of allEntries().slice(MOST_ENTRIES)) forgetEntry(id)
  counted = true
  return true
}

async function withVideos(entries: readonly (readonly [string, Entry])[], signal?: AbortSignal): Promise<Watched[]> {
  if (entries.length === 0) return []
  const vodIds = entries.map(([id]) => id).join(',')
  const { items } = await call(
    api.GET('/api/watch-history/videos', { params: { query: { vodIds } }, ...(signal && { signal }) }),
  )
  const videos = new Map<string, Video>(items.map((video) => [video.id, video]))
  return entries.map(([vodId, entry]) => ({
    vodId,
    video: videos.get(vodId) ?? null,
    progress: progressOfEntry(vodId, entry),
    watchedAt: new Date(entry.at).toISOString(),
  }))
}

/** Each word begins a word of the title, as in the search of an account's history. */
function isCalled(title: string, q: string): boolean {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const has = words(title)
  return words(q).every((asked) => has.some((word) => word.startsWith(asked)))
}

/** While nobody is signed in: the browser's own storage, joined into the account on signing in. */
export const localStore: WatchedStore = {
  owner: '',
  report: keep,
  async many(videoIds) {
    return videoIds.flatMap((id) => {
      const entry = entryOf(id)
      return entry ? progressOfEntry(id, entry) : []
    })
  },
  async unfinished(signal) {
    const begun = allEntries().filter(([, entry]) => entry.mark === null && resumeOf(entry) !== null)
    return (await withVideos(begun.slice(0, 12), signal)).filter(({ video }) => video !== null)
  },
  async history({ q = '', from, to }, cursor, signal) {
    const found = allEntries().filter(
      ([, entry]) =>
        isCalled(entry.title, q) &&
        (from === undefined || entry.at >= Date.parse(from)) &&
        (to === undefined || entry.at < Date.parse(to)),
    )
    const at = Number(cursor) || 0
    const next = at + PAGE
    return {
      items: await withVideos(found.slice(at, next), signal),
      nextCursor: next < found.length ? String(next) : null,
    }
  },
  async mark({ id, durationMs, title }, mark) {
    const fresh = { positionMs: 0, durationMs: durationMs ?? 0, ranges: [], at: Date.now(), title }
    const before = entryOf(id) ?? fresh
    if (mark === 'unwatched') write(id, { ...before, positionMs: 0, ranges: [], mark: null })
    else write(id, { ...before, mark })
  },
  async remove(videoId) {
    forgetEntry(videoId)
  },
  async clear() {
    for (const [id] of allEntries()) forgetEntry(id)
  },
  paused: async () => paused.get() !== null,
  pause: async (on) => paused.set(on ? 'on' : null),
}
