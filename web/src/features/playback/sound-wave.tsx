import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useMediaTime } from '#web/features/content/timeline/use-media-time.ts'
import { peakBetween, type Waveform } from '#web/features/content/timeline/use-waveform.ts'
import { clockDuration, readAloudDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'

const BAR_PX = 4
const STEP_MS = 5000
const PAGE_MS = 30_000

type Props = { waveform: Waveform; durationMs: number; media: HTMLMediaElement }

/** The whole sound at a glance: what was heard is in colour, and every place of it is one touch or key away. */
export function SoundWave({ waveform, durationMs, media }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const positionMs = useMediaTime(media)
  const [hover, setHover] = useState<number | null>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const watch = new ResizeObserver(() => setWidth(element.clientWidth))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  const share = durationMs > 0 ? Math.min(1, positionMs / durationMs) : 0
  const playedBars = Math.floor((share * width) / BAR_PX)
  useEffect(() => {
    const element = canvas.current
    if (!element || width === 0) return
    const draw = () => drawWave(element, { waveform, durationMs, playedBars })
    draw()
    // The theme may change while it is heard.
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => theme.disconnect()
  }, [waveform, durationMs, playedBars, width])

  const seek = (ms: number) => {
    media.currentTime = Math.max(0, Math.min(durationMs, ms)) / 1000
  }
  const msAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return ((event.clientX - box.left) / box.width) * durationMs
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const to = landing(event.key, media.currentTime * 1000, durationMs)
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation() // the player has keys of its own
    seek(to)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('Waveform')}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={Math.round(positionMs / 1000)}
      aria-valuetext={t('{currentTime} of {totalTime}', {
        currentTime: readAloudDuration(positionMs),
        totalTime: readAloudDuration(durationMs),
      })}
      dir="ltr"
      className="player-wave"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        seek(msAt(event))
      }}
      onPointerMove={(event) => {
        setHover(event.pointerType === 'mouse' ? msAt(event) : null)
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seek(msAt(event))
      }}
      onPointerLeave={() => setHover(null)}
    >
      <canvas ref={canvas} />
      <span className="player-wave-head" style={{ left: `${share * 100}%` }} />
      {hover !== null && durationMs > 0 && (
        <span className="player-wave-hover" style={{ left: `${(hover / durationMs) * 100}%` }} aria-hidden="true">
          {clockDuration(hover)}
        </span>
      )}
    </div>
  )
}

function landing(key: string, atMs: number, durationMs: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return atMs - STEP_MS
    case 'ArrowRight':
    case 'ArrowUp':
      return atMs + STEP_MS
    case 'PageDown':
      return atMs - PAGE_MS
    case 'PageUp':
      return atMs + PAGE_MS
    case 'Home':
      return 0
    case 'End':
      return durationMs
    default:
      return null
  }
}

type Drawn = { waveform: Waveform; durationMs: number; playedBars: number }

function drawWave(element: HTMLCanvasElement, { waveform, durationMs, playedBars }: Drawn) {
  const ratio = window.devicePixelRatio || 1
  const [width, height] = [element.clientWidth, element.clientHeight]
  element.width = Math.round(width * ratio)
  element.height = Math.round(height * ratio)
  const pen = element.getContext('2d')
  if (!pen) return
  const style = getComputedStyle(element)
  // As colours that a canvas knows: a variable would still be words.
  const [played, coming] = [style.outlineColor, style.color]
  const bars = Math.floor(width / BAR_PX)
  const heights = Array.from({ length: bars }, (_, bar) =>
    peakBetween(waveform, (bar / bars) * durationMs, ((bar + 1) / bars) * durationMs),
  )
  // A quiet recording fills the place, too; silence does not.
  const loudest = Math.max(0.1, ...heights)
  for (const [bar, peak] of heights.entries()) {
    pen.fillStyle = bar < playedBars ? played : coming
    const tall = Math.max(2, (peak / loudest) * height) * ratio
    pen.beginPath()
    pen.roundRect(bar * BAR_PX * ratio, (element.height - tall) / 2, (BAR_PX - 1.5) * ratio, tall, ratio)
    pen.fill()
  }
}
