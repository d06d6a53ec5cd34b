import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import type { CaseState } from './case-states.ts'

export type VerificationCase = components['schemas']['VerificationCase']

export const verificationQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['accounts', 'verification', channelId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/channels/{id}/verification', { params: { path: { id: channelId } }, signal })),
  })

/** For whoever runs the studio. */
export const casesQuery = (state: CaseState) =>
  queryOptions({
    queryKey: ['accounts', 'verifications', state],
    queryFn: ({ signal }) => call(api.GET('/api/admin/verifications', { params: { query: { state } }, signal })),
  })
