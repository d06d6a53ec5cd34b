import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

/** A playlist as its viewers see it. */
export const playlistQuery = (id: string) =>
  queryOptions({
    queryKey: ['content', 'public-playlist', id],
    queryFn: ({ signal }) => call(api.GET('/api/playlists/{id}', { params: { path: { id } }, signal })),
  })

/** @param around begin a little before this video */
export const playlistItemsQuery = (id: string, around?: string) =>
  infiniteQueryOptions({
    queryKey: ['content', 'public-playlist', id, 'items', around ?? null],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: 50, ...(pageParam ? { cursor: pageParam } : around && { around }) }
      return call(api.GET('/api/playlists/{id}/items', { params: { path: { id }, query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

export const channelPlaylistsQuery = (handle: string) =>
  infiniteQueryOptions({
    queryKey: ['content', 'channel-playlists', handle],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: 24, ...(pageParam && { cursor: pageParam }) }
      return call(api.GET('/api/channels/{id}/playlists', { params: { path: { id: handle }, query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
