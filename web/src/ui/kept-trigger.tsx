import { type ComponentProps, type KeyboardEvent, use, useEffect, useLayoutEffect } from 'react'
import { PlaceContext } from './lazy-part.tsx'

/**
 * In the place of a trigger whose button has stood there since before any of this was loaded: draws nothing, shows on that
 * button what the trigger would show, and is pressed when that is pressed.
 */
export function KeptTrigger({ ref, onPointerDown, onKeyDown, onClick, ...rest }: ComponentProps<'button'>) {
  const place = use(PlaceContext)
  if (!place) throw new Error('Expected a trigger of its own, or a LazyPart around it')
  const shown = JSON.stringify(rest, (name, value) => (/^$|^id$|^aria-|^data-/.test(name) ? value : undefined))
  useLayoutEffect(() => place.show(JSON.parse(shown)), [place, shown])
  useLayoutEffect(() => {
    place.press = (key) => {
      // As much of an event as Radix looks at.
      const event = { key, button: 0, ctrlKey: false, preventDefault: () => {} } as KeyboardEvent<HTMLButtonElement> &
        PressEvent
      if (!key) return (onPointerDown ?? onClick)?.(event)
      // It begins at the first entry when the last thing used was a key, which may have been before it could listen.
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }))
      onKeyDown?.(event)
    }
  })
  useLayoutEffect(() => {
    const give = (element: HTMLElement | null) => {
      if (typeof ref === 'function')
        ref(element as HTMLButtonElement | null) // LazyPart's is a button
      else if (ref) ref.current = element as HTMLButtonElement | null
    }
    place.onElement = give
    give(place.element)
    return () => {
      place.onElement = null
      give(null)
    }
  }, [place, ref])
  useEffect(() => {
    const { pressed } = place
    place.pressed = null
    // Once all around this listens, too.
    if (pressed !== null) queueMicrotask(() => place.press?.(pressed))
    return () => {
      place.press = null
    }
  }, [place])
  return null
}

type PressEvent = Parameters<NonNullable<ComponentProps<'button'>['onClick' | 'onPointerDown']>>[0]
