import { useQuery } from '@tanstack/react-query'
import { CircleHelp, Download, Plus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { AnsweringContext } from '#web/features/playback/interactive/answering.ts'
import { StudioPlayer } from '#web/features/playback/studio-player.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { ownVideoQuery, type Video } from '../queries.ts'
import { Meanwhile } from '../saving/meanwhile.tsx'
import { SaveLine } from '../saving/save-line.tsx'
import { useUndoKeys } from '../saving/use-undo-keys.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { useMediaTime } from '../timeline/use-media-time.ts'
import { useWaveform } from '../timeline/use-waveform.ts'
import { VideoStage } from '../video-stage.tsx'
import { ItemForm } from './item-form.tsx'
import { ItemList } from './item-list.tsx'
import { asShown, exampleOf, type Item, KIND_WORDS, type Kind, MOST, missingIn, newItem } from './items.ts'
import { KIND_ICONS, MarksLayer } from './marks-layer.tsx'
import { type InteractionList, interactionsQuery, resultsQuery } from './queries.ts'
import { Removed } from './removed.tsx'
import { tryOut } from './try-out.ts'
import { useList } from './use-list.ts'

/** Questions, choices and cards at moments of the video, and how they were answered. */
export function InteractivePage({ videoId }: { videoId: string }) {
  const { data: video } = useQuery(ownVideoQuery(videoId))
  const { data, error, refetch, isFetching } = useQuery(interactionsQuery(videoId))
  if (error && !data)
    return (
      <ErrorState what={t('What it asks')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  if (!video || !data)
    return (
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_400px]">
        <Skeleton className="aspect-video w-full" />
        <Skeleton className="h-80 w-full" />
      </div>
    )
  if (!video.playback || video.durationMs === null)
    return (
      <div className="flex max-w-4xl flex-col gap-4">
        <VideoStage video={video} />
        <p className="text-14 text-muted">{t('Questions can be added as soon as it is playable.')}</p>
      </div>
    )
  return <Editor key={video.playback.version} video={video} durationMs={video.durationMs} given={data} />
}

type Props = { video: Video; durationMs: number; given: InteractionList }

function Editor({ video, durationMs, given }: Props) {
  const list = useList({ id: video.id, durationMs }, given)
  const { state, store, edit, remove } = list
  const { value: items, theirs } = state
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [addedId, setAddedId] = useState<string | null>(null)
  const [tries, setTries] = useState(1)
  const mediaRef = useRef<HTMLVideoElement>(null)
  const [media, setMedia] = useState<HTMLVideoElement | null>(null)
  useEffect(() => setMedia(mediaRef.current), [])
  const positionMs = Math.min(durationMs, useMediaTime(media))
  const waveform = useWaveform(video.playback?.waveformUrl)
  const found = useQuery({ ...resultsQuery(video.id), enabled: given.can.results })
  const results = found.data?.items ?? []
  const locked = !given.can.edit
  const chosen = items.find(({ id }) => id === chosenId) ?? null
  useUndoKeys({
    name: t('Interactive'),
    words: t('Undo the last change, outside of a field'),
    undo: store.undo,
    redo: store.redo,
  })

  const latest = useRef(items)
  latest.current = items
  const answering = useMemo(() => tryOut(() => latest.current), [])
  const shown = useMemo(() => {
    const whole = items.filter((item) => missingIn(item, durationMs) === null)
    return { ...video, interactions: whole.map((item) => asShown(item, tries)) }
  }, [video, items, durationMs, tries])
  const nowMs = () => Math.round((mediaRef.current?.currentTime ?? 0) * 1000)
  const seek = (ms: number) => {
    if (media) media.currentTime = ms / 1000
  }
  const add = (item: Item) => {
    list.add(item)
    setChosenId(item.id)
    setAddedId(item.id)
  }
  const choose = (id: string) => {
    const item = items.find((each) => each.id === id)
    if (item && media?.paused && id !== chosenId) seek(item.atMs)
    setChosenId(id)
  }
  const tryIt = (item: Item) => {
    if (!media) return
    setTries(tries + 1)
    seek(Math.max(0, item.atMs - 1500))
    void media.play().catch(() => {})
    media.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_400px]">
      <div className="flex min-w-0 flex-col gap-4">
        <div className="overflow-hidden rounded-card">
          <AnsweringContext value={answering}>
            <StudioPlayer video={shown} mediaRef={mediaRef} />
          </AnsweringContext>
        </div>
        <Timeline
          durationMs={durationMs}
          positionMs={positionMs}
          onSeek={seek}
          storyboardUrl={video.playback?.storyboardUrl ?? null}
          waveform={waveform}
          label={t('Interactions in the video')}
        >
          <MarksLayer
            items={items}
            chosen={chosenId}
            canEdit={!locked}
            onChoose={choose}
            onMove={(id, atMs, dragging) => edit(id, { atMs }, dragging ? 'drag' : 'time')}
            onRemove={remove}
          />
        </Timeline>
        <div className="flex flex-wrap items-center gap-2">
          {(['question', 'choice', 'card'] as const).map((kind) => (
            <AddButton
              key={kind}
              kind={kind}
              why={
                locked
                  ? (given.why.edit ?? null)
                  : items.length >= MOST
                    ? t('At most {count} in one video.', { count: MOST })
                    : null
              }
              onAdd={() => add(newItem(kind, Math.min(durationMs, nowMs()), durationMs))}
            />
          ))}
          {results.length > 0 && (
            <a
              href={`/api/creator/videos/${video.id}/interactions/results.csv`}
              download
              className={`${buttonClass('quiet')} ms-auto`}
            >
              <Download size={16} aria-hidden="true" />
              {t('Results as CSV')}
            </a>
          )}
        </div>
        {given.why.edit && <Callout tone="info">{given.why.edit}</Callout>}
        {!locked && <SaveLine {...state} store={store} waits={theirs && t('Not saved: choose which list to keep')} />}
        {theirs && (
          <Meanwhile title={t('Somebody else changed the list meanwhile')} store={store}>
            {t('Theirs has {count}. Yours stays here until you choose, and undo brings it back.', {
              count: theirs.items.length,
            })}
          </Meanwhile>
        )}
        {items.length > 0 ? (
          <ItemList items={items} chosen={chosenId} durationMs={durationMs} results={results} onChoose={choose} />
        ) : null}
        <Removed results={results.filter(({ state, shown: seen }) => state === 'removed' && seen > 0)} />
      </div>
      {chosen ? (
        <ItemForm
          key={chosen.id}
          item={chosen}
          channelId={video.channel.id}
          durationMs={durationMs}
          locked={locked}
          isNew={chosen.id === addedId}
          results={results.filter(({ interactionId }) => interactionId === chosen.id)}
          whyNoResults={given.can.results ? null : (given.why.results ?? null)}
          nowMs={nowMs}
          onEdit={(part, what) => edit(chosen.id, part, what)}
          onRemove={() => {
            remove(chosen.id)
            setChosenId(null)
          }}
          onTry={() => tryIt(chosen)}
        />
      ) : items.length > 0 ? (
        <p className="rounded-card border border-dashed px-5 py-10 text-center text-14 text-muted">
          {t('Choose one in the list or on the timeline to change it and to see how it was answered.')}
        </p>
      ) : (
        <div className="rounded-card border bg-surface">
          <EmptyState
            icon={<CircleHelp size={22} />}
            title={t('This video asks nothing yet')}
            action={
              locked ? null : (
                <>
                  <Button onClick={() => add(exampleOf('question', durationMs))}>{t('A quiz question')}</Button>
                  <Button onClick={() => add(exampleOf('choice', durationMs))}>
                    {t('A choice of what comes next')}
                  </Button>
                  <Button onClick={() => add(exampleOf('card', durationMs))}>{t('A card for newcomers')}</Button>
                </>
              )
            }
          >
            {t(
              'Questions, choices and cards appear at their moment in the player. Begin with an example, or add your own where the video stands.',
            )}
          </EmptyState>
        </div>
      )}
    </div>
  )
}

function AddButton({ kind, why, onAdd }: { kind: Kind; why: string | null; onAdd: () => void }) {
  const Icon = KIND_ICONS[kind]
  return (
    <Button
      icon={<Icon size={16} />}
      unavailable={why}
      onClick={onAdd}
      aria-label={t('{kind, select, question {Add a question} choice {Add a choice} other {Add a card}}', { kind })}
    >
      {KIND_WORDS[kind]()}
      <Plus size={14} aria-hidden="true" className="text-faint" />
    </Button>
  )
}
