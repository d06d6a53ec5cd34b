import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react'
import { useShortcuts } from '#web/features/frame/shortcuts.ts'
import { ownVideoQuery, type Video } from '../queries.ts'
import { type Chapters, chaptersQuery, saveChapters } from './queries.ts'
import { type ChapterStore, openChapters, type State } from './store.ts'

/** Kept while the studio is open: what is being written goes on being saved on the next page. */
const stores = new Map<string, ChapterStore>()

/** The chapters of a video as they are written here, and what becomes of them. */
export function useChapters(video: Video, read: Chapters): [State, ChapterStore] {
  const queryClient = useQueryClient()
  let store = stores.get(video.id)
  if (!store) {
    store = openChapters(read, { durationMs: video.durationMs, server: serverOf(queryClient, video.id) })
    stores.set(video.id, store)
  }
  const opened = store
  const state = useSyncExternalStore(opened.subscribe, opened.get)
  useEffect(() => opened.receive(read), [opened, read])
  // Somebody else's list, or new times in the description: players are told of both with the video.
  const shown = JSON.stringify(video.chapters)
  const first = useRef(shown)
  useEffect(() => {
    if (first.current === shown) return
    first.current = shown
    void queryClient.invalidateQueries({ queryKey: chaptersQuery(video.id).queryKey })
  }, [queryClient, video.id, shown])
  useEffect(() => {
    const online = () => opened.retry()
    const hidden = () => document.visibilityState === 'hidden' && opened.flush()
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
  const key = `studio.chapters.${videoId}`
  return {
    async save(...[chapters, revision]: [Parameters<typeof saveChapters>[1], number]) {
      const saved = await saveChapters(videoId, chapters, revision)
      queryClient.setQueryData(chaptersQuery(videoId).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ownVideoQuery(videoId).queryKey })
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

const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]:not([contenteditable=false])'

/** The list's own steps, in its fields too; in a field of anything else the browser's own undo is meant. */
export function useUndoKeys(box: RefObject<HTMLElement | null>, undo: () => void, redo: () => void): void {
  const latest = useRef({ undo, redo })
  latest.current = { undo, redo }
  useShortcuts('Chapters', [
    { keys: 'mod+z', words: 'Undo the last change of the chapters' },
    { keys: 'mod+shift+z', words: 'Redo it' },
  ])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      const { target } = event
      const elsewhere = target instanceof Element && !box.current?.contains(target)
      if (elsewhere && target.closest(`${TYPING}, [role=dialog]`)) return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) latest.current.redo()
      else latest.current.undo()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [box])
}
