import { cloneElement, type ReactElement, type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { direction } from '#web/lib/direction.ts'

type Side = 'top' | 'end' | 'bottom'
type Anchor = { rect: DOMRect }

type Props = {
  text: ReactNode
  side?: Side
  children: ReactElement<Record<string, unknown>>
}

const GAP = 6
const EDGE = 8

/**
 * A few words beside a control, on hover, on keyboard focus and where a tap does nothing; Escape hides them. Never the only place of a fact
 * that matters. Our own and not Radix's, because buttons use it and buttons are in the first chunk.
 */
export function Tooltip({ text, side = 'top', children }: Props) {
  const id = useId()
  const [anchor, setAnchor] = useState<Anchor | null>(null)
  const timer = useRef(0)
  useEffect(() => () => clearTimeout(timer.current), [])

  const show = (target: EventTarget, delay: number) => {
    clearTimeout(timer.current)
    const element = target as HTMLElement // the element the handler is bound to
    timer.current = window.setTimeout(() => {
      if (element.dataset.state !== 'open') setAnchor({ rect: element.getBoundingClientRect() })
    }, delay)
  }
  const hide = () => {
    clearTimeout(timer.current)
    setAnchor(null)
  }
  const then = (name: string, run: (event: Event) => void) => (event: Event) => {
    const own = children.props[name]
    if (typeof own === 'function') own(event)
    run(event)
  }

  return (
    <>
      {cloneElement(children, {
        'aria-describedby': anchor ? id : children.props['aria-describedby'],
        onPointerEnter: then('onPointerEnter', (event) => {
          if ((event as PointerEvent).pointerType === 'mouse') show(event.currentTarget!, 350)
        }),
        onPointerLeave: then('onPointerLeave', hide),
        onPointerDown: then('onPointerDown', hide),
        onFocus: then('onFocus', (event) => {
          if ((event.currentTarget as HTMLElement).matches(':focus-visible')) show(event.currentTarget!, 0)
        }),
        onBlur: then('onBlur', hide),
        // A finger has no other way to ask why it cannot be pressed.
        onClick: then('onClick', ({ currentTarget }) => {
          if ((currentTarget as HTMLElement).ariaDisabled) show(currentTarget!, 0)
        }),
        onKeyDown: then('onKeyDown', (event) => {
          if ((event as KeyboardEvent).key === 'Escape') hide()
        }),
      })}
      {anchor && createPortal(<Bubble id={id} anchor={anchor} side={side} text={text} />, document.body)}
    </>
  )
}

function Bubble({ id, anchor, side, text }: { id: string; anchor: Anchor; side: Side; text: ReactNode }) {
  const place = useCallback(
    (element: HTMLDivElement | null) => {
      if (!element) return
      const { x, y } = position(anchor.rect, element.getBoundingClientRect(), side)
      element.style.translate = `${Math.round(x)}px ${Math.round(y)}px`
    },
    [anchor, side],
  )
  return (
    <div
      ref={place}
      id={id}
      role="tooltip"
      className="pointer-events-none fixed top-0 left-0 z-50 max-w-72 animate-fade-in rounded-control bg-inverse px-2 py-1 text-12 font-medium text-on-inverse"
    >
      {text}
    </div>
  )
}

function position(anchor: DOMRect, own: DOMRect, side: Side): { x: number; y: number } {
  const clamp = (value: number, size: number, room: number) => Math.max(EDGE, Math.min(value, room - size - EDGE))
  if (side === 'end') {
    const x = direction() === 'rtl' ? anchor.left - GAP - own.width : anchor.right + GAP
    return {
      x: clamp(x, own.width, innerWidth),
      y: clamp(anchor.top + (anchor.height - own.height) / 2, own.height, innerHeight),
    }
  }
  const above = anchor.top - own.height - GAP
  const below = anchor.bottom + GAP
  const fitsAbove = above >= EDGE
  const fitsBelow = below + own.height <= innerHeight - EDGE
  return {
    x: clamp(anchor.left + (anchor.width - own.width) / 2, own.width, innerWidth),
    y: (side === 'top' ? fitsAbove : !fitsBelow) ? above : below,
  }
}
