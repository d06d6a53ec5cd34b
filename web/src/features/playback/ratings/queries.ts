import type { components } from '@studio/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type MyRating = components['schemas']['MyRating']
export type Ratings = components['schemas']['Ratings']
export type RatingSentence = components['schemas']['RatingSentence']

export const myRatingQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['playback', 'my-rating', videoId],
    queryFn: ({ signal }) => call(api.GET('/api/vods/{id}/rating', { params: { path: { id: videoId } }, signal })),
  })

export const ratingsQuery = (videoId: string) =>
  infiniteQueryOptions({
    queryKey: ['playback', 'ratings', videoId],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET('/api/vods/{id}/ratings', {
          params: { path: { id: videoId }, query: { limit: 5, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
