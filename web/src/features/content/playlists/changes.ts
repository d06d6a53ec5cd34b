import { useQueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import type { Video } from '../queries.ts'
import { type Playlist, refreshPlaylists } from './queries.ts'

const path = (id: string) => ({ path: { id } })

/** What is done with playlists, each with its way back. */
export function usePlaylistChanges() {
  const queryClient = useQueryClient()
  const failed = (what: string) => async (thrown: unknown) => {
    toast(what, { tone: 'danger', detail: asProblem(thrown).message })
    await refreshPlaylists(queryClient)
  }
  const refresh = () => refreshPlaylists(queryClient)

  const restore = (playlist: Playlist) =>
    call(api.POST('/api/creator/playlists/{id}/restore', { params: path(playlist.id) })).then(
      async () => {
        toast(t('The playlist is back'), { tone: 'success', detail: playlist.title })
        await refresh()
      },
      failed(t('The playlist could not be brought back')),
    )

  const remove = (playlist: Playlist) =>
    call(api.DELETE('/api/creator/playlists/{id}', { params: path(playlist.id) })).then(
      async () => {
        toast(t('Playlist deleted'), {
          detail: t('{title}. Its videos stay.', { title: playlist.title }),
          action: { label: t('Undo'), run: () => void restore(playlist) },
        })
        await refresh()
      },
      failed(t('The playlist could not be deleted')),
    )

  /** One after the other: each names what it stood before. */
  const putBack = async (id: string, removed: readonly { videoId: string; before: string | null }[]) => {
    for (const { videoId, before } of removed)
      await call(
        api.POST('/api/creator/playlists/{id}/items', {
          params: path(id),
          body: { videoIds: [videoId], at: 'end', ...(before && { before }) },
        }),
      )
    await refresh()
  }

  const takeOut = (playlist: Pick<Playlist, 'id' | 'title'>, videos: readonly Pick<Video, 'id' | 'title'>[]) =>
    call(
      api.DELETE('/api/creator/playlists/{id}/items', {
        params: path(playlist.id),
        body: { videoIds: videos.map((video) => video.id) },
      }),
    ).then(
      async ({ removed }) => {
        toast(t('Removed from {title}', { title: playlist.title }), {
          detail:
            videos.length === 1
              ? videos[0]?.title
              : t('{count, plural, one {# video} other {# videos}}', { count: compact(videos.length) }),
          action: {
            label: t('Undo'),
            run: () => void putBack(playlist.id, removed).catch(failed(t('It could not be put back'))),
          },
        } as Parameters<typeof toast>[1])
        await refresh()
      },
      failed(t('It could not be removed')),
    )

  const putIn = (playlist: Pick<Playlist, 'id' | 'title'>, videoIds: string[]) =>
    call(
      api.POST('/api/creator/playlists/{id}/items', { params: path(playlist.id), body: { videoIds, at: 'end' } }),
    ).then(
      async ({ added }) => {
        const { title } = playlist
        toast(added > 0 ? t('Added to {title}', { title }) : t('Already in {title}', { title }), {
          tone: 'success',
          ...(added > 1 && { detail: t('{count, plural, one {# video} other {# videos}}', { count: compact(added) }) }),
        })
        await refresh()
      },
      failed(t('It could not be added')),
    )

  return { remove, takeOut, putIn, refresh }
}
