import type { components } from '@studio/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Video = components['schemas']['Video']
export type Visibility = Video['visibility']

const PAGE = 30

/** Own videos by words of their title, for the palette. */
export const foundVideosQuery = (channelId: string | null, q: string) =>
  queryOptions({
    queryKey: ['content', 'found', channelId, q],
    queryFn: ({ signal }) =>
      call(
        api.GET('/api/creator/videos', {
          params: { query: { limit: 6, q, ...(channelId && { channelId }) } },
          signal,
        }),
      ),
  })

/** What was deleted and can be brought back. */
export const trashQuery = (channelId: string | null) =>
  infiniteQueryOptions({
    queryKey: ['content', 'trash', channelId],
    queryFn: ({ signal, pageParam }) =>
      call(
        api.GET('/api/creator/trash', {
          params: { query: { limit: PAGE, ...(channelId && { channelId }), ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

/** One of the channel's own videos, with everything its team may see. */
export const ownVideoQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['content', 'own-video', videoId],
    queryFn: ({ signal }) => call(api.GET('/api/creator/videos/{id}', { params: { path: { id: videoId } }, signal })),
  })

/** Public videos of everybody or of one channel, newest first. */
export const publicVideosQuery = (handle: string | null) =>
  infiniteQueryOptions({
    queryKey: ['content', 'public-videos', handle],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: 24, ...(pageParam && { cursor: pageParam }) }
      return handle
        ? call(api.GET('/api/channels/{id}/vods', { params: { path: { id: handle }, query }, signal }))
        : call(api.GET('/api/vods', { params: { query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

/** A video as its viewers see it. */
export const videoQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['content', 'video', videoId],
    queryFn: ({ signal }) => call(api.GET('/api/vods/{id}', { params: { path: { id: videoId } }, signal })),
  })
