import { useEffect, useRef } from 'react'
import { singleKeysOn } from '#web/lib/single-keys.ts'
import { takeKeys } from './early-keys.ts'
import { chosenKeys } from './keys/chosen-keys.ts'
import { actOn } from './player-acts.ts'
import { actionOf, mayAct } from './player-keys.ts'
import type { PlayerParts } from './player-parts.ts'

/** These move the page; in the player alone they are the player's. */
const OF_THE_PAGE = ['ArrowUp', 'ArrowDown', 'Home', 'End']

/** Of a key pressed before this code was here: later than this, whoever pressed it does not expect it any more. */
const FRESH_MS = 5000

/**
 * Keys work on the whole page while nobody types; those that scroll only in the player, the space bar also where nothing
 * is focused. What the page around the player does not know is left to whoever knows it.
 */
export function usePlayerKeys(parts: PlayerParts, fps: number): void {
  const latest = useRef({ parts, fps })
  latest.current = { parts, fps }
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !chosenKeys.areOn() || !mayAct(event.target, event.key)) return
      if (event.key.length === 1 && event.key !== ' ' && !singleKeysOn()) return
      const { parts, fps } = latest.current
      const { controller, commands } = parts
      const inside = event.target instanceof Node && controller.contains(event.target)
      if (!inside && OF_THE_PAGE.includes(event.key)) return
      const action = actionOf(event, chosenKeys.map())
      const onPage = action?.do === 'page' ? commands.get(action.what) : undefined
      if (!action || (action.do === 'page' && !onPage)) return
      event.preventDefault()
      if (onPage) return onPage()
      // Controls that hide themselves come back for a moment.
      if (inside) controller.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse' }))
      actOn({ ...parts, fps }, action)
    }
    for (const event of takeKeys()) if (performance.now() - event.timeStamp < FRESH_MS) onKeyDown(event)
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
