import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { carryOutLeftovers, withoutPending } from './changes.ts'
import { watchedStore } from './progress-store.ts'
import { type Progress, progressKey } from './start-at.ts'
import type { HistoryWhere } from './store.ts'

const MOST_AT_ONCE = 100

type Asked = { videoId: string; resolve: (found: Progress | null) => void; reject: (reason: unknown) => void }
let asked: Asked[] = []

async function settledStore(queryClient: QueryClient) {
  const store = await watchedStore(queryClient)
  carryOutLeftovers(queryClient, store.owner)
  return store
}

/** Cards that come together ask together. */
function ask(queryClient: QueryClient, videoId: string): Promise<Progress | null> {
  return new Promise((resolve, reject) => {
    if (asked.length === 0) setTimeout(() => void answer(queryClient))
    asked.push({ videoId, resolve, reject })
  })
}

async function answer(queryClient: QueryClient): Promise<void> {
  const all = asked
  asked = []
  for (let at = 0; at < all.length; at += MOST_AT_ONCE) {
    const some = all.slice(at, at + MOST_AT_ONCE)
    try {
      const store = await settledStore(queryClient)
      const found = await store.many([...new Set(some.map(({ videoId }) => videoId))])
      const byId = new Map(found.map((progress) => [progress.vodId, progress]))
      for (const { videoId, resolve } of some) resolve(byId.get(videoId) ?? null)
    } catch (thrown) {
      for (const { reject } of some) reject(thrown)
    }
  }
}

/** How far this viewer is; `null` where they have not watched it. */
export const progressQuery = (videoId: string) =>
  queryOptions({
    queryKey: progressKey(videoId),
    queryFn: async ({ client }): Promise<Progress | null> => withoutPending(videoId, await ask(client, videoId)),
    staleTime: 60_000,
    retry: false,
  })

export const UNFINISHED_KEY = ['playback', 'unfinished']
export const HISTORY_KEY = ['playback', 'history']

/** What can be gone on with, watched last first. */
export const unfinishedQuery = queryOptions({
  queryKey: UNFINISHED_KEY,
  queryFn: async ({ client, signal }) => {
    const items = await (await settledStore(client)).unfinished(signal)
    return items.filter(({ vodId, progress }) => withoutPending(vodId, progress) === progress)
  },
})

export const historyQuery = (where: HistoryWhere) =>
  infiniteQueryOptions({
    queryKey: [...HISTORY_KEY, where],
    queryFn: async ({ client, signal, pageParam }) => {
      const page = await (await settledStore(client)).history(where, pageParam, signal)
      const items = page.items.flatMap((item) => {
        const progress = withoutPending(item.vodId, item.progress)
        return progress ? { ...item, progress } : []
      })
      return { ...page, items }
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

export const pausedQuery = queryOptions({
  queryKey: ['playback', 'history-paused'],
  queryFn: async ({ client, signal }) => (await watchedStore(client)).paused(signal),
})
