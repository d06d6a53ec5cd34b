import type { components } from '@studio/api-client'
import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Notice = components['schemas']['Notice']
type Page = components['schemas']['NoticePage']

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notifications', 'notices'],
  queryFn: ({ signal, pageParam }) =>
    call(
      api.GET('/api/notifications', {
        params: { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: '',
  getNextPageParam: (last: Page) => last.nextCursor,
  staleTime: 60_000,
})

/** The server says that there are new ones, or that some were read elsewhere. */
export const refreshNotices = (queryClient: QueryClient): void => void queryClient.invalidateQueries(noticesQuery)

type Which = { ids: string[] } | { until: string }

/** Marks as read, at once on the page; a notice whose mark was lost is unread again at the next look, which does no harm. */
export function useReadNotices() {
  const queryClient = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (which: Which) => call(api.POST('/api/notifications/read', { body: which })),
    onMutate: (which) =>
      queryClient.setQueryData<InfiniteData<Page, string>>(
        noticesQuery.queryKey,
        (data) => data && marked(data, which),
      ),
    onSettled: () => queryClient.invalidateQueries(noticesQuery),
  })
  return mutate
}

function marked(data: InfiniteData<Page, string>, which: Which): InfiniteData<Page, string> {
  const now = new Date().toISOString()
  const isMeant = (notice: Notice) =>
    notice.readAt === null && ('ids' in which ? which.ids.includes(notice.id) : notice.createdAt <= which.until)
  const count = data.pages.flatMap((page) => page.items).filter(isMeant).length
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      unread: 'ids' in which ? Math.max(0, page.unread - count) : 0,
      items: page.items.map((notice) => (isMeant(notice) ? { ...notice, readAt: now } : notice)),
    })),
  }
}
