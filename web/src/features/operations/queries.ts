import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type SystemState = components['schemas']['SystemState']
export type Invite = components['schemas']['Invite']
export type Mail = components['schemas']['Mail']

/** The state of the installation, for its operator; asked again while it is looked at. */
export const systemQuery = queryOptions({
  queryKey: ['operations', 'system'],
  queryFn: ({ signal }) => call(api.GET('/api/admin/system', { signal })),
  refetchInterval: 10_000,
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
