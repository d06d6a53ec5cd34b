import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { ApiProblem, unreachable } from '#web/lib/api-problem.ts'

export type Article = components['schemas']['Article']
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

export const saveArticle = (id: string, markdown: string, revision: number) =>
  call(
    api.PUT('/api/creator/articles/{id}', {
      params: { path: { id }, header: { 'if-match': `"${revision}"` } },
      body: { markdown },
    }),
  )

export const publishArticle = (id: string) =>
  call(api.POST('/api/creator/articles/{id}/publish', { params: { path: { id } } }))

export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif']
export const LARGEST_IMAGE = 10 * 1024 * 1024

/** Not by the typed client: the body is the file itself. */
export async function putImage(id: string, file: File): Promise<ArticleImage> {
  const answer = await fetch(`/api/creator/articles/${id}/images`, {
    method: 'PUT',
    body: file,
    headers: { 'content-type': file.type || 'application/octet-stream' },
  }).catch((thrown: unknown) => {
    throw unreachable(thrown)
  })
  const body = await answer.json().catch(() => ({}))
  if (!answer.ok) throw new ApiProblem(answer.status, body, answer.headers)
  return body
}
