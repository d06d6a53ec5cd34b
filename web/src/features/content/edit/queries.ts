import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Edit = components['schemas']['VideoEdit']
export type Version = components['schemas']['VideoVersion']
type Verb = 'use' | 'restore' | 'cancel' | 'retry'

/** What is about to be cut. */
export const editQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['content', 'edit', videoId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos/{id}/edit', { params: { path: { id: videoId } }, signal })),
  })

/** What the file was, is and will be; asked again while one is on its way. */
export const versionsQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['content', 'versions', videoId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos/{id}/versions', { params: { path: { id: videoId } }, signal })),
    refetchInterval: ({ state }) =>
      state.data?.items.some(
        ({ status, deletedAt }) => !deletedAt && (status === 'processing' || status === 'uploading'),
      )
        ? 2000
        : false,
  })

export const saveEdit = (videoId: string, keep: Edit['keep'], revision: number): Promise<Edit> =>
  call(
    api.PUT('/api/creator/videos/{id}/edit', {
      params: { path: { id: videoId }, header: { 'if-match': `"${revision}"` } },
      body: { keep },
    }),
  )

export const renderEdit = (videoId: string): Promise<Version> =>
  call(api.POST('/api/creator/videos/{id}/edit/render', { params: { path: { id: videoId } } }))

export const changeVersion = (videoId: string, versionId: string, verb: Verb | 'delete') => {
  const params = { path: { id: videoId, versionId } }
  return call(
    verb === 'delete'
      ? api.DELETE('/api/creator/videos/{id}/versions/{versionId}', { params })
      : api.POST(`/api/creator/videos/{id}/versions/{versionId}/${verb}`, { params }),
  )
}
