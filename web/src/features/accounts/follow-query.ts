import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { askTogether } from '#web/lib/ask-together.ts'

const ask = askTogether(async (ids) => {
  const { items } = await call(api.GET('/api/follows', { params: { query: { channelIds: ids.join(',') } } }))
  return new Map(items.map(({ channelId, level }) => [channelId, level]))
})

/** How much the person hears of a channel; `null`: they do not follow it. */
export const followQuery = (channelId: string, userId: string | undefined) =>
  queryOptions({
    queryKey: ['accounts', 'follow', channelId, userId],
    queryFn: async () => (await ask(channelId)) ?? null,
    enabled: userId !== undefined,
    staleTime: 60_000,
  })
