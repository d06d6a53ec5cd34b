import type { components } from '@studio/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { REASON_IDS, type Reason } from '#web/features/playback/reports/report-words.ts'
import { api, call } from '#web/lib/api.ts'

export type ReportCase = components['schemas']['ReportCase']
export type Decision = NonNullable<ReportCase['decision']>['decision']

export const STATES = ['open', 'decided'] as const
export const ABOUT = ['video', 'sentence'] as const
export type ReportsSearch = {
  state?: (typeof STATES)[number]
  about?: (typeof ABOUT)[number]
  reason?: Reason
}

/** Of an address: what it does not know is left out. */
export function readReportsSearch(search: Record<string, unknown>): ReportsSearch {
  const state = STATES.find((each) => each === search.state)
  const about = ABOUT.find((each) => each === search.about)
  const reason = REASON_IDS.find((each) => each === search.reason)
  return { ...(state && { state }), ...(about && { about }), ...(reason && { reason }) }
}

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
