import type { components } from '@studio/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Video = components['schemas']['Video']
/** What lists of public videos show of each; a video is one too. */
export type CardVideo = components['schemas']['VideoCard']
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

/** Public videos of everybody, newest first. */
export const publicVideosQuery = infiniteQueryOptions({
  queryKey: ['content', 'public-videos'],
  queryFn: ({ signal, pageParam }) =>
    call(api.GET('/api/vods', { params: { query: { limit: 24, ...(pageParam && { cursor: pageParam }) } }, signal })),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
})

export type ChannelList = {
  sort?: 'trending' | 'views' | undefined
  q?: string | undefined
  date?: keyof typeof PERIOD_DAYS | undefined
}
export const PERIOD_DAYS = { week: 7, month: 30, year: 365 } as const

/** Public videos of a channel, twelve at a time. */
export const channelVideosQuery = (handle: string, { sort, q, date }: ChannelList) =>
  infiniteQueryOptions({
    queryKey: ['content', 'channel-videos', handle, { sort, q, date }],
    queryFn: ({ signal, pageParam }) => {
      // By days, so that the next page is of the same list.
      const from = date && new Date(Date.now() - PERIOD_DAYS[date] * 86_400_000).toISOString().slice(0, 10)
      const narrowed = { ...(sort && { sort }), ...(q && { q }), ...(from && { from }) }
      const query = { limit: 12, ...narrowed, ...(pageParam && { cursor: pageParam }) }
      return call(api.GET('/api/channels/{id}/vods', { params: { path: { id: handle }, query }, signal }))
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
