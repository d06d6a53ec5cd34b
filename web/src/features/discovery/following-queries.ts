import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

const pages = { initialPageParam: '', getNextPageParam: (last: { nextCursor: string | null }) => last.nextCursor }
const page = (limit: number, cursor: string) => ({ limit, ...(cursor && { cursor }) })

/** Channels that the person follows, followed last first. */
export const followedChannelsQuery = infiniteQueryOptions({
  queryKey: ['accounts', 'following', 'channels'],
  queryFn: ({ signal, pageParam }) =>
    call(api.GET('/api/following', { params: { query: page(50, pageParam) }, signal })),
  ...pages,
})

/** What they have published, newest first. */
export const followingVideosQuery = infiniteQueryOptions({
  queryKey: ['accounts', 'following', 'videos'],
  queryFn: ({ signal, pageParam }) =>
    call(api.GET('/api/following/videos', { params: { query: page(24, pageParam) }, signal })),
  ...pages,
})

/** What the person likes, liked last first. */
export const likedVideosQuery = infiniteQueryOptions({
  queryKey: ['playback', 'liked-videos'],
  queryFn: ({ signal, pageParam }) => call(api.GET('/api/liked', { params: { query: page(24, pageParam) }, signal })),
  ...pages,
})
