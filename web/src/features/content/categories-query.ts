import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export const categoriesQuery = queryOptions({
  queryKey: ['content', 'categories'],
  queryFn: ({ signal }) => call(api.GET('/api/categories', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
})

/** What viewers read instead of a category's id; nothing before that is known. */
export function useCategoryLabel(): (category: string) => string {
  const { data } = useQuery(categoriesQuery)
  return (category) => data?.items.find(({ id }) => id === category)?.label ?? (data ? category : '')
}
