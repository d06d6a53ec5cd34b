import { useEffect, useRef } from 'react'
import { singleKeysOn } from '#web/lib/single-keys.ts'
import { follow, isSingle, SEQUENCE_MS, written } from './key-sequence.ts'

export type Shortcut = {
  /** `g h`, `?`, `mod+k`: what is pressed, and what the help and the palette show. */
  keys: string
  words: string
  /** Left out where the page handles the key itself, e.g. inside a grid: then it stands in the help only. */
  run?: () => void
}
export type ShortcutSection = { name: string; shortcuts: readonly Shortcut[]; everywhere: boolean }

const sections = new Set<ShortcutSection>()

/** All that work at the moment: the help shows these, the handler below runs these. */
export const currentShortcuts = (): ShortcutSection[] =>
  [...sections].sort((a, b) => Number(b.everywhere) - Number(a.everywhere))

/**
 * Shortcuts of a page or of the frame, while it is there.
 * @param everywhere of the frame: a page's own of the same keys wins, whichever of them was there first
 */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[], everywhere = false): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    const section = {
      name,
      everywhere,
      get shortcuts() {
        return latest.current
      },
    }
    sections.add(section)
    return () => void sections.delete(section)
  }, [name, everywhere])
}

const TYPING =
  'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false])'

/** Keys belong to what is open above the page, or to the field somebody types in. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(`${TYPING}, [role=dialog], [role=menu], [role=listbox]`) !== null

/** One listener for all shortcuts of the studio; to be mounted once. */
export function useShortcutKeys(): void {
  useEffect(() => {
    let pending = ''
    let timer = 0
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const key = written(event)
      if (!key || (isSingle(key) && (!singleKeysOn() || isTaken(event.target)))) return
      const all = currentShortcuts()
        .flatMap((section) => section.shortcuts)
        .filter(({ run }) => run)
      const next = follow(
        pending,
        key,
        all.map((shortcut) => shortcut.keys),
      )
      clearTimeout(timer)
      pending = next.pending
      if (pending) timer = window.setTimeout(() => (pending = ''), SEQUENCE_MS)
      if (!next.hit) return
      event.preventDefault()
      // A page's own shortcut comes after the frame's, and wins.
      all.findLast((shortcut) => shortcut.keys === next.hit)?.run?.()
    }
    // The second key of a sequence is ours, whatever it means to the player; a first key goes to the page before us.
    const early = (event: KeyboardEvent) => {
      if (pending && !isTaken(event.target)) onKey(event)
      if (event.defaultPrevented) event.stopPropagation()
    }
    addEventListener('keydown', early, { capture: true })
    addEventListener('keydown', onKey)
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', early, { capture: true })
      removeEventListener('keydown', onKey)
    }
  }, [])
}
