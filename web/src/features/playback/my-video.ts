import type { components } from '@studio/api-client'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { meQuery } from '#web/features/accounts/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { progressKey } from './watched/start-at.ts'

export type MyVideo = components['schemas']['MyVideo']

/** What the person who is signed in has done with a video. The watch page brings it along when it is loaded. */
export const myVideoQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['playback', 'mine', videoId],
    queryFn: async ({ client, signal }) => {
      const mine = await call(api.GET('/api/vods/{id}/mine', { params: { path: { id: videoId } }, signal }))
      client.setQueryData(progressKey(videoId), mine.progress)
      return mine
    },
  })

export function prefetchMyVideo(queryClient: QueryClient, videoId: string): void {
  if (queryClient.getQueryData(meQuery.queryKey)?.user) void queryClient.prefetchQuery(myVideoQuery(videoId))
}
