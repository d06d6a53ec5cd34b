import { useMutation, useQuery } from '@tanstack/react-query'
import { FileText, Lightbulb, ListVideo, Plus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { StudioPlayer } from '#web/features/playback/studio-player.tsx'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { ownVideoQuery, type Video } from '../queries.ts'
import { EarlierButton } from '../saving/earlier-versions.tsx'
import { SaveLine } from '../saving/save-line.tsx'
import type { ShownVersion } from '../saving/shown-version.ts'
import { useUndoKeys } from '../saving/use-undo-keys.ts'
import { VideoStage } from '../video-stage.tsx'
import { BothLists } from './both-lists.tsx'
import { ChapterLanes } from './chapter-lanes.tsx'
import { ChapterRow } from './chapter-row.tsx'
import { EarlierChapters } from './earlier-chapters.tsx'
import { type Chapter, type Chapters, chaptersQuery } from './queries.ts'
import { inOrder, type Rows, rowsOf, wrongIn } from './rows.ts'
import { useChapters } from './use-chapters.ts'

/** Of the address: what they were before. */
type Shown = { version: ShownVersion | null; onVersion: (version: ShownVersion | null) => void }

/** Chapters of a video: a list beside the player, and where they lie in it. */
export function ChaptersPage({ videoId, ...shown }: { videoId: string } & Shown) {
  const { data: video } = useQuery(ownVideoQuery(videoId))
  const { data, error, refetch, isFetching } = useQuery(chaptersQuery(videoId))
  if (error && !data)
    return (
      <ErrorState what={t('The chapters')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  if (!video || !data) return <Skeleton className="h-96 w-full" />
  return <Editor key={video.id} video={video} read={data} {...shown} />
}

function Editor({ video, read, version, onVersion }: { video: Video; read: Chapters } & Shown) {
  const media = useRef<HTMLVideoElement>(null)
  const box = useRef<HTMLElement>(null)
  const [state, store] = useChapters(video, read)
  useUndoKeys({
    name: t('Chapters'),
    words: t('Undo the last change of the chapters'),
    undo: store.undo,
    redo: store.redo,
    box,
  })
  const { value: rows, saved, saving, theirs } = state
  const wrong = wrongIn(rows, saving, video.durationMs)
  const change = (next: Rows, what?: string) => store.change(inOrder(next), what)
  const cannot = read.why.edit ?? null
  const now = () => Math.round((media.current?.currentTime ?? 0) * 1000)
  const edit = (id: number, part: Partial<Chapter>, what = '') =>
    change(
      rows.map((row) => (row.id === id ? { ...row, ...part } : row)),
      what && `${id} ${what}`,
    )
  const add = () => {
    const [fresh] = rowsOf([{ startMs: now(), title: '' }])
    if (!fresh) return
    flushSync(() => change([...rows, fresh]))
    box.current?.querySelector<HTMLElement>(`[data-name="${fresh.id}"]`)?.focus()
  }
  const suggest = useMutation({
    mutationFn: () =>
      call(api.GET('/api/creator/videos/{id}/chapters/suggestions', { params: { path: { id: video.id } } })),
    onSuccess: ({ items }) => {
      if (items.length === 0) return
      change(rowsOf(items))
      toast(t('{count, plural, one {# chapter suggested} other {# chapters suggested}}', { count: items.length }), {
        action: { label: t('Undo'), run: store.undo },
      })
    },
    onError: (thrown) => void toast(asProblem(thrown).message, { tone: 'danger' }),
  })
  const waits = theirs
    ? t('Not saved: choose below which list to keep')
    : saving.kind === 'incomplete'
      ? t(
          '{count, plural, one {Not saved yet: one chapter has to be mended} other {Not saved yet: some chapters have to be mended}}',
          { count: wrong.size },
        )
      : null
  const described = saved.description.items.length > 0

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
        {video.playback && video.durationMs && <ChapterLanes video={video} rows={rows} mediaRef={media} />}
      </div>
      {version !== null && (
        <section aria-label={t('Chapters')} className="min-w-0">
          <EarlierChapters
            videoId={video.id}
            state={state}
            store={store}
            media={media}
            shown={version}
            why={cannot}
            onShow={onVersion}
          />
        </section>
      )}
      {/* Stays in the page meanwhile, with what is being written. */}
      <section ref={box} aria-label={t('Chapters')} hidden={version !== null} className="flex min-w-0 flex-col gap-3">
        {cannot && <Callout tone="info">{cannot}</Callout>}
        <div className="flex flex-wrap items-center gap-2">
          <Button icon={<Plus size={16} />} unavailable={cannot} onClick={add}>
            {t('Add at the playhead')}
          </Button>
          <Button
            variant="quiet"
            icon={<Lightbulb size={16} />}
            unavailable={cannot}
            busy={suggest.isPending}
            onClick={() => suggest.mutate()}
          >
            {t('Suggest')}
          </Button>
          <span className="ms-auto">
            <EarlierButton
              onClick={() => {
                onVersion('all')
                void store.save()
              }}
            />
          </span>
        </div>
        {!cannot && <SaveLine {...state} store={store} waits={waits} />}
        {suggest.data?.why && <Callout tone="info">{suggest.data.why}</Callout>}
        <BothLists state={state} store={store} />
        {rows.length > 0 ? (
          <>
            <ol className="flex flex-col divide-y rounded-card border bg-surface">
              {rows.map((row, index) => (
                <ChapterRow
                  key={row.id}
                  row={row}
                  number={index + 1}
                  wrong={wrong.get(row.id)}
                  readOnly={cannot !== null}
                  onEdit={(part, what) => edit(row.id, part, what)}
                  onHere={() => edit(row.id, { startMs: now() })}
                  onDelete={() => change(rows.filter(({ id }) => id !== row.id))}
                />
              ))}
            </ol>
            <p className="text-13 text-muted">{originInWords(saved)}</p>
          </>
        ) : (
          <EmptyState icon={<ListVideo size={22} />} title={t('No chapters')}>
            {saved.description.ignored ?? t('Add them here, or write times like 0:00 Intro in the description.')}
          </EmptyState>
        )}
        {saved.from === 'editor' && cannot === null && rows.length > 0 && (
          <Button
            variant="quiet"
            className="self-start"
            icon={described ? <FileText size={16} /> : <Trash2 size={16} />}
            onClick={() => change([])}
          >
            {described ? t('Go back to those of the description') : t('Remove all chapters')}
          </Button>
        )}
      </section>
    </div>
  )
}

function originInWords({ from }: Chapters): string | null {
  if (from === 'editor') return t('These were written here and win over times in the description.')
  if (from === 'description')
    return t('These come from the description. Change them here and they stay as you write them.')
  return null
}
