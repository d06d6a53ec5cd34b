import type { components } from '@studio/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Thumbnail = components['schemas']['Thumbnail']
export type VideoChange = components['schemas']['VideoChange']
export type UploadDefaults = components['schemas']['UploadDefaults']

export { categoriesQuery } from '../categories-query.ts'

export const thumbnailsQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['content', 'thumbnails', videoId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos/{id}/thumbnails', { params: { path: { id: videoId } }, signal })),
  })

export const historyQuery = (videoId: string) =>
  infiniteQueryOptions({
    queryKey: ['content', 'history', videoId],
    queryFn: ({ signal, pageParam }) =>
      call(
        api.GET('/api/creator/videos/{id}/history', {
          params: { path: { id: videoId }, query: { limit: 30, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

export const uploadDefaultsQuery = (channelId: string | null) =>
  queryOptions({
    queryKey: ['content', 'upload-defaults', channelId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/upload-defaults', { params: { query: channelId ? { channelId } : {} }, signal })),
  })
