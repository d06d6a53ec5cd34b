import type { components } from '@studio/api-client'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

/** Who is looking, and the channels they may work on. */
export const meQuery = queryOptions({
  queryKey: ['accounts', 'me'],
  queryFn: ({ signal }) => call(api.GET('/api/me', { signal })),
  staleTime: 5 * 60_000,
})

export type Me = components['schemas']['Me']
export type OwnChannel = Me['channels'][number]
export type Channel = components['schemas']['Channel']
export type ApiKey = components['schemas']['ApiKey']

export const loadMe = (queryClient: QueryClient) => queryClient.ensureQueryData(meQuery)

export const channelQuery = (idOrHandle: string) =>
  queryOptions({
    queryKey: ['accounts', 'channel', idOrHandle],
    queryFn: ({ signal }) => call(api.GET('/api/channels/{id}', { params: { path: { id: idOrHandle } }, signal })),
  })

export const apiKeysQuery = queryOptions({
  queryKey: ['accounts', 'api-keys'],
  queryFn: ({ signal }) => call(api.GET('/api/creator/api-keys', { signal })),
})
