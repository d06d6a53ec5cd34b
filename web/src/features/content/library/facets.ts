import { queryOptions } from '@tanstack/react-query'
import { ask } from './ask.ts'
import { filterOf, type ListName, type ListSearch } from './list-state.ts'

export type Facet = { value: string; count: number; label?: string }
export type Facets = Partial<Record<ListName, Facet[]>>

/** How many videos each value of a filter would leave, under the other filters. */
export const facetsQuery = (channelId: string | null, search: ListSearch) =>
  queryOptions({
    queryKey: ['content', 'facets', channelId, filterOf(search)],
    queryFn: ({ signal }) =>
      ask<Facets>('GET', '/api/creator/videos/facets', {
        query: { ...filterOf(search), ...(channelId && { channelId }) },
        signal,
      }),
  })
