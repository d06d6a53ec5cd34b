import type { components } from '@studio/api-client'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileText, Lightbulb, Plus, Trash2, Undo2 } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { StudioPlayer } from '#web/features/playback/studio-player.tsx'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Input } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { TimeField } from '../captions/cue-row.tsx'
import { ownVideoQuery, type Video } from '../queries.ts'
import { percentOf, useScale } from '../timeline/scale.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { useMediaTime } from '../timeline/use-media-time.ts'
import { VideoStage } from '../video-stage.tsx'

type Chapters = components['schemas']['Chapters']
type Chapter = components['schemas']['Chapter']
type Wrong = { row: number; message: string }

export const chaptersQuery = (videoId: string) =>
  queryOptions({
    queryKey: ['content', 'chapters', videoId],
    queryFn: ({ signal }) =>
      call(api.GET('/api/creator/videos/{id}/chapters', { params: { path: { id: videoId } }, signal })),
  })

/** Chapters of a video: a list beside the player, and where they lie in it. */
export function ChaptersPage({ videoId }: { videoId: string }) {
  const { data: video } = useQuery(ownVideoQuery(videoId))
  const { data, error, refetch, isFetching } = useQuery(chaptersQuery(videoId))
  if (error && !data)
    return <ErrorState what="The chapters" problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
  if (!video || !data) return <Skeleton className="h-96 w-full" />
  return <Editor key={data.revision} video={video} saved={data} />
}

type Row = Chapter & { id: number }
let lastId = 0
const rowsOf = (items: readonly Chapter[]): Row[] => items.map((item) => ({ ...item, id: ++lastId }))

function Editor({ video, saved }: { video: Video; saved: Chapters }) {
  const queryClient = useQueryClient()
  const mediaRef = useRef<HTMLVideoElement>(null)
  const [rows, setRows] = useState(() => rowsOf(saved.items))
  const [past, setPast] = useState<Row[][]>([])
  const [wrong, setWrong] = useState<Wrong[]>([])
  const changed = JSON.stringify(plain(rows)) !== JSON.stringify(plain(saved.items))
  const change = (next: Row[]) => {
    setPast([...past, rows])
    setRows([...next].sort((a, b) => a.startMs - b.startMs))
    setWrong([])
  }
  const edit = (id: number, part: Partial<Chapter>) =>
    change(rows.map((row) => (row.id === id ? { ...row, ...part } : row)))

  const save = useMutation({
    mutationFn: (chapters: Chapter[]) =>
      call(
        api.PUT('/api/creator/videos/{id}/chapters', {
          params: { path: { id: video.id }, header: { 'if-match': `"${saved.revision}"` } },
          body: { chapters },
        }),
      ),
    onSuccess: (answer) => {
      queryClient.setQueryData(chaptersQuery(video.id).queryKey, answer)
      void queryClient.invalidateQueries({ queryKey: ownVideoQuery(video.id).queryKey })
    },
    onError: (thrown) => {
      const { rows: told } = asProblem(thrown).body as { rows?: Wrong[] }
      setWrong(told ?? [])
    },
  })
  const suggest = useMutation({
    mutationFn: () =>
      call(api.GET('/api/creator/videos/{id}/chapters/suggestions', { params: { path: { id: video.id } } })),
    onSuccess: ({ items }) => items.length > 0 && change(rowsOf(items)),
  })
  const problem = save.error ? asProblem(save.error) : null
  const cannot = saved.why.edit ?? null
  const described = saved.description

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-20">
        {video.playback ? (
          <div className="overflow-hidden rounded-card">
            <StudioPlayer video={video} mediaRef={mediaRef} />
          </div>
        ) : (
          <VideoStage video={video} />
        )}
        {video.playback && video.durationMs && <Lanes video={video} rows={rows} mediaRef={mediaRef} />}
      </div>
      <section aria-label="Chapters" className="flex min-w-0 flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <Button
            icon={<Plus size={16} />}
            unavailable={cannot}
            onClick={() =>
              change([
                ...rows,
                ...rowsOf([{ startMs: Math.round((mediaRef.current?.currentTime ?? 0) * 1000), title: 'New chapter' }]),
              ])
            }
          >
            Add at the playhead
          </Button>
          <Button
            variant="quiet"
            icon={<Lightbulb size={16} />}
            unavailable={cannot}
            busy={suggest.isPending}
            onClick={() => suggest.mutate()}
          >
            Suggest
          </Button>
          <IconButton
            label="Undo"
            icon={<Undo2 size={16} />}
            disabled={past.length === 0}
            onClick={() => {
              setRows(past.at(-1) ?? rows)
              setPast(past.slice(0, -1))
            }}
          />
          <Button
            variant="primary"
            className="ms-auto"
            unavailable={cannot ?? (changed ? null : 'Nothing has changed.')}
            busy={save.isPending}
            onClick={() => save.mutate(plain(rows))}
          >
            Save chapters
          </Button>
        </div>
        {suggest.data?.why && <Callout tone="info">{suggest.data.why}</Callout>}
        {problem && (
          <Callout tone="danger" title={problem.title}>
            {problem.status === 412
              ? 'Somebody else changed them meanwhile. Reload to see what they wrote; yours stay here until then.'
              : wrong.map(({ row, message }) => <p key={`${row} ${message}`}>{`Row ${row}: ${message}`}</p>)}
          </Callout>
        )}
        <p className="text-13 text-muted">
          {saved.from === 'editor'
            ? 'These were written here and win over times in the description.'
            : saved.from === 'description'
              ? 'These come from the description. Change them here and they stay as you write them.'
              : (described.ignored ?? 'None yet. Times in the description, like 0:00 Intro, become chapters too.')}
        </p>
        {rows.length > 0 && (
          <ol className="flex flex-col divide-y rounded-card border bg-surface">
            {rows.map((row, index) => (
              <li key={row.id} className="flex items-center gap-2 px-2 py-2">
                <div className="w-24 shrink-0">
                  <TimeField
                    label={`Start of chapter ${index + 1}`}
                    ms={row.startMs}
                    readOnly={cannot !== null}
                    onMs={(startMs) => edit(row.id, { startMs })}
                  />
                </div>
                <Input
                  aria-label={`Name of chapter ${index + 1}`}
                  aria-invalid={wrong.some((each) => each.row === index + 1) || undefined}
                  dir="auto"
                  maxLength={100}
                  value={row.title}
                  readOnly={cannot !== null}
                  onChange={(event) => edit(row.id, { title: event.target.value })}
                  className="min-w-0 flex-1"
                />
                {cannot === null && (
                  <>
                    <Button
                      size="sm"
                      variant="quiet"
                      aria-label={`Here begins chapter ${index + 1}`}
                      onClick={() => edit(row.id, { startMs: Math.round((mediaRef.current?.currentTime ?? 0) * 1000) })}
                    >
                      Here
                    </Button>
                    <IconButton
                      label={`Delete chapter ${index + 1}`}
                      icon={<Trash2 size={16} />}
                      onClick={() => change(rows.filter(({ id }) => id !== row.id))}
                    />
                  </>
                )}
              </li>
            ))}
          </ol>
        )}
        {saved.from === 'editor' && cannot === null && (
          <Button
            variant="quiet"
            className="self-start"
            icon={described.items.length > 0 ? <FileText size={16} /> : <Trash2 size={16} />}
            busy={save.isPending}
            onClick={() => save.mutate([])}
          >
            {described.items.length > 0 ? 'Go back to those of the description' : 'Remove all chapters'}
          </Button>
        )}
      </section>
    </div>
  )
}

