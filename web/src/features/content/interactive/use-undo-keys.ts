import { useEffect, useRef } from 'react'
import { useShortcuts } from '#web/features/frame/shortcuts.ts'

const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]:not([contenteditable=false])'

/** In a field the browser's own undo is meant; outside of one the last change of the list. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  const latest = useRef({ undo, redo })
  latest.current = { undo, redo }
  useShortcuts('Interactive', [
    { keys: 'mod+z', words: 'Undo the last change, outside of a field' },
    { keys: 'mod+shift+z', words: 'Redo it' },
  ])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest(`${TYPING}, [role=dialog]`)) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) latest.current.redo()
      else latest.current.undo()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
