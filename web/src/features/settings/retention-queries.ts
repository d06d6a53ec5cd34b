import type { components } from '@studio/api-client'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Retention = components['schemas']['Retention']
export type RetentionRule = components['schemas']['RetentionRule']
export type RetentionPreview = components['schemas']['RetentionPreview']

export const retentionQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['settings', 'retention', channelId],
    queryFn: ({ signal }) => call(api.GET('/api/creator/retention', { params: { query: { channelId } }, signal })),
  })

/** What would go by these rules, set or not. */
export const retentionPreviewQuery = (channelId: string, rules: RetentionRule[]) =>
  queryOptions({
    queryKey: ['settings', 'retention-preview', channelId, rules],
    queryFn: ({ signal }) => call(api.POST('/api/creator/retention/preview', { body: { channelId, rules }, signal })),
    placeholderData: keepPreviousData,
  })

export const saveRetention = (channelId: string, rules: RetentionRule[]) =>
  call(api.PUT('/api/creator/retention', { body: { channelId, rules } }))
