import type { QueryClient } from '@tanstack/react-query'
import { type Video, videoQuery } from '#web/features/content/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { toast } from '#web/ui/toast.ts'
import { type MyVideo, myVideoQuery } from './my-video.ts'

/** The last request for each video: they arrive in the order in which they were wanted. */
const last = new Map<string, Promise<unknown>>()

export function likeVideo(queryClient: QueryClient, videoId: string, liked: boolean): void {
  const show = (isLiked: boolean, count: (before: number) => number) => {
    queryClient.setQueryData<MyVideo>(myVideoQuery(videoId).queryKey, (mine) => mine && { ...mine, liked: isLiked })
    queryClient.setQueryData<Video>(
      videoQuery(videoId).queryKey,
      (video) => video && { ...video, likeCount: Math.max(0, count(video.likeCount)) },
    )
  }
  const step = liked ? 1 : -1
  show(liked, (before) => before + step)
  const params = { params: { path: { id: videoId } } }
  const request: Promise<unknown> = Promise.resolve(last.get(videoId))
    .then(() => call(liked ? api.PUT('/api/vods/{id}/like', params) : api.DELETE('/api/vods/{id}/like', params)))
    .then(
      (answer) => last.get(videoId) === request && show(answer.liked, (before) => answer.likeCount ?? before),
      (thrown) => {
        if (last.get(videoId) === request) show(!liked, (before) => before - step)
        toast(liked ? 'It could not be liked' : 'The like could not be taken back', {
          tone: 'danger',
          detail: asProblem(thrown).message,
        })
      },
    )
  last.set(videoId, request)
}
