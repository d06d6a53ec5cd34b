import { type RefObject, useEffect, useRef } from 'react'
import { useShortcuts } from '#web/features/frame/shortcuts.ts'
import { t } from '#web/lib/i18n/t.ts'

const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]:not([contenteditable=false])'

type Keys = {
  /** Of the page, and what is taken back, as the help of the keys says them. */
  name: string
  words: string
  undo: () => void
  redo: () => void
  /** In the fields of it too; in those of anything else the browser's own undo is meant. */
  box?: RefObject<HTMLElement | null>
}

/** The steps of what is written on the page, by the keys for them. */
export function useUndoKeys({ name, words, undo, redo, box }: Keys): void {
  const latest = useRef({ undo, redo })
  latest.current = { undo, redo }
  useShortcuts(name, [
    { keys: 'mod+z', words },
    { keys: 'mod+shift+z', words: t('Redo it') },
  ])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      const { target } = event
      const inside = target instanceof Element && box?.current?.contains(target)
      if (!inside && target instanceof Element && target.closest(`${TYPING}, [role=dialog]`)) return
      if (box?.current?.checkVisibility() === false) return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) latest.current.redo()
      else latest.current.undo()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [box])
}
