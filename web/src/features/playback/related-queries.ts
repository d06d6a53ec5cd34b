import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type VideoCard = components['schemas']['VideoCard']
export type Reason = components['schemas']['Reason']
export type RelatedItem = { video: VideoCard; reason: Reason | null }

const MOST = 20

/** What to watch after a video; what is new where nobody knows anything better. */
export const relatedQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['discovery', 'related', videoId],
    queryFn: async ({ signal }): Promise<RelatedItem[]> => {
      const params = { path: { id: videoId }, query: { limit: MOST } }
      const { data } = await api.GET('/api/vods/{id}/related', { params, signal })
      if (data) return data.items
      const newest = await call(api.GET('/api/vods', { params: { query: { limit: MOST + 1 } }, signal }))
      return newest.items
        .filter(({ id }) => id !== videoId)
        .slice(0, MOST)
        .map((video) => ({ video, reason: null }))
    },
    staleTime: 60_000,
  })
