import type { components } from '@studio/api-client'
import type { QueryClient } from '@tanstack/react-query'
import { entryOf, resumeOf } from './entry.ts'

export type Progress = components['schemas']['WatchProgress']

export const progressKey = (videoId: string) => ['playback', 'progress', videoId]

/** Where to go on with a video, in ms, by what is known without asking; 0 from the beginning. */
export function startAt(queryClient: QueryClient, videoId: string): number {
  const known = queryClient.getQueryData<Progress | null>(progressKey(videoId))
  const kept = entryOf(videoId)
  const isNewer = kept && !(Date.parse(known?.updatedAt ?? '') > kept.at)
  return (isNewer ? resumeOf(kept) : known?.resumeMs) ?? 0
}
