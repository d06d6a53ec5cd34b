import { useEffect } from 'react'
import { singleKeysOn } from '#web/lib/single-keys.ts'
import type { Player } from './player.ts'
import { actOn } from './player-acts.ts'
import type { Hint } from './player-hint.tsx'
import { actionOf, mayAct } from './player-keys.ts'

type Parts = {
  controller: HTMLElement | null
  media: HTMLVideoElement | null
  player: Player
  say: (text: string, side?: Hint['side']) => void
}

/**
 * Keys work on the whole page while nobody types; up, down and the space bar, which scroll, only in the player and (space)
 * where nothing is focused.
 */
export function usePlayerKeys({ controller, media, player, say }: Parts): void {
  useEffect(() => {
    if (!controller || !media) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !mayAct(event.target, event.key)) return
      if (event.key.length === 1 && event.key !== ' ' && !singleKeysOn()) return
      const inside = event.target instanceof Node && controller.contains(event.target)
      if (!inside && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) return
      const action = actionOf(event)
      if (!action) return
      event.preventDefault()
      // Controls that hide themselves come back for a moment.
      if (inside) controller.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse' }))
      actOn({ controller, media, player, say }, action)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [controller, media, player, say])
}
