import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import type { Earlier } from '../saving/earlier-versions.tsx'

export type Chapters = components['schemas']['Chapters']
type EarlierText = components['schemas']['EarlierText']
export type Chapter = components['schemas']['Chapter']

export const chaptersQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['content', 'chapters', videoId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos/{id}/chapters', { params: { path: { id: videoId } }, signal })),
  })

/** @property newSitting what it takes the place of stays as an earlier version */
export type How = { revision: number; newSitting: boolean }

export const saveChapters = (videoId: string, chapters: Chapter[], { revision, newSitting }: How): Promise<Chapters> =>
  call(
    api.PUT('/api/creator/videos/{id}/chapters', {
      params: {
        path: { id: videoId },
        query: newSitting ? { sitting: 'new' } : {},
        header: { 'if-match': `"${revision}"` },
      },
      body: { chapters },
    }),
  )

export const earlierChapters = (videoId: string): Earlier<EarlierText, EarlierText & { items: Chapter[] }> => {
  const path = { id: videoId }
  return {
    key: ['content', 'chapter-versions', videoId],
    list: (signal) => call(api.GET('/api/creator/videos/{id}/chapters/versions', { params: { path }, signal })),
    read: (revision, signal) =>
      call(
        api.GET('/api/creator/videos/{id}/chapters/versions/{revision}', {
          params: { path: { ...path, revision } },
          signal,
        }),
      ),
    putBack: ({ revision, present }) =>
      call(
        api.POST('/api/creator/videos/{id}/chapters/restore', {
          params: { path, header: { 'if-match': `"${present}"` } },
          body: { revision },
        }),
      ),
  }
}
