import type { components } from '@studio/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type SystemState = components['schemas']['SystemState']
export type Invite = components['schemas']['Invite']
export type Mail = components['schemas']['Mail']
export type Job = components['schemas']['Job']
export type JobState = Job['state']

/** The state of the installation, for its operator; asked again while it is looked at. */
export const systemQuery = queryOptions({
  queryKey: ['operations', 'system'],
  queryFn: ({ signal }) => call(api.GET('/api/admin/system', { signal })),
  refetchInterval: 5000,
})

export const jobsQuery = (state: JobState, queue: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'jobs', state, queue ?? null],
    queryFn: ({ signal, pageParam }) =>
      call(
        api.GET('/api/admin/jobs', {
          params: { query: { state, ...(queue && { queue }), ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 5000,
  })

export type Quarantine = components['schemas']['Quarantine']
export type QuarantineItem = components['schemas']['QuarantineItem']

/** Events that were put aside on their way to the figures, or given up. */
export const quarantineQuery = (state: 'waiting' | 'discarded') =>
  infiniteQueryOptions({
    queryKey: ['operations', 'quarantine', state],
    queryFn: ({ signal, pageParam }) =>
      call(
        api.GET('/api/admin/quarantine', {
          params: { query: { state, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 5000,
  })

export const outboxQuery = queryOptions({
  queryKey: ['operations', 'outbox'],
  queryFn: ({ signal }) => call(api.GET('/api/admin/outbox', { signal })),
  refetchInterval: 30_000,
})

export const invitesQuery = queryOptions({
  queryKey: ['operations', 'invites'],
  queryFn: ({ signal }) => call(api.GET('/api/admin/invites', { signal })),
})

export type ChannelInUse = components['schemas']['ChannelInUse']
export type QuotaSetting = components['schemas']['QuotaSetting']

/** Every channel of the installation with what it holds; without words those that hold most. */
export const allChannelsQuery = (q: string, sort: 'storage' | 'newest') =>
  infiniteQueryOptions({
    queryKey: ['operations', 'channels', sort, q],
    queryFn: ({ signal, pageParam }) =>
      call(
        api.GET('/api/admin/channels', {
          params: { query: { sort, ...(q && { q }), ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export const defaultQuotaQuery = queryOptions({
  queryKey: ['operations', 'default-quota'],
  queryFn: ({ signal }) => call(api.GET('/api/admin/quota', { signal })),
})
