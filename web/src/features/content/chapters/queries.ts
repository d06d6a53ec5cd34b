import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'

export type Chapters = components['schemas']['Chapters']
export type Chapter = components['schemas']['Chapter']

export const chaptersQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['content', 'chapters', videoId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos/{id}/chapters', { params: { path: { id: videoId } }, signal })),
  })

export const saveChapters = (videoId: string, chapters: Chapter[], revision: number): Promise<Chapters> =>
  call(
    api.PUT('/api/creator/videos/{id}/chapters', {
      params: { path: { id: videoId }, header: { 'if-match': `"${revision}"` } },
      body: { chapters },
    }),
  )
