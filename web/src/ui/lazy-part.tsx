import { type ComponentProps, type ComponentType, createContext, type ReactNode, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { reloadForNewRelease } from '#web/lib/new-release.ts'
import { toast } from './toast.ts'

type Loads<Props extends object> = () => Promise<{ default: ComponentType<Props> }>
type Part<Props extends object> = {
  opens: 'menu' | 'dialog'
  prepare: () => Promise<unknown>
  Loaded?: ComponentType<Props>
}

/** Every part that the pages so far have a button for; whoever has time may prepare them. */
export const parts = new Set<{ prepare: () => Promise<unknown> }>()

/** Something behind a button (a menu, a popover) that comes, with what it needs, when somebody goes for its button. */
export function lazyPart<Props extends object>(opens: Part<Props>['opens'], load: Loads<Props>): Part<Props> {
  const part: Part<Props> = {
    opens,
    prepare: async () => {
      part.Loaded ??= (await load()).default
    },
  }
  parts.add(part)
  return part
}

/** Where the button stands. `KeptTrigger` makes it the trigger of what was loaded. */
export type Place = {
  element: HTMLElement | null
  onElement?: ((element: HTMLElement | null) => void) | null
  /** A press of that key, or of no key. */
  press?: ((key: string) => void) | null
  /** What was pressed before it was loaded. */
  pressed: string | null
  finger?: boolean
  show: (attributes: object) => void
}
export const PlaceContext = createContext<Place | null>(null)

function tellMissing(error: unknown) {
  if (!reloadForNewRelease(error))
    toast(t('The studio cannot be reached. Check your connection and try again.'), { tone: 'danger' })
}

/** What a button gets that opens something. */
export type Opens = Pick<
  ComponentProps<'button'>,
  'ref' | 'aria-haspopup' | 'onPointerEnter' | 'onFocus' | 'onPointerDown' | 'onKeyDown' | 'onClick'
>

type Given<Props extends object> = {
  of: Part<Props>
  part: Props
  /** The trigger, before and after the part is there. */
  button: (on: Opens) => ReactNode
}

const CLOSED = { 'aria-expanded': false, 'data-state': 'closed' }

/**
 * A button whose menu or popover is loaded by its first press and opened by that very press. The button stays the same
 * element: it keeps the focus, and nothing moves.
 */
export function LazyPart<Props extends object>({ of, part, button }: Given<Props>) {
  const [Loaded, setLoaded] = useState<ComponentType<Props>>()
  const [attributes, show] = useState<object>(CLOSED)
  const [place] = useState<Place>({ element: null, pressed: null, show })
  const prepare = () => of.prepare().catch(() => {})
  const use = () => (of.Loaded ? setLoaded(() => of.Loaded) : show(CLOSED))

  const press = (key = '') => {
    if (place.press) return place.press(key)
    place.pressed = key
    if (of.Loaded) return use()
    show({ ...CLOSED, 'data-state': 'open', 'aria-busy': true })
    // Without a line it stays closed, and the next press asks again.
    void of.prepare().catch(tellMissing).then(use)
  }
  const isMenu = of.opens === 'menu'
  const on: Opens = {
    'aria-haspopup': of.opens,
    ...attributes,
    ref: (element) => {
      place.element = element
      place.onElement?.(element)
    },
    onPointerEnter: prepare,
    onFocus: prepare,
    onPointerDown: (event) => {
      // A finger may be about to scroll: it has pressed once it is lifted.
      place.finger = event.pointerType === 'touch'
      if (!isMenu || place.finger || event.button || event.ctrlKey) return
      event.preventDefault()
      press()
    },
    onKeyDown: (event) => {
      if (!isMenu || !['Enter', ' ', 'ArrowDown'].includes(event.key)) return
      event.preventDefault()
      press(event.key)
    },
    onClick: (event) => {
      if (!isMenu || place.finger) press()
      // Nothing was pressed: a screen reader, or keys of our own.
      else if (event.detail === 0) press('Enter')
    },
  }
  return (
    <>
      {button(on)}
      {Loaded && (
        <PlaceContext value={place}>
          <Loaded {...part} />
        </PlaceContext>
      )}
    </>
  )
}
