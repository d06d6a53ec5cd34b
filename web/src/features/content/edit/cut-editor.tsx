import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Eye, Scissors, SplitSquareHorizontal } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { StudioPlayer } from '#web/features/playback/studio-player.tsx'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { toast } from '#web/ui/toast.ts'
import type { Video } from '../queries.ts'
import { Meanwhile } from '../saving/meanwhile.tsx'
import { SaveLine } from '../saving/save-line.tsx'
import { useUndoKeys } from '../saving/use-undo-keys.ts'
import { timeCode } from '../timeline/time-code.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { useMediaTime } from '../timeline/use-media-time.ts'
import { useWaveform } from '../timeline/use-waveform.ts'
import { CutLayer } from './cut-layer.tsx'
import { PartList } from './part-list.tsx'
import { cutOut, keptMs, type Part, skipTo, split } from './parts.ts'
import { type Edit, renderEdit, versionsQuery } from './queries.ts'
import { useEdit } from './use-edit.ts'

type Props = { video: Video; given: Edit }

/** The player, the timeline and the list of parts: three views of one edit list. */
export function CutEditor({ video, given }: Props) {
  const { durationMs } = given
  const canEdit = given.can.edit
  const [state, store] = useEdit(video.id, given)
  const { value: keep, theirs } = state
  const change = (next: Part[]) => {
    if (next.length > 0 && JSON.stringify(next) !== JSON.stringify(keep)) store.change(next)
  }
  useUndoKeys({
    name: t('Cutting'),
    words: t('Undo the last change, outside of a field'),
    undo: store.undo,
    redo: store.redo,
  })
  const mediaRef = useRef<HTMLVideoElement>(null)
  const [media, setMedia] = useState<HTMLVideoElement | null>(null)
  useEffect(() => setMedia(mediaRef.current), [])
  const positionMs = Math.min(durationMs, useMediaTime(media))
  const waveform = useWaveform(video.playback?.waveformUrl)
  const [inMs, setInMs] = useState<number | null>(null)
  const [outMs, setOutMs] = useState<number | null>(null)
  const [skipping, setSkipping] = useState(true)
  usePreview(media, keep, { durationMs, on: skipping })
  const fps = video.renditions.find((each) => each.fps)?.fps ?? 30
  const frameMs = 1000 / fps
  const seek = (ms: number) => {
    if (media) media.currentTime = ms / 1000
  }
  /** The element knows it before the next frame does. */
  const nowMs = () => (media ? Math.min(durationMs, Math.round(media.currentTime * 1000)) : positionMs)
  const selection = selectionOf(inMs, outMs)
  const removeSelection = () => {
    if (!selection) return
    const next = cutOut(keep, selection)
    if (keptMs(next) < 1000) return void toast(t('At least one second has to be left.'))
    change(next)
    setInMs(null)
    setOutMs(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!canEdit || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'i') setInMs(nowMs())
    else if (key === 'o') setOutMs(nowMs())
    else if (key === 'x' || key === 'delete' || key === 'backspace') removeSelection()
    else if (key === 's') change(split(keep, nowMs()))
    else if (key === 'escape') {
      setInMs(null)
      setOutMs(null)
    } else return
    event.preventDefault()
  }
  const cutMs = durationMs - keptMs(keep)
  const length = {
    strong: (text: ReactNode) => <span className="font-medium text-ink">{text}</span>,
    time: timeCode(keptMs(keep)),
  }
  return (
    <>
      <div className="overflow-hidden rounded-card">
        <StudioPlayer video={video} mediaRef={mediaRef} />
      </div>
      {theirs && <Meanwhile title={t('Somebody else changed these cuts meanwhile.')} store={store} />}
      <Card>
        <div className="flex flex-col gap-3 p-4 sm:p-5">
          <Timeline
            durationMs={durationMs}
            positionMs={positionMs}
            onSeek={seek}
            storyboardUrl={video.playback?.storyboardUrl ?? null}
            waveform={waveform}
            frameMs={frameMs}
            onKeyDown={onKeyDown}
          >
            <CutLayer
              keep={keep}
              selection={selection}
              canEdit={canEdit}
              onBegin={store.begin}
              onMove={store.preview}
            />
          </Timeline>
          {canEdit && (
            <SaveLine {...state} store={store} waits={theirs && t('Not saved: choose above which cuts to keep')} />
          )}
          {canEdit && (
            <div className="flex flex-wrap items-center gap-2">
              <Button size="sm" onClick={() => setInMs(nowMs())}>
                {t('Set start')} <kbd className="text-12 text-faint">I</kbd>
              </Button>
              <Button size="sm" onClick={() => setOutMs(nowMs())}>
                {t('Set end')} <kbd className="text-12 text-faint">O</kbd>
              </Button>
              <Button
                size="sm"
                icon={<Scissors size={14} />}
                unavailable={selection ? null : t('Set a start and an end first')}
                onClick={removeSelection}
              >
                {t('Cut out')}
                {selection && <span className="figures">{timeCode(selection.endMs - selection.startMs)}</span>}
              </Button>
              <Button size="sm" icon={<SplitSquareHorizontal size={14} />} onClick={() => change(split(keep, nowMs()))}>
                {t('Split')} <kbd className="text-12 text-faint">S</kbd>
              </Button>
              <Button
                size="sm"
                variant="quiet"
                className="ms-auto"
                aria-pressed={skipping}
                icon={<Eye size={14} />}
                onClick={() => setSkipping(!skipping)}
              >
                {skipping ? t('Playing the result') : t('Playing everything')}
              </Button>
            </div>
          )}
        </div>
        <PartList {...{ keep, durationMs, positionMs, frameMs, canEdit }} onChange={change} onSeek={seek} />
        <footer className="flex flex-wrap items-center justify-between gap-3 border-t px-4 py-3 sm:px-5">
          <p className="figures text-13 text-muted" aria-live="polite">
            {cutMs > 0
              ? tx('New length <strong>{time}</strong>, {cut} shorter', { ...length, cut: timeCode(cutMs) })
              : tx('New length <strong>{time}</strong>', length)}
          </p>
          <Render videoId={video.id} whyNot={whyNot(given, cutMs, !store.isUnsaved())} />
        </footer>
      </Card>
    </>
  )
}

