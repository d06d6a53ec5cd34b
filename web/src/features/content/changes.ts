import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { toast } from '#web/ui/toast.ts'
import { explainedNow } from './article-visibility.ts'
import { changeCachedVideo, refreshOwnVideos } from './cached-videos.ts'
import { ownVideoQuery, type Video } from './queries.ts'
import { type ChosenVisibility, isChosen } from './visibility.ts'

type Patch = { title?: string; description?: string; visibility?: ChosenVisibility }

const patchVideo = (id: string, body: Patch) =>
  call(api.PATCH('/api/creator/videos/{id}', { params: { path: { id } }, body }))

/** Saves title and description; the page shows the problem itself. */
export function useSaveVideo(videoId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (patch: Patch) => patchVideo(videoId, patch),
    onSuccess: (video) => changeCachedVideo(queryClient, videoId, () => video),
  })
}

/** Takes effect on the page at once; ten seconds to take it back. */
export function useChangeVisibility() {
  const queryClient = useQueryClient()
  const change = async (video: Video, visibility: ChosenVisibility) => {
    changeCachedVideo(queryClient, video.id, (cached) => ({ ...cached, visibility }))
    try {
      const saved = await patchVideo(video.id, { visibility })
      changeCachedVideo(queryClient, video.id, () => saved)
      return true
    } catch (thrown) {
      changeCachedVideo(queryClient, video.id, (cached) => ({ ...cached, visibility: video.visibility }))
      toast(t('The visibility could not be changed'), { tone: 'danger', detail: asProblem(thrown).message })
      return false
    }
  }
  return async (video: Video, visibility: ChosenVisibility) => {
    const before = video.visibility
    if (before === visibility || !(await change(video, visibility))) return
    toast(saidOf(visibility), {
      tone: 'success',
      detail: explainedNow(visibility, video),
      ...(isChosen(before)
        ? { action: { label: t('Undo'), run: () => void change({ ...video, visibility }, before) } }
        : {}),
    })
  }
}

function saidOf(visibility: ChosenVisibility): string {
  if (visibility === 'public') return t('Published')
  return visibility === 'unlisted' ? t('Now unlisted') : t('Now private')
}

/** Into the trash: gone from the lists at once, back with one click. */
export function useDeleteVideo() {
  const queryClient = useQueryClient()
  return async (video: Video) => {
    changeCachedVideo(queryClient, video.id, () => null)
    try {
      await call(api.DELETE('/api/creator/videos/{id}', { params: { path: { id: video.id } } }))
    } catch (thrown) {
      toast(t('The video could not be deleted'), { tone: 'danger', detail: asProblem(thrown).message })
      await refreshOwnVideos(queryClient)
      return
    }
    queryClient.removeQueries(ownVideoQuery(video.id))
    toast(t('Video deleted'), {
      detail: video.title,
      action: { label: t('Undo'), run: () => void restore(video) },
    })
  }
  async function restore(video: Video) {
    try {
      await call(api.POST('/api/creator/videos/{id}/restore', { params: { path: { id: video.id } } }))
      toast(t('The video is back'), { tone: 'success', detail: video.title })
    } catch (thrown) {
      toast(t('The video could not be brought back'), { tone: 'danger', detail: asProblem(thrown).message })
    }
    await refreshOwnVideos(queryClient)
  }
}

/** Processes the kept file again. */
export function useRetryVideo() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => call(api.POST('/api/creator/videos/{id}/retry', { params: { path: { id } } })),
    onSuccess: (video) => changeCachedVideo(queryClient, video.id, () => video),
    onError: (thrown) => toast(t('Processing did not start'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
}
