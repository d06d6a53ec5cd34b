import type { QueryClient } from '@tanstack/react-query'
import { changeCachedVideo, refreshOwnVideos } from './cached-videos.ts'
import { ownVideoQuery, type Video } from './queries.ts'

/** What the server tells about a video while it works on it: the parts that changed. */
export type VideoNews = { type: 'video'; videoId: string } & Partial<Video>

export function applyVideoNews(queryClient: QueryClient, news: VideoNews): void {
  const { type: _type, videoId, ...changes } = news
  let known = false
  let turned = false
  changeCachedVideo(queryClient, videoId, (video) => {
    known = true
    turned ||= changes.status !== undefined && changes.status !== video.status
    return { ...video, ...changes }
  })
  // A new state brings more than the news says (addresses, pictures): fetch it once. The same for a video not seen yet.
  if (!known || turned) void refreshOwnVideos(queryClient)
  else if (Object.keys(changes).length === 0) void queryClient.invalidateQueries(ownVideoQuery(videoId))
}

/** After a gap in the news. */
export const refreshVideos = (queryClient: QueryClient): void => void refreshOwnVideos(queryClient)