function selectionOf(inMs: number | null, outMs: number | null): Part | null {
  if (inMs === null || outMs === null || Math.abs(outMs - inMs) < 1) return null
  return { startMs: Math.round(Math.min(inMs, outMs)), endMs: Math.round(Math.max(inMs, outMs)) }
}

function whyNot(given: Edit, cutMs: number, saved: boolean): string | null {
  if (!given.can.edit) return given.why.edit ?? t('Your role cannot change it')
  if (cutMs <= 0) return t('Nothing is cut out yet')
  return saved ? null : t('The cuts are not saved yet')
}

function Render({ videoId, whyNot }: { videoId: string; whyNot: string | null }) {
  const queryClient = useQueryClient()
  const render = useMutation({
    mutationFn: () => renderEdit(videoId),
    onSuccess: () => {
      toast(t('The new version is being made. It takes the place of this one as soon as it plays.'))
      return queryClient.invalidateQueries({ queryKey: versionsQuery(videoId).queryKey })
    },
    onError: (error) => toast(asProblem(error).message),
  })
  return (
    <Button variant="primary" unavailable={whyNot} busy={render.isPending} onClick={() => render.mutate()}>
      {t('Save as new version')}
    </Button>
  )
}

/** Plays what the result will be: what is cut out is passed over. */
function usePreview(
  media: HTMLVideoElement | null,
  keep: readonly Part[],
  { durationMs, on }: { durationMs: number; on: boolean },
): void {
  useEffect(() => {
    if (!media || !on) return
    const look = () => {
      if (media.paused || media.seeking) return
      const to = skipTo(keep, media.currentTime * 1000, durationMs)
      if (to === null) return
      if (to >= durationMs) media.pause()
      else media.currentTime = to / 1000
    }
    // Every frame: `timeupdate` comes four times a second and would show a quarter of a second of what is cut out.
    let frame = requestAnimationFrame(function again() {
      look()
      frame = requestAnimationFrame(again)
    })
    return () => cancelAnimationFrame(frame)
  }, [media, keep, durationMs, on])
}
