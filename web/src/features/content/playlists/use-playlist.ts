import { useQueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import type { FieldsState, FieldsStore } from '../saving/fields-store.ts'
import { meanwhileOf } from '../saving/saving.ts'
import { useFields } from '../saving/use-saving.ts'
import { ownPlaylistQuery, type Playlist, type PlaylistPatch } from './queries.ts'

const FIELDS = ['title', 'description', 'kind', 'visibility', 'coverVideoId'] as const
export type FieldName = (typeof FIELDS)[number]
export type State = FieldsState<Playlist, FieldName>
export type PlaylistStore = FieldsStore<Playlist, FieldName>

/** What a playlist is called and who sees it, as it is written here, and what becomes of it. */
export function usePlaylist(playlist: Playlist): [State, PlaylistStore] {
  const queryClient = useQueryClient()
  const { id } = playlist
  const show = (known: Playlist) => queryClient.setQueryData(ownPlaylistQuery(id).queryKey, known)
  return useFields(`playlist.${id}`, playlist, FIELDS, () => ({
    async save(patch, revision) {
      try {
        const saved = await call(
          api.PATCH('/api/creator/playlists/{id}', {
            params: { path: { id }, header: { 'if-match': `"${revision}"` } },
            body: patch as PlaylistPatch,
          }),
        )
        show(saved)
        void queryClient.invalidateQueries({ queryKey: ['content', 'playlists'] })
        return saved
      } catch (thrown) {
        const theirs = meanwhileOf<Playlist>(asProblem(thrown))
        if (theirs) show(theirs)
        throw thrown
      }
    },
  }))
}
