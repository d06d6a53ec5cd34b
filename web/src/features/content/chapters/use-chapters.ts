import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ownVideoQuery, type Video } from '../queries.ts'
import type { SavingState, SavingStore } from '../saving/store.ts'
import { useSaving } from '../saving/use-saving.ts'
import { type Chapters, chaptersQuery, saveChapters } from './queries.ts'
import { chapterList, type Rows } from './rows.ts'

export type State = SavingState<Rows, Chapters>
export type ChapterStore = SavingStore<Rows, Chapters>

/** The chapters of a video as they are written here, and what becomes of them. */
export function useChapters(video: Video, read: Chapters): [State, ChapterStore] {
  const queryClient = useQueryClient()
  const { id, durationMs } = video
  // Somebody else's list, or new times in the description: players are told of both with the video.
  const shown = JSON.stringify(video.chapters)
  const first = useRef(shown)
  useEffect(() => {
    if (first.current === shown) return
    first.current = shown
    void queryClient.invalidateQueries({ queryKey: chaptersQuery(id).queryKey })
  }, [queryClient, id, shown])
  return useSaving(`chapters.${id}`, read, () =>
    chapterList(durationMs, async (chapters, revision, newSitting) => {
      const saved = await saveChapters(id, chapters, { revision, newSitting })
      queryClient.setQueryData(chaptersQuery(id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ownVideoQuery(id).queryKey })
      return saved
    }),
  )
}
