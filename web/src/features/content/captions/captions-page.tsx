import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Captions, Languages } from 'lucide-react'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { StudioPlayer } from '#web/features/playback/studio-player.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ownVideoQuery } from '../queries.ts'
import { VideoStage } from '../video-stage.tsx'
import { CueEditorPanel } from './cue-editor.tsx'
import { type Cues, captionsQuery, cuesQuery } from './queries.ts'
import { TrackList } from './track-list.tsx'

/** Languages of a video, and one of them line by line beside the player. */
export function CaptionsPage({ videoId }: { videoId: string }) {
  const { data: video } = useQuery(ownVideoQuery(videoId))
  const { data: list, error, refetch, isFetching } = useQuery(captionsQuery(videoId))
  const [chosen, setChosen] = useState<string | null>(null)
  const media = useRef<HTMLVideoElement>(null)
  if (error && !list)
    return <ErrorState what="The captions" problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
  if (!video || !list) return <Skeleton className="h-96 w-full" />
  const language = list.items.some((track) => track.language === chosen) ? chosen : (list.items[0]?.language ?? null)
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-20">
        {video.playback ? (
          <div className="overflow-hidden rounded-card">
            <StudioPlayer video={video} mediaRef={media} />
          </div>
        ) : (
          <VideoStage video={video} />
        )}
        <TrackList video={video} list={list} chosen={language} onChoose={setChosen} />
      </div>
      {language ? (
        <OneLanguage key={language} videoId={videoId} language={language} media={media} canEdit={list.can.edit} />
      ) : (
        <EmptyState icon={<Captions size={24} />} title="No captions yet">
          {list.can.edit
            ? 'Upload a VTT or SRT file, write them here, or let them be made from what is said.'
            : list.why.edit}
        </EmptyState>
      )}
    </div>
  )
}

type OneProps = { videoId: string; language: string; media: RefObject<HTMLVideoElement | null>; canEdit: boolean }

function OneLanguage({ videoId, language, media, canEdit }: OneProps) {
  const { data, error, refetch, isFetching } = useQuery(cuesQuery(videoId, language))
  const queryClient = useQueryClient()
  const onSaved = useCallback(
    () => void queryClient.invalidateQueries({ queryKey: captionsQuery(videoId).queryKey }),
    [queryClient, videoId],
  )
  const held = useRef({ revision: -1, busy: () => false })
  const [given, setGiven] = useState<Cues>()
  useEffect(() => {
    if (!data || data.revision <= held.current.revision || held.current.busy()) return
    held.current.revision = data.revision
    setGiven(data)
  }, [data])
  if (error && !data)
    return <ErrorState what="These captions" problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
  if (!data || !given) return <Skeleton className="h-96 w-full" />
  return (
    <section aria-label={`Captions: ${data.label}`} className="min-w-0">
      <h2 className="mb-3 flex items-center gap-2 text-16 font-semibold">
        <Languages size={18} aria-hidden="true" className="text-muted" />
        <span dir="auto">{data.label}</span>
      </h2>
      <CueEditorPanel
        key={given.revision}
        videoId={videoId}
        given={given}
        held={held}
        media={media}
        canEdit={canEdit}
        onSaved={onSaved}
      />
    </section>
  )
}
