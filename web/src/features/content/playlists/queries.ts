import type { components } from '@studio/api-client'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Playlist = components['schemas']['Playlist']
export type PlaylistItem = components['schemas']['PlaylistItem']
export type PlaylistPatch = components['schemas']['PlaylistPatch']
export type PlaylistVisibility = Playlist['visibility']

const PAGE = 30
export const ITEMS = 100

/** Playlists of the channel, newest first. */
export const playlistsQuery = (channelId: string | null) =>
  infiniteQueryOptions({
    queryKey: ['content', 'playlists', channelId],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: PAGE, ...(channelId && { channelId }), ...(pageParam && { cursor: pageParam }) }
      return call(api.GET('/api/creator/playlists', { params: { query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

/** To choose from: by words of the title, and whether each has a video. */
export const choosePlaylistsQuery = (channelId: string | null, { q = '', videoId }: { q?: string; videoId?: string }) =>
  queryOptions({
    queryKey: ['content', 'playlists', channelId, 'choose', q, videoId ?? null],
    queryFn: ({ signal }) => {
      const query = { limit: 100, ...(channelId && { channelId }), ...(q && { q }), ...(videoId && { videoId }) }
      return call(api.GET('/api/creator/playlists', { params: { query }, signal }))
    },
  })

export const ownPlaylistQuery = (id: string) =>
  queryOptions({
    queryKey: ['content', 'playlist', id],
    queryFn: ({ signal }) => call(api.GET('/api/creator/playlists/{id}', { params: { path: { id } }, signal })),
  })

export const ownItemsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['content', 'playlist', id, 'items'],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: ITEMS, ...(pageParam && { cursor: pageParam }) }
      return call(api.GET('/api/creator/playlists/{id}/items', { params: { path: { id }, query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

export const refreshPlaylists = (queryClient: QueryClient) =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ['content', 'playlists'] }),
    queryClient.invalidateQueries({ queryKey: ['content', 'playlist'] }),
    queryClient.invalidateQueries({ queryKey: ['content', 'own-videos'] }),
  ])
