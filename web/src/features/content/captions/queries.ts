import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { ApiProblem } from '#web/lib/api-problem.ts'

type Shapes = components['schemas']
export type Track = Shapes['CaptionTrack']
export type Cues = Shapes['CaptionsWithCues']
export type Saved = Shapes['CaptionsSaved']
export type Finding = Shapes['CaptionFinding']

export const captionsQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['content', 'captions', videoId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos/{id}/captions', { params: { path: { id: videoId } }, signal })),
    // The machine tells nobody how far it is.
    refetchInterval: ({ state }) =>
      ['waiting', 'working'].includes(state.data?.transcription?.state ?? '') ? 1500 : false,
  })

export const cuesQuery = (videoId: string, language: string) =>
  queryOptions({
    queryKey: ['content', 'cues', videoId, language],
    queryFn: ({ signal }) =>
      call(
        api.GET('/api/creator/videos/{id}/captions/{language}', {
          params: { path: { id: videoId, language } },
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY, // the editor holds what is newer
    gcTime: 0,
  })

export const fileAddress = (videoId: string, language: string, ending: 'vtt' | 'srt') =>
  `/api/creator/videos/${videoId}/captions/${encodeURIComponent(language)}.${ending}`

/** A file as it is: the server knows what is in it better than its name does. */
export async function sendFile(
  { videoId, language }: { videoId: string; language: string },
  file: Blob,
  broken: 'refuse' | 'leave-out',
): Promise<Saved> {
  const response = await fetch(
    `/api/creator/videos/${videoId}/captions/${encodeURIComponent(language)}?broken=${broken}`,
    { method: 'PUT', body: file, headers: { 'content-type': 'application/octet-stream' } },
  )
  const body: unknown = await response.json().catch(() => ({}))
  if (!response.ok) throw new ApiProblem(response.status, (body ?? {}) as object, response.headers)
  return body as Saved // what the route's schema says
}

export const saveCues = (
  { videoId, language }: { videoId: string; language: string },
  cues: Cues['cues'],
  revision: number,
): Promise<Saved> =>
  call(
    api.PUT('/api/creator/videos/{id}/captions/{language}', {
      params: { path: { id: videoId, language }, header: { 'if-match': `"${revision}"` } },
      body: { cues } as never, // the contract leaves the body open: a file, or this
    }),
  )
