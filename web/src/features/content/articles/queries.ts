import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { putFile } from '#web/lib/put-file.ts'
import type { Earlier } from '../saving/earlier-versions.tsx'

export type Article = components['schemas']['Article']
type EarlierText = components['schemas']['EarlierText']
/** @property newSitting what it takes the place of stays as an earlier version */
type How = { revision: number; newSitting: boolean }
export type ArticleImage = components['schemas']['ArticleImage']

const MAKING_MS = 900

export const articleQuery = (id: string) =>
  queryOptions({
    queryKey: ['content', 'article', id],
    queryFn: ({ signal }) => call(api.GET('/api/creator/articles/{id}', { params: { path: { id } }, signal })),
    // A picture is drawn anew in a moment, of which nobody is told.
    refetchInterval: ({ state }) => (state.data?.images.some((each) => each.state === 'making') ? MAKING_MS : false),
  })

export const createArticle = (channelId: string | null) =>
  call(api.POST('/api/creator/articles', { body: channelId ? { channelId } : {} }))

export const saveArticle = (id: string, markdown: string, { revision, newSitting }: How) =>
  call(
    api.PUT('/api/creator/articles/{id}', {
      params: {
        path: { id },
        query: newSitting ? { sitting: 'new' } : {},
        header: { 'if-match': `"${revision}"` },
      },
      body: { markdown },
    }),
  )

export const earlierArticles = (id: string): Earlier<EarlierText, EarlierText & { markdown: string }> => ({
  key: ['content', 'article-versions', id],
  list: (signal) => call(api.GET('/api/creator/articles/{id}/versions', { params: { path: { id } }, signal })),
  read: (revision, signal) =>
    call(api.GET('/api/creator/articles/{id}/versions/{revision}', { params: { path: { id, revision } }, signal })),
  putBack: ({ revision, present }) =>
    call(
      api.POST('/api/creator/articles/{id}/restore', {
        params: { path: { id }, header: { 'if-match': `"${present}"` } },
        body: { revision },
      }),
    ),
})

export const publishArticle = (id: string) =>
  call(api.POST('/api/creator/articles/{id}/publish', { params: { path: { id } } }))

export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif']
export const LARGEST_IMAGE = 10 * 1024 * 1024

export const putImage = (id: string, file: File): Promise<ArticleImage> =>
  putFile(`/api/creator/articles/${id}/images`, file)
