import { ZoomIn, ZoomOut } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { clockDuration, readAloudDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { FilmStrip } from './film-strip.tsx'
import { Ruler } from './ruler.tsx'
import { mostZoom, percentOf, type Scale, ScaleContext } from './scale.ts'
import { timeCode } from './time-code.ts'
import { useStoryboard } from './use-storyboard.ts'
import { useView } from './use-view.ts'
import type { Waveform } from './use-waveform.ts'
import { WaveStrip } from './wave-strip.tsx'

type Props = {
  durationMs: number
  positionMs: number
  onSeek: (ms: number) => void
  /** The list of small pictures (`playback.storyboardUrl`). */
  storyboardUrl?: string | null
  /** From `useWaveform(playback.waveformUrl)`. */
  waveform?: Waveform | null
  /** 1 shows everything. Without it the timeline keeps its own. */
  zoom?: number
  onZoom?: (zoom: number) => void
  /** Of one frame, for the keys `,` and `.`. */
  frameMs?: number
  label?: string
  /** Says more keys than the timeline's own; a key it handled is marked by preventDefault. */
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void
  /** Beside the zoom, above the strip. */
  actions?: ReactNode
  /** Layers over the strip, placed by `percentOf(ms, useScale())`; they take the pointer with `pointer-events-auto`. */
  children?: ReactNode
}

/** A video laid out in time: its pictures, its sound and where it stands; the one place to look for a moment of it. */
export function Timeline(props: Props) {
  const { durationMs, positionMs, onSeek, storyboardUrl = null, waveform = null, frameMs = 1000 / 30, actions } = props
  const [ownZoom, setOwnZoom] = useState(1)
  const zoom = props.zoom ?? ownZoom
  const view = useView({ durationMs, positionMs, zoom, onZoom: props.onZoom ?? setOwnZoom })
  const tiles = useStoryboard(storyboardUrl)
  const [hoverMs, setHoverMs] = useState<number | null>(null)
  const dragging = useRef(false)
  const head = useRef<HTMLDivElement>(null)
  const scale = useMemo<Scale>(
    () => ({ durationMs, widthPx: view.widthPx, fromMs: view.fromMs, untilMs: view.untilMs, msAt: view.msAt }),
    [durationMs, view.widthPx, view.fromMs, view.untilMs, view.msAt],
  )
  // Where somebody has just gone, until the player says so itself: two quick steps are two steps.
  const aim = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new position is what ends it
  useEffect(() => {
    aim.current = null
  }, [positionMs])
  const seek = (ms: number) => {
    aim.current = Math.round(Math.max(0, Math.min(durationMs, ms)))
    onSeek(aim.current)
  }
  const stripPx = tiles.length > 0 ? 54 : 40

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    props.onKeyDown?.(event)
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const zoomBy = ZOOMS[event.key]
    const toMs = landing(event.key, {
      positionMs: aim.current ?? positionMs,
      durationMs,
      frameMs,
      stepMs: event.shiftKey ? 10_000 : 1000,
    })
    if (zoomBy) view.zoomTo(zoom * zoomBy)
    else if (toMs !== null) seek(toMs)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || event.defaultPrevented) return
    // A finger that pans a zoomed timeline must not move the position; its tap does, when it is lifted.
    if (event.pointerType === 'touch' && zoom > 1 && !onRuler(event)) return
    event.currentTarget.setPointerCapture(event.pointerId)
    dragging.current = true
    head.current?.focus({ preventScroll: true })
    seek(view.msAt(event.clientX))
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType === 'mouse') setHoverMs(view.msAt(event.clientX))
    if (dragging.current) seek(view.msAt(event.clientX))
  }
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (!dragging.current && event.pointerType === 'touch' && !event.defaultPrevented) seek(view.msAt(event.clientX))
    dragging.current = false
  }

  return (
    <section aria-label={props.label ?? t('Timeline')} className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <p className="figures text-13 text-muted" dir="ltr">
          <span className="font-medium text-ink">{timeCode(positionMs)}</span> / {timeCode(durationMs)}
        </p>
        {actions}
        <div className="ms-auto flex items-center">
          <IconButton
            label={t('Zoom out')}
            icon={<ZoomOut size={16} />}
            disabled={zoom <= 1}
            onClick={() => view.zoomTo(zoom / 2)}
          />
          <IconButton
            label={t('Zoom in')}
            icon={<ZoomIn size={16} />}
            disabled={zoom >= mostZoom(durationMs, view.viewPx)}
            onClick={() => view.zoomTo(zoom * 2)}
          />
        </div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the slider inside has the keys and the name */}
      <div
        ref={view.ref}
        dir="ltr"
        onScroll={view.onScroll}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          dragging.current = false
        }}
        onPointerLeave={() => setHoverMs(null)}
        onKeyDown={onKeyDown}
        className={`timeline-view relative overflow-x-auto overflow-y-hidden rounded-control border bg-surface ${zoom > 1 ? 'touch-pan-x' : 'touch-pan-y'}`}
      >
        <div className="relative cursor-pointer" style={{ width: view.widthPx || '100%' }}>
          <div data-ruler className="touch-none">
            <Ruler scale={scale} />
          </div>
          <FilmStrip tiles={tiles} scale={scale} heightPx={stripPx} />
          {waveform && <WaveStrip waveform={waveform} scale={scale} viewPx={view.viewPx} heightPx={36} />}
          <ScaleContext value={scale}>
            <div className="pointer-events-none absolute inset-x-0 top-6 bottom-0">{props.children}</div>
          </ScaleContext>
          {hoverMs !== null && !dragging.current && (
            <div
              aria-hidden="true"
              className="pointer-events-none absolute inset-y-0 w-px bg-ink/40"
              style={{ left: percentOf(hoverMs, scale) }}
            >
              <span className="figures absolute top-0.5 left-1 rounded-sm bg-media px-1 text-12 text-on-media">
                {view.untilMs - view.fromMs < 60_000 ? timeCode(hoverMs) : clockDuration(hoverMs)}
              </span>
            </div>
          )}
          <div
            ref={head}
            role="slider"
            tabIndex={0}
            aria-label={t('Position')}
            aria-valuemin={0}
            aria-valuemax={Math.round(durationMs)}
            aria-valuenow={Math.round(positionMs)}
            aria-valuetext={t('{position} of {length}', {
              position: readAloudDuration(positionMs),
              length: readAloudDuration(durationMs),
            })}
            className="group absolute inset-y-0 z-10 -ms-3 w-6 cursor-ew-resize outline-none"
            style={{ left: percentOf(positionMs, scale), touchAction: 'none' }}
          >
            <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-accent" />
            <span className="absolute top-0 left-1/2 h-4 w-3 -translate-x-1/2 rounded-b-full bg-accent group-focus-visible:ring-2 group-focus-visible:ring-accent group-focus-visible:ring-offset-2 group-focus-visible:ring-offset-surface" />
          </div>
        </div>
      </div>
    </section>
  )
}

const onRuler = (event: PointerEvent<HTMLElement>): boolean =>
  event.target instanceof Element && event.target.closest('[data-ruler], [role=slider]') !== null

const ZOOMS: Readonly<Record<string, number>> = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 }

type Standing = { positionMs: number; durationMs: number; frameMs: number; stepMs: number }

/** Where a key leads to; `null` for keys that lead nowhere. */
function landing(key: string, { positionMs, durationMs, frameMs, stepMs }: Standing): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return positionMs - stepMs
    case 'ArrowRight':
    case 'ArrowUp':
      return positionMs + stepMs
    case 'PageDown':
      return positionMs - 10_000
    case 'PageUp':
      return positionMs + 10_000
    case ',':
      return positionMs - frameMs
    case '.':
      return positionMs + frameMs
    case 'Home':
      return 0
    case 'End':
      return durationMs
    default:
      return null
  }
}
