import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asked } from './list-queries.ts'
import { filterOf, type ListSearch } from './list-state.ts'

/** How many videos each value of a filter would leave, under the other filters. */
export const facetsQuery = (channelId: string | null, search: ListSearch) =>
  queryOptions({
    queryKey: ['content', 'facets', channelId, filterOf(search)],
    queryFn: ({ signal }) =>
      call(
        api.GET('/api/creator/videos/facets', {
          params: { query: { ...asked(search), ...(channelId && { channelId }) } },
          signal,
        }),
      ),
  })