const plain = (rows: readonly Chapter[]): Chapter[] => rows.map(({ startMs, title }) => ({ startMs, title }))

type LanesProps = { video: Video; rows: readonly Row[]; mediaRef: RefObject<HTMLVideoElement | null> }

function Lanes({ video, rows, mediaRef }: LanesProps) {
  const positionMs = useMediaTime(useElement(mediaRef))
  return (
    <Timeline
      durationMs={video.durationMs ?? 0}
      positionMs={positionMs}
      storyboardUrl={video.playback?.storyboardUrl ?? null}
      onSeek={(ms) => {
        if (mediaRef.current) mediaRef.current.currentTime = ms / 1000
      }}
      label="Chapters in the video"
    >
      <Marks rows={rows} />
    </Timeline>
  )
}

function Marks({ rows }: { rows: readonly Row[] }) {
  const scale = useScale()
  return rows.map(({ id, startMs, title }, index) => {
    const endMs = rows[index + 1]?.startMs ?? scale.durationMs
    return (
      <span
        key={id}
        title={`${clockDuration(startMs)} ${title}`}
        className="absolute inset-y-0 overflow-hidden border-s-2 border-accent ps-1"
        style={{ left: percentOf(startMs, scale), width: percentOf(endMs - startMs, scale) }}
      >
        <span className="inline-block max-w-full truncate rounded-sm bg-media px-1 text-12 text-on-media" dir="auto">
          {title}
        </span>
      </span>
    )
  })
}

/** The player's element, once the page has it. */
function useElement(ref: RefObject<HTMLVideoElement | null>): HTMLVideoElement | null {
  const [element, setElement] = useState<HTMLVideoElement | null>(null)
  useEffect(() => setElement(ref.current), [ref])
  return element
}
