import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

/** Everything that the home page shows. It comes with the page. */
export const homeQuery = queryOptions({
  queryKey: ['discovery', 'home'],
  queryFn: ({ signal }) => call(api.GET('/api/home', { signal })),
  staleTime: 60_000,
})
