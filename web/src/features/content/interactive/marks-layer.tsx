import { CircleHelp, type LucideIcon, PanelTop, Split } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { percentOf, useScale } from '../timeline/scale.ts'
import { timeCode } from '../timeline/time-code.ts'
import { type Item, type Kind, promptOf } from './items.ts'

export const KIND_ICONS: Record<Kind, LucideIcon> = { question: CircleHelp, choice: Split, card: PanelTop }

type Props = {
  items: readonly Item[]
  chosen: string | null
  canEdit: boolean
  onChoose: (id: string) => void
  onMove: (id: string, atMs: number, dragging: boolean) => void
  onRemove: (id: string) => void
}

/** Where they lie in the video; they move under the pointer, and by arrows. */
export function MarksLayer({ items, chosen, canEdit, onChoose, onMove, onRemove }: Props) {
  const scale = useScale()
  const dragged = useRef<{ id: string; fromX: number; moved: boolean } | null>(null)
  const onKeyDown = (item: Item) => (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key]
    if (by && canEdit) {
      const stepMs = event.shiftKey ? 1000 : 100
      onMove(item.id, Math.max(0, Math.min(scale.durationMs, item.atMs + by * stepMs)), false)
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && canEdit) onRemove(item.id)
    else if (event.key === 'Enter' || event.key === ' ') onChoose(item.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const drag = (item: Item) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.stopPropagation()
      onChoose(item.id)
      if (!canEdit || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      dragged.current = { id: item.id, fromX: event.clientX, moved: false }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const now = dragged.current
      if (now?.id !== item.id) return
      event.stopPropagation()
      if (!now.moved && Math.abs(event.clientX - now.fromX) < 4) return
      now.moved = true
      onMove(item.id, Math.round(scale.msAt(event.clientX)), true)
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      event.stopPropagation()
      dragged.current = null
    },
    onPointerCancel() {
      dragged.current = null
    },
  })
  return items.map((item) => {
    const Icon = KIND_ICONS[item.kind]
    return (
      <span key={item.id} className="contents">
        {item.kind === 'card' && (
          <span
            className="absolute bottom-0 h-1.5 rounded-full bg-accent/50"
            style={{ left: percentOf(item.atMs, scale), width: percentOf(item.durationMs, scale) }}
          />
        )}
        <span
          className={cx('absolute inset-y-0 w-px', item.id === chosen ? 'bg-accent' : 'bg-ink/50')}
          style={{ left: percentOf(item.atMs, scale) }}
        />
        <button
          type="button"
          aria-label={t('{kind, select, question {Question} choice {Choice} other {Card}} at {time}: {text}', {
            kind: item.kind,
            time: timeCode(item.atMs),
            text: promptOf(item) || t('no text yet'),
          })}
          aria-pressed={item.id === chosen}
          title={`${timeCode(item.atMs)} ${promptOf(item)}`}
          onKeyDown={onKeyDown(item)}
          {...drag(item)}
          className={cx(
            'pointer-events-auto absolute top-1 z-20 flex size-7 -translate-x-1/2 touch-none items-center justify-center rounded-full border',
            canEdit ? 'cursor-ew-resize' : 'cursor-pointer',
            item.id === chosen
              ? 'border-accent bg-accent-fill text-on-accent'
              : 'border-line-control bg-raised text-ink hover:border-accent',
          )}
          style={{ left: `clamp(14px, ${percentOf(item.atMs, scale)}, calc(100% - 14px))` }}
        >
          <Icon size={15} aria-hidden="true" />
        </button>
      </span>
    )
  })
}
