import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type VerificationCase = components['schemas']['VerificationCase']

export const CASE_STATES = ['waiting', 'again', 'verified', 'decided'] as const
export type CaseState = (typeof CASE_STATES)[number]
export const isCaseState = (value: unknown): value is CaseState => CASE_STATES.some((state) => state === value)

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
