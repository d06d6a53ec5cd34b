import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

/** How many videos of the channel have each value that the list can be filtered by, whatever the filters are set to. */
export const facetsQuery = (channelId: string | null) =>
  queryOptions({
    queryKey: ['content', 'facets', channelId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos/facets', { params: { query: { ...(channelId && { channelId }) } }, signal })),
  })
