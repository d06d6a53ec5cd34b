import type { QueryClient } from '@tanstack/react-query'
import { changeCachedVideo, refreshOwnVideos } from './cached-videos.ts'
import { ownVideoQuery, type Video } from './queries.ts'

/** What the server tells about a video while it works on it: the parts that changed. */
export type VideoNews = {
  type: 'video'
  videoId: string
  /** of the renditions that are being made now */
  renditionPercent?: number
} & Partial<Video>

export function applyVideoNews(queryClient: QueryClient, news: VideoNews): void {
  const { type: _type, videoId, renditionPercent, ...changes } = news
  let known = false
  if (Object.keys(changes).length > 0)
    changeCachedVideo(queryClient, videoId, (video) => {
      known = true
      return { ...video, ...changes, renditions: withPercent(video.renditions, renditionPercent) }
    })
  if (!known) readAgain(queryClient, videoId)
}

const withPercent = (renditions: Video['renditions'], percent: number | undefined) =>
  percent === undefined
    ? renditions
    : renditions.map((each) => (each.status === 'processing' ? { ...each, percent } : each))

const waiting = new Set<string>()

/** Asks once for a video that changed, however often that is told meanwhile, and corrects it wherever the page shows it. */
function readAgain(queryClient: QueryClient, videoId: string): void {
  if (waiting.has(videoId)) return
  waiting.add(videoId)
  setTimeout(async () => {
    waiting.delete(videoId)
    let listed = false
    try {
      const video = await queryClient.fetchQuery({ ...ownVideoQuery(videoId), staleTime: 0 })
      listed = changeCachedVideo(queryClient, videoId, () => video)
    } catch {
      // Gone, or somebody else's by now: the lists know.
    }
    // New, back from the trash, or gone: the lists have to be asked.
    if (!listed) await refreshOwnVideos(queryClient)
  }, 150)
}

/** After a gap in the news. */
export const refreshVideos = (queryClient: QueryClient): void => void refreshOwnVideos(queryClient)
