import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { changeCachedVideo } from '../cached-videos.ts'
import type { Video } from '../queries.ts'
import { type DetailsStore, openDetails, type State } from './store.ts'

/** Kept while the studio is open: what is being written goes on being saved on the next page. */
const stores = new Map<string, DetailsStore>()

/** The details of a video as they are written here, and what becomes of them. */
export function useDetails(video: Video): [State, DetailsStore] {
  const queryClient = useQueryClient()
  let store = stores.get(video.id)
  if (!store) {
    store = openDetails(video, serverOf(queryClient, video.id))
    stores.set(video.id, store)
  }
  const opened = store
  const state = useSyncExternalStore(opened.subscribe, opened.get)
  useEffect(() => opened.receive(video), [opened, video])
  useEffect(() => {
    const online = () => opened.retry()
    const hidden = () => document.visibilityState === 'hidden' && opened.flush()
    // What is kept in this tab outlives a reload, but not the tab.
    const leaving = (event: BeforeUnloadEvent) => {
      if (opened.isUnsaved()) event.preventDefault()
    }
    window.addEventListener('online', online)
    window.addEventListener('beforeunload', leaving)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('beforeunload', leaving)
      document.removeEventListener('visibilitychange', hidden)
      opened.flush()
      if (!opened.isUnsaved()) stores.delete(video.id)
    }
  }, [opened, video.id])
  return [state, opened]
}

function serverOf(queryClient: QueryClient, videoId: string) {
  const key = `studio.details.${videoId}`
  return {
    async save(patch: State['edits'], revision: number) {
      const saved = await call(
        api.PATCH('/api/creator/videos/{id}', {
          params: { path: { id: videoId }, header: { 'if-match': `"${revision}"` } },
          // The licences and categories come from the server's own lists.
          body: patch as never,
        }),
      )
      changeCachedVideo(queryClient, videoId, () => saved)
      return saved
    },
    async whoChanged(revision: number) {
      const me = queryClient.getQueryData(meQuery.queryKey)
      const { items } = await call(
        api.GET('/api/creator/videos/{id}/history', { params: { path: { id: videoId }, query: { limit: 10 } } }),
      )
      const change = items.find((each) => each.revision > revision && each.by?.id !== me?.user?.id)
      return change ? { by: change.by?.name ?? null, fields: change.fields, at: new Date(change.at) } : null
    },
    keep(text: string | null) {
      try {
        if (text === null) sessionStorage.removeItem(key)
        else sessionStorage.setItem(key, text)
      } catch {
        // Storage is off or full: it is saved all the same, only a reload in between would lose it.
      }
    },
    kept() {
      try {
        return sessionStorage.getItem(key)
      } catch {
        return null
      }
    },
  }
}
