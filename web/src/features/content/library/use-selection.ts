import { useState } from 'react'
import type { LibraryVideo } from './library-video.ts'
import { filterOf, type ListSearch } from './list-state.ts'
import { countOf, EVERYTHING, NOTHING, type Selection, withIds } from './selection.ts'

/** What is chosen in the list; another channel or filter begins anew, another order does not. */
export function useSelection(
  channelId: string | null,
  search: ListSearch,
  videos: readonly LibraryVideo[],
  total: number,
) {
  const list = JSON.stringify([channelId, filterOf(search)])
  const [kept, setKept] = useState<{ list: string; selection: Selection; wanted: boolean }>({
    list,
    selection: NOTHING,
    wanted: false,
  })
  const { selection, wanted } = kept.list === list ? kept : { selection: NOTHING, wanted: false }
  const select = (next: Selection) => setKept({ list, selection: next, wanted })
  const chosen = countOf(selection, total)
  return {
    selection,
    select,
    /** Something is chosen, or somebody asked to choose. */
    selecting: wanted || chosen > 0,
    setSelecting: (on: boolean) => setKept({ list, selection: NOTHING, wanted: on }),
    /** The box of the head: what is loaded, or nothing. */
    shownOrNone: () =>
      select(
        chosen > 0
          ? NOTHING
          : withIds(
              NOTHING,
              videos.map(({ id }) => id),
              true,
            ),
      ),
    all: () =>
      select(
        videos.length === total
          ? withIds(
              NOTHING,
              videos.map(({ id }) => id),
              true,
            )
          : EVERYTHING,
      ),
  }
}
