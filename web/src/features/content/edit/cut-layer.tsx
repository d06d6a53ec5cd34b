import { type PointerEvent, useRef } from 'react'
import { percentOf, useScale } from '../timeline/scale.ts'
import { timeCode } from '../timeline/time-code.ts'
import { moveEnd, type Part, stretches } from './parts.ts'

type Props = {
  keep: readonly Part[]
  selection: Part | null
  canEdit: boolean
  onBegin: () => void
  onMove: (keep: Part[]) => void
}

/** What is cut out lies in the shade; the ends of what is kept can be moved. */
export function CutLayer({ keep, selection, canEdit, onBegin, onMove }: Props) {
  const scale = useScale()
  const { durationMs } = scale
  return (
    <>
      {stretches(keep, durationMs)
        .filter(({ kept }) => !kept)
        .map((part) => (
          <div
            key={part.startMs}
            className="absolute inset-y-0 bg-canvas/85 bg-[repeating-linear-gradient(135deg,transparent_0_6px,var(--line)_6px_7px)]"
            style={{ left: percentOf(part.startMs, scale), width: percentOf(part.endMs - part.startMs, scale) }}
          />
        ))}
      {selection && (
        <div
          className="absolute inset-y-0 border-x-2 border-warning bg-warning/25"
          style={{
            left: percentOf(selection.startMs, scale),
            width: percentOf(selection.endMs - selection.startMs, scale),
          }}
        />
      )}
      {canEdit &&
        keep.flatMap((part, index) =>
          (['startMs', 'endMs'] as const).map((end) => (
            <Handle
              // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name but its place
              key={`${index}-${end}`}
              ms={part[end]}
              end={end}
              onBegin={onBegin}
              onMove={(ms) => onMove(moveEnd(keep, { index, end }, ms, durationMs))}
            />
          )),
        )}
    </>
  )
}

type HandleProps = { ms: number; end: keyof Part; onBegin: () => void; onMove: (ms: number) => void }

/** For the pointer alone: the list below the timeline does the same by keyboard. */
function Handle({ ms, end, onBegin, onMove }: HandleProps) {
  const scale = useScale()
  const dragging = useRef(false)
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault()
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    dragging.current = true
    onBegin()
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!dragging.current) return
    event.stopPropagation()
    onMove(scale.msAt(event.clientX))
  }
  const isStart = end === 'startMs'
  return (
    <span
      aria-hidden="true"
      data-handle={end}
      title={timeCode(ms)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => {
        event.stopPropagation()
        dragging.current = false
      }}
      onPointerCancel={() => {
        dragging.current = false
      }}
      className={`pointer-events-auto absolute inset-y-0 w-6 cursor-ew-resize touch-none ${isStart ? '' : '-translate-x-full'}`}
      style={{ left: percentOf(ms, scale) }}
    >
      <span
        className={`absolute inset-y-0 flex w-2 items-center justify-center bg-warning ${isStart ? 'left-0 rounded-l-sm' : 'right-0 rounded-r-sm'}`}
      >
        <span className="h-4 w-0.5 rounded-full bg-canvas" />
      </span>
    </span>
  )
}
