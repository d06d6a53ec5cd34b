import type { components } from '@studio/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import type { ReportsSearch } from './reports-search.ts'

export type ReportCase = components['schemas']['ReportCase']
export type Decision = NonNullable<ReportCase['decision']>['decision']

export const reportsQuery = (search: ReportsSearch) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'reports', search],
    queryFn: ({ pageParam, signal }) =>
      call(
        api.GET('/api/admin/reports', {
          params: { query: { limit: 20, ...search, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['operations', 'report', id],
    queryFn: ({ signal }) => call(api.GET('/api/admin/reports/{id}', { params: { path: { id } }, signal })),
  })
