import { useEffect } from 'react'
import { singleKeysOn } from '#web/lib/single-keys.ts'
import type { Player } from './player.ts'
import type { Hint } from './player-hint.tsx'
import { actionOf, mayAct, neighbourRate, type PlayerAction } from './player-keys.ts'
import { toggleFullscreen } from './toggle-fullscreen.ts'

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
      act(action)
    }
    const act = (action: PlayerAction) => {
      switch (action.do) {
        case 'togglePlay':
          if (media.paused) void media.play().catch(() => {})
          else media.pause()
          return
        case 'toggleMute':
          media.muted = !media.muted
          return say(media.muted ? 'Muted' : `Volume ${Math.round(media.volume * 100)}\u202f%`)
        case 'toggleFullscreen':
          return toggleFullscreen(controller)
        case 'toggleCaptions':
          controller.dispatchEvent(new CustomEvent('mediatogglesubtitlesrequest', { composed: true, bubbles: true }))
          return
        case 'seekBy':
          media.currentTime = Math.max(0, Math.min(media.duration || 0, media.currentTime + action.seconds))
          return say(`${Math.abs(action.seconds)} s`, action.seconds < 0 ? 'left' : 'right')
        case 'seekTo':
          if (Number.isFinite(media.duration)) media.currentTime = media.duration * action.fraction
          return
        case 'volumeBy':
          media.muted = false
          media.volume = Math.max(0, Math.min(1, Math.round((media.volume + action.step) * 20) / 20))
          return say(`Volume ${Math.round(media.volume * 100)}\u202f%`)
        case 'rateBy': {
          const rate = neighbourRate(media.playbackRate, action.steps)
          player.setRate(rate)
          return say(`Speed ${rate}×`)
        }
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [controller, media, player, say])
}
