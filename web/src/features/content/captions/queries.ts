import type { components } from '@studio/api-client'
import { queryOptions } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { putFile } from '#web/lib/put-file.ts'
import type { Earlier } from '../saving/earlier-versions.tsx'

type Shapes = components['schemas']
export type Track = Shapes['CaptionTrack']
export type Cues = Shapes['CaptionsWithCues']
export type Saved = Shapes['CaptionsSaved']
export type Version = Shapes['CaptionVersion']
export type CaptionDefaults = Shapes['CaptionDefaultsAnswer']
export type Finding = Shapes['CaptionFinding']

type At = { videoId: string; language: string }

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

export const captionDefaultsQuery = (channelId: string) =>
  queryOptions({
    queryKey: ['content', 'caption-defaults', channelId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/channels/{id}/caption-defaults', { params: { path: { id: channelId } }, signal })),
  })

export const earlierCaptions = ({ videoId, language }: At): Earlier<Version, Shapes['CaptionVersionWithCues']> => {
  const path = { id: videoId, language }
  return {
    key: ['content', 'caption-versions', videoId, language],
    list: (signal) =>
      call(api.GET('/api/creator/videos/{id}/captions/{language}/versions', { params: { path }, signal })),
    read: (revision, signal) =>
      call(
        api.GET('/api/creator/videos/{id}/captions/{language}/versions/{revision}', {
          params: { path: { ...path, revision } },
          signal,
        }),
      ),
    putBack: ({ revision, present }) =>
      call(
        api.POST('/api/creator/videos/{id}/captions/{language}/restore', {
          params: { path, header: { 'if-match': `"${present}"` } },
          body: { revision },
        }),
      ),
  }
}

export const fileAddress = (videoId: string, language: string, ending: 'vtt' | 'srt') =>
  `/api/creator/videos/${videoId}/captions/${encodeURIComponent(language)}.${ending}`

export const sendFile = ({ videoId, language }: At, file: Blob, broken: 'refuse' | 'leave-out'): Promise<Saved> =>
  putFile(`/api/creator/videos/${videoId}/captions/${encodeURIComponent(language)}?broken=${broken}`, file)

export const saveCues = (
  { videoId, language }: At,
  cues: Cues['cues'],
  { revision, newSitting = false }: { revision: number; newSitting?: boolean },
): Promise<Saved> =>
  call(
    api.PUT('/api/creator/videos/{id}/captions/{language}', {
      params: {
        path: { id: videoId, language },
        query: { sitting: newSitting ? 'new' : 'goes-on' },
        header: { 'if-match': `"${revision}"` },
      },
      body: { cues } as never, // the contract leaves the body open: a file, or this
    }),
  )
