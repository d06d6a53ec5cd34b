import type { components, operations } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Import = components['schemas']['Import']
export type ImportItem = components['schemas']['ImportItem']
export type ImportPreview = components['schemas']['ImportPreview']
export type NewSource = operations['startImport']['requestBody']['content']['application/json']['source']

const isOpen = ({ state }: Import) => state === 'looking' || state === 'running'

export const sourcesQuery = queryOptions({
  queryKey: ['content', 'import-sources'],
  queryFn: ({ signal }) => call(api.GET('/api/creator/imports/sources', { signal })),
})

/** Asked again while one is running. */
export const importsQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['content', 'imports', channelId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/imports', { params: { query: { channelId, limit: 20 } }, signal })),
    refetchInterval: (query) => (query.state.data?.items.some(isOpen) ? 2000 : false),
  })

export const importQuery = (id: string, state: ImportItem['state'] | undefined) =>
  queryOptions({
    queryKey: ['content', 'import', id, state ?? 'all'],
    queryFn: ({ signal }) =>
      call(
        api.GET('/api/creator/imports/{id}', {
          params: { path: { id }, query: { limit: 100, ...(state ? { state } : {}) } },
          signal,
        }),
      ),
    refetchInterval: (query) => (query.state.data && isOpen(query.state.data) ? 2000 : false),
  })

export const previewImport = (channelId: string, source: NewSource) =>
  call(api.POST('/api/creator/imports/preview', { body: { channelId, source } }))
export const startImport = (channelId: string, source: NewSource, key: string) =>
  call(
    api.POST('/api/creator/imports', { body: { channelId, source }, params: { header: { 'idempotency-key': key } } }),
  )
export const cancelImport = (id: string) =>
  call(api.POST('/api/creator/imports/{id}/cancel', { params: { path: { id } } }))
export type Keys = Extract<NewSource, { kind: 's3' }>['credentials']
/** @param keys of a bucket: they were forgotten */
export const retryImport = (id: string, keys: Keys | null) =>
  call(
    api.POST('/api/creator/imports/{id}/retry', { params: { path: { id } }, body: keys ? { credentials: keys } : {} }),
  )
