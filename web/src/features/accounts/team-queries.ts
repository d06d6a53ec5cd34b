import type { components, paths } from '@studio/api-client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Team = components['schemas']['Team']
export type Member = components['schemas']['Member']
export type Role = Member['role']
export type Invitation = components['schemas']['Invitation']
export type Roles = components['schemas']['Roles']
export type AuditRecord = components['schemas']['AuditRecord']
export type AuditFilter = Omit<
  NonNullable<paths['/api/channels/{id}/audit']['get']['parameters']['query']>,
  'limit' | 'cursor'
>

export const teamQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['accounts', 'team', channelId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/channels/{id}/members', { params: { path: { id: channelId } }, signal })),
  })

export const rolesQuery = queryOptions({
  queryKey: ['accounts', 'roles'],
  queryFn: ({ signal }) => call(api.GET('/api/roles', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
})

export const auditQuery = (channelId: string, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'audit', channelId, filter],
    queryFn: ({ signal, pageParam }) =>
      call(
        api.GET('/api/channels/{id}/audit', {
          params: { path: { id: channelId }, query: { ...filter, ...(pageParam && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })

/** @param userId who looks: what the letter is good for depends on it */
export const invitationQuery = (token: string, userId: string | null) =>
  queryOptions({
    queryKey: ['accounts', 'invitation', token, userId],
    queryFn: ({ signal }) => call(api.GET('/api/invitations', { params: { query: { token } }, signal })),
    retry: false,
  })
