import { queryOptions } from '@tanstack/react-query'
import { meQuery } from '#web/features/accounts/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { askTogether } from '#web/lib/ask-together.ts'

/** `likeCount`: of all people, once a like of one's own has changed it. */
export type LikedState = { liked: boolean; likeCount: number | null }

const ask = askTogether(async (ids) => {
  const { vodIds } = await call(api.GET('/api/likes', { params: { query: { vodIds: ids.join(',') } } }))
  return new Map(vodIds.map((id) => [id, true]))
})

export const likedKey = (videoId: string) => ['playback', 'liked', videoId]

/** Whether the person likes it; nobody does who is signed out. */
export const likedQuery = (videoId: string) =>
  queryOptions({
    queryKey: likedKey(videoId),
    queryFn: async ({ client }): Promise<LikedState> => {
      const { user } = await client.ensureQueryData(meQuery)
      return { liked: user ? ((await ask(videoId)) ?? false) : false, likeCount: null }
    },
    staleTime: 60_000,
  })
