import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import { ownItemsQuery, type PlaylistItem, refreshPlaylists } from './queries.ts'

type Page = { items: PlaylistItem[]; nextCursor: string | null }
/** Beyond every playlist's end. */
export const LAST = 1_000_000

/** Moves a video of a playlist: on the page at once, then for everybody, one move after the other. */
export function useReorder(playlistId: string) {
  const queryClient = useQueryClient()
  const { queryKey } = ownItemsQuery(playlistId)
  const before = useRef<Promise<unknown>>(Promise.resolve())
  const waiting = useRef(0)

  const show = (videoId: string, position: number) =>
    queryClient.setQueryData<InfiniteData<Page>>(queryKey, (data) => {
      if (!data) return data
      const items = data.pages.flatMap((page) => page.items)
      const moved = items.find((item) => item.video.id === videoId)
      const whole = data.pages.at(-1)?.nextCursor === null
      if (!moved || (position > items.length && !whole)) return data
      const rest = items.filter((item) => item !== moved)
      rest.splice(Math.min(position, items.length) - 1, 0, moved)
      const numbered = rest.map((item, index) => ({ ...item, position: index + 1 }))
      let from = 0
      return {
        ...data,
        pages: data.pages.map((page) => {
          const own = numbered.slice(from, from + page.items.length)
          from += page.items.length
          return { ...page, items: own }
        }),
      }
    })

  /** @param position from 1; `LAST` is the end */
  const move = (item: PlaylistItem, position: number, { undoable = true } = {}) => {
    const { id, title } = item.video
    if (position === item.position) return
    void queryClient.cancelQueries({ queryKey })
    // A neighbour is a steadier place than a number while others move things, too.
    const items = queryClient.getQueryData<InfiniteData<Page>>(queryKey)?.pages.flatMap((page) => page.items) ?? []
    const others = items.filter((each) => each.video.id !== id)
    const neighbour = others[position - 2]
    show(id, position)
    waiting.current += 1
    before.current = before.current
      .then(() =>
        call(
          api.POST('/api/creator/videos/reorder', {
            body: { playlistId, videoIds: [id], ...(neighbour ? { after: neighbour.video.id } : { position }) },
          }),
        ),
      )
      .then(
        () => {
          if (undoable)
            toast(position === LAST ? t('Moved to the end') : t('Moved to position {position}', { position }), {
              detail: title,
              action: {
                label: t('Undo'),
                run: () =>
                  move({ ...item, position: position === LAST ? 0 : position }, item.position, { undoable: false }),
              },
            })
        },
        (thrown: unknown) =>
          toast(t('It could not be moved'), { tone: 'danger', detail: asProblem(thrown).message }) && undefined,
      )
      .finally(() => {
        waiting.current -= 1
        if (waiting.current === 0) void refreshPlaylists(queryClient)
      })
  }
  return move
}
