import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { changeCachedVideo } from '../cached-videos.ts'
import { type ArticleStore, openArticle, type State } from './article-store.ts'
import { type Article, articleQuery, saveArticle } from './queries.ts'

/** Kept while the studio is open: what is being written goes on being saved on the next page. */
const stores = new Map<string, ArticleStore>()

/** The text of an article as it is written here, and what becomes of it. */
export function useArticle(article: Article): [State, ArticleStore] {
  const queryClient = useQueryClient()
  let store = stores.get(article.id)
  if (!store) {
    store = openArticle(article, serverOf(queryClient, article.id))
    stores.set(article.id, store)
  }
  const opened = store
  const state = useSyncExternalStore(opened.subscribe, opened.get)
  useEffect(() => opened.receive(article), [opened, article])
  useEffect(() => {
    const now = () => void opened.save()
    const hidden = () => document.visibilityState === 'hidden' && now()
    const leaving = (event: BeforeUnloadEvent) => {
      if (opened.isUnsaved()) event.preventDefault()
    }
    window.addEventListener('online', now)
    window.addEventListener('beforeunload', leaving)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('online', now)
      window.removeEventListener('beforeunload', leaving)
      document.removeEventListener('visibilitychange', hidden)
      void opened.save().then(() => {
        if (!opened.isUnsaved()) stores.delete(article.id)
      })
    }
  }, [opened, article.id])
  return [state, opened]
}

function serverOf(queryClient: QueryClient, id: string) {
  const key = `studio.article.${id}`
  return {
    async save(text: string, revision: number) {
      const saved = await saveArticle(id, text, revision)
      queryClient.setQueryData(articleQuery(id).queryKey, saved)
      changeCachedVideo(queryClient, id, () => saved.video)
      return saved
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
