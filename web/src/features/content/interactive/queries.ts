import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import type { Item } from './items.ts'

export type InteractionList = components['schemas']['InteractionList']

export const interactionsQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['content', 'interactions', videoId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos/{id}/interactions', { params: { path: { id: videoId } }, signal })),
  })

export const resultsQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['content', 'interaction-results', videoId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos/{id}/interactions/results', { params: { path: { id: videoId } }, signal })),
    refetchInterval: 15_000,
  })

export const saveInteractions = (videoId: string, items: readonly Item[], revision: number) =>
  call(
    api.PUT('/api/creator/videos/{id}/interactions', {
      params: { path: { id: videoId }, header: { 'if-match': `"${revision}"` } },
      body: { items: [...items] },
    }),
  )
