import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Captions, Languages } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { StudioPlayer } from '#web/features/playback/studio-player.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ownVideoQuery } from '../queries.ts'
import { EarlierButton } from '../saving/earlier-versions.tsx'
import type { ShownVersion } from '../saving/shown-version.ts'
import { VideoStage } from '../video-stage.tsx'
import { CueEditorPanel } from './cue-editor.tsx'
import { EarlierCaptions } from './earlier-captions.tsx'
import { type Cues, captionsQuery, cuesQuery } from './queries.ts'
import { TrackList } from './track-list.tsx'
import { useCueEditor } from './use-cue-editor.ts'

/** In the address: which language, and what it was before. */
export type CaptionsSearch = { language?: string | undefined; version?: ShownVersion | undefined }
type PageProps = { videoId: string; search: CaptionsSearch; onSearch: (search: CaptionsSearch) => void }

/** Languages of a video, and one of them line by line beside the player. */
export function CaptionsPage({ videoId, search, onSearch }: PageProps) {
  const { data: video } = useQuery(ownVideoQuery(videoId))
  const { data: list, error, refetch, isFetching } = useQuery(captionsQuery(videoId))
  const media = useRef<HTMLVideoElement>(null)
  if (error && !list)
    return (
      <ErrorState what={t('The captions')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  if (!video || !list) return <Skeleton className="h-96 w-full" />
  const chosen = list.items.find((track) => track.language === search.language) ?? list.items[0]
  const language = chosen?.language ?? null
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
        <TrackList video={video} list={list} chosen={language} onChoose={(of) => onSearch({ language: of })} />
      </div>
      {language ? (
        <OneLanguage
          key={language}
          videoId={videoId}
          language={language}
          media={media}
          canEdit={list.can.edit}
          why={list.why.edit ?? null}
          version={search.version ?? null}
          onVersion={(version) => onSearch({ language, ...(version !== null && { version }) })}
        />
      ) : (
        <EmptyState icon={<Captions size={24} />} title={t('No captions yet')}>
          {list.can.edit
            ? t('Upload a VTT or SRT file, write them here, or let them be made from what is said.')
            : list.why.edit}
        </EmptyState>
      )}
    </div>
  )
}

type OneProps = {
  videoId: string
  language: string
  media: RefObject<HTMLVideoElement | null>
  canEdit: boolean
  why: string | null
  version: ShownVersion | null
  onVersion: (version: ShownVersion | null) => void
}

function OneLanguage(props: OneProps) {
  const { data, error, refetch, isFetching } = useQuery(cuesQuery(props.videoId, props.language))
  if (error && !data)
    return (
      <ErrorState what={t('These captions')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  return data ? <Lines {...props} data={data} /> : <Skeleton className="h-96 w-full" />
}

function Lines({ videoId, language, media, canEdit, why, version, onVersion, data }: OneProps & { data: Cues }) {
  const queryClient = useQueryClient()
  const [state, store] = useCueEditor(videoId, data, () => {
    void queryClient.invalidateQueries({ queryKey: captionsQuery(videoId).queryKey })
  })
  return (
    <section aria-label={t('Captions: {language}', { language: data.label })} className="min-w-0">
      <div className="mb-3 flex items-center justify-between gap-2">
        <h2 className="flex min-w-0 items-center gap-2 text-16 font-semibold">
          <Languages size={18} aria-hidden="true" className="shrink-0 text-muted" />
          <span dir="auto" className="truncate">
            {data.label}
          </span>
        </h2>
        {version === null && (
          <EarlierButton
            onClick={() => {
              onVersion('all')
              // Versions are compared with what is there, the last words included.
              void store.save().then(() => queryClient.invalidateQueries(cuesQuery(videoId, language)))
            }}
          />
        )}
      </div>
      {version !== null && (
        <EarlierCaptions
          videoId={videoId}
          present={data}
          store={store}
          media={media}
          shown={version}
          why={why}
          onShow={onVersion}
        />
      )}
      {/* Stays in the page while an earlier version is read: with what is being written, and its steps for Undo. */}
      <div hidden={version !== null}>
        <CueEditorPanel state={state} store={store} media={media} canEdit={canEdit} />
      </div>
    </section>
  )
}
