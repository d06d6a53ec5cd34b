import type { paths } from '@studio/api-client'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { filterBody, filterOf, type ListSearch, readSearch, sortOf } from './list-state.ts'

/** The largest page the API gives: far places of a long list come soon. */
export const PAGE = 100

/** The channel's own videos as the address asks for them; `null` is the person's first channel, made on first need. */
export const listQuery = (channelId: string | null, search: ListSearch) =>
  infiniteQueryOptions({
    queryKey: ['content', 'own-videos', channelId, filterOf(search), sortOf(search)],
    queryFn: ({ signal, pageParam }) => {
      const query = {
        ...asked(search),
        ...sortOf(search),
        limit: PAGE,
        ...(channelId && { channelId }),
        ...(pageParam && { cursor: pageParam }),
      }
      return call(api.GET('/api/creator/videos', { params: { query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    // A long list is not asked for again page by page whenever somebody comes back to the window: the socket tells what changed.
    refetchOnWindowFocus: (query) => (query.state.data?.pages.length ?? 0) <= 3,
  })

/** Asks for the first page before the list stands. */
export const prefetchList = (queryClient: QueryClient, channelId: string | null, search: ListSearch): void =>
  void queryClient.prefetchInfiniteQuery(listQuery(channelId, readSearch(search)))

/** Of a search that fills pages at once, which says less than the others: counting takes longer than finding. */
export const countQuery = (channelId: string | null, search: ListSearch) =>
  queryOptions({
    queryKey: ['content', 'own-videos-count', channelId, filterOf(search)],
    queryFn: ({ signal }) =>
      call(
        api.GET('/api/creator/videos/count', {
          params: { query: { ...asked(search), ...(channelId && { channelId }) } },
          signal,
        }),
      ),
  })

export type Query = NonNullable<paths['/api/creator/videos']['get']['parameters']['query']>

/** What somebody typed into the address is asked for as it is: the server says what of it is no value. */
export const asked = (search: ListSearch) => filterBody(search) as Query

let lastShown = 0
/** Which row the list shows at most. */
export const noteShown = (last: number): void => {
  lastShown = last
}

/** Before lists are asked for again: pages beyond the shown ones are dropped, and come when somebody scrolls there. */
export function dropFarPages(queryClient: QueryClient): void {
  const keep = Math.floor(lastShown / PAGE) + 1
  queryClient.setQueriesData<{ pages: unknown[]; pageParams: unknown[] }>(
    { queryKey: ['content', 'own-videos'] },
    (data) =>
      data && data.pages.length > keep
        ? { ...data, pages: data.pages.slice(0, keep), pageParams: data.pageParams.slice(0, keep) }
        : undefined,
  )
}
