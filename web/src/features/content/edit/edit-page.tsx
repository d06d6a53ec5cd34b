import { useQuery } from '@tanstack/react-query'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ownVideoQuery } from '../queries.ts'
import { VideoStage } from '../video-stage.tsx'
import { CutEditor } from './cut-editor.tsx'
import { editQuery } from './queries.ts'
import { VersionsCard } from './versions-card.tsx'

/** Cut the video, replace its file, go back to what it was. */
export function EditPage({ videoId }: { videoId: string }) {
  const { data: video } = useQuery(ownVideoQuery(videoId))
  const version = video?.playback?.version
  const {
    data: edit,
    error,
    refetch,
    isFetching,
  } = useQuery({
    ...editQuery(videoId),
    enabled: video?.status === 'ready',
    // Each version has an edit of its own.
    queryKey: [...editQuery(videoId).queryKey, version ?? ''],
  })
  if (!video) return null // the page around it shows its loading and its problems
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_380px]">
      <div className="flex min-w-0 flex-col gap-5">
        {video.status !== 'ready' || !video.playback ? (
          <>
            <VideoStage video={video} />
            <p className="text-14 text-muted">{t('It can be cut as soon as it is playable.')}</p>
          </>
        ) : edit ? (
          <CutEditor key={edit.versionId} video={video} given={edit} />
        ) : error ? (
          <ErrorState what={t('The editor')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        ) : (
          <>
            <Skeleton className="aspect-video w-full" />
            <Skeleton className="h-32 w-full" />
          </>
        )}
      </div>
      <VersionsCard videoId={videoId} />
    </div>
  )
}
