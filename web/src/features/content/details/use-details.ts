import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { meQuery } from '#web/features/accounts/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { changeCachedVideo } from '../cached-videos.ts'
import type { Video } from '../queries.ts'
import { useFields } from '../saving/use-saving.ts'
import { type DetailsStore, FIELDS, type State } from './store.ts'

/** The details of a video as they are written here, and what becomes of them. */
export function useDetails(video: Video): [State, DetailsStore] {
  const queryClient = useQueryClient()
  return useFields(`details.${video.id}`, video, FIELDS, () => serverOf(queryClient, video.id))
}

function serverOf(queryClient: QueryClient, videoId: string) {
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
  }
}
