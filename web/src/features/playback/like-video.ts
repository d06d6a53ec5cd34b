import type { QueryClient } from '@tanstack/react-query'
import { type Video, videoQuery } from '#web/features/content/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import { type LikedState, likedKey } from './liked-query.ts'
import { type MyVideo, myVideoQuery } from './my-video.ts'

/** The last request for each video: they arrive in the order in which they were wanted. */
const last = new Map<string, Promise<unknown>>()

/** @param shown how many like it by what is in sight, where that is not the video's own page */
export function likeVideo(queryClient: QueryClient, videoId: string, liked: boolean, shown?: number): void {
  const show = (isLiked: boolean, count: (before: number) => number) => {
    queryClient.setQueryData<MyVideo>(myVideoQuery(videoId).queryKey, (mine) => mine && { ...mine, liked: isLiked })
    queryClient.setQueryData<Video>(
      videoQuery(videoId).queryKey,
      (video) => video && { ...video, likeCount: Math.max(0, count(video.likeCount)) },
    )
    queryClient.setQueryData<LikedState>(likedKey(videoId), (before) => {
      const known = before?.likeCount ?? shown
      return { liked: isLiked, likeCount: known === undefined ? null : Math.max(0, count(known)) }
    })
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
        toast(liked ? t('It could not be liked') : t('The like could not be taken back'), {
          tone: 'danger',
          detail: asProblem(thrown).message,
        })
      },
    )
  last.set(videoId, request)
}
