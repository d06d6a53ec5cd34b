import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'

type Loads<Props extends object> = () => Promise<{ default: ComponentType<Props & { defaultOpen?: boolean }> }>
type Part<Props extends object> = { Loaded: ComponentType<Props & { defaultOpen?: boolean }>; prepare: () => void }

/** Something behind a button (a menu, a popover) that comes, with what it needs, when somebody goes for its button. */
export const lazyPart = <Props extends object>(load: Loads<Props>): Part<Props> => ({
  Loaded: lazy(load) as unknown as Part<Props>['Loaded'], // its own type hides which props it takes
  prepare: () => void load().catch(() => {}),
})

type Given<Props extends object> = {
  of: Part<Props>
  part: Props
  /** The trigger as it stands until then; it must look like the part's own. */
  button: (on: { onClick: () => void; onPointerEnter: () => void; onFocus: () => void }) => ReactNode
}

/** The button alone; after the first click the loaded part in its place, open. */
export function LazyPart<Props extends object>({ of: { Loaded, prepare }, part, button }: Given<Props>) {
  const [asked, setAsked] = useState(false)
  const trigger = button({ onClick: () => setAsked(true), onPointerEnter: prepare, onFocus: prepare })
  if (!asked) return trigger
  return (
    <Suspense fallback={trigger}>
      <Loaded {...part} defaultOpen />
    </Suspense>
  )
}
