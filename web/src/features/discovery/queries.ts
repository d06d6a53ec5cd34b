import type { components } from '@studio/api-client'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type FoundItem = components['schemas']['FoundItem']

/** What a search is narrowed by, as the address has it. */
export type SearchFilters = {
  kind?: 'video' | 'audio' | 'article' | 'channel' | 'playlist' | undefined
  duration?: 'short' | 'medium' | 'long' | undefined
  date?: 'day' | 'week' | 'month' | 'year' | undefined
  category?: string | undefined
  language?: string | undefined
  sort?: 'newest' | 'views' | undefined
}
export type Search = SearchFilters & { q?: string | undefined }

export const searchQuery = (search: Search) =>
  infiniteQueryOptions({
    queryKey: ['discovery', 'search', search],
    queryFn: ({ signal, pageParam }) => {
      const given = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search
      return call(
        api.GET('/api/search', {
          params: { query: { ...given, limit: 20, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      )
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    staleTime: 30_000,
  })

export const suggestionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['discovery', 'suggestions', q],
    queryFn: async ({ signal }) =>
      (await call(api.GET('/api/search/suggestions', { params: { query: { q } }, signal }))).items,
    enabled: q !== '',
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  })
