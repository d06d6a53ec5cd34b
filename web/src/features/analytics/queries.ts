import type { components } from '@studio/api-client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { timeZone } from '#web/lib/locale.ts'

export type Dashboard = components['schemas']['Dashboard']
export type Days = '7' | '28' | '90'

/** The channel's figures of the last days, in the reader's time zone. */
export const dashboardQuery = (channelId: string | null, days: Days) =>
  queryOptions({
    queryKey: ['analytics', 'dashboard', channelId, days, timeZone()],
    queryFn: ({ signal }) =>
      call(
        api.GET('/api/creator/dashboard', {
          params: { query: { days, tz: timeZone(), ...(channelId && { channelId }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })
