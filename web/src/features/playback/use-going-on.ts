import { useEffect } from 'react'
import { stored } from '#web/lib/stored.ts'
import type { Player } from './player.ts'

/** Whether the sound goes on when a phone shows something else; `off` where somebody has said no. */
export const goesOnHidden = stored('studio.background')

/** A pause this soon after the page was hidden is the browser's and not the viewer's. */
const BY_BROWSER_MS = 1_000

/**
 * Phones pause what is no longer seen: its sound goes on. What slept (a closed lid, a frozen tab) is gone on with at once
 * and does not wait for its next try.
 */
export function useGoingOn(media: HTMLVideoElement, player: Player): void {
  useEffect(() => {
    const off = new AbortController()
    const { signal } = off
    let hiddenAt = 0
    let wasPlaying = false
    let toGoOn = false
    const play = () => void media.play().catch(() => {}) // the browser wants a touch first
    const wake = () => {
      if (document.hidden) return
      if (toGoOn && media.paused) play()
      toGoOn = false
      if (!media.paused && media.readyState < media.HAVE_FUTURE_DATA) player.retry()
    }
    document.addEventListener(
      'visibilitychange',
      () => {
        if (!document.hidden) return wake()
        hiddenAt = performance.now()
        wasPlaying = !media.paused && !media.ended
      },
      { signal },
    )
    media.addEventListener(
      'pause',
      () => {
        if (!document.hidden) toGoOn = false
        const isBrowser = document.hidden && wasPlaying && performance.now() - hiddenAt < BY_BROWSER_MS
        if (!isBrowser || media.ended || goesOnHidden.get() === 'off') return
        wasPlaying = false // once
        toGoOn = true
        play()
      },
      { signal },
    )
    document.addEventListener('resume', wake, { signal }) // Chromium, of a frozen tab
    addEventListener('pageshow', ({ persisted }) => persisted && wake(), { signal })
    return () => off.abort()
  }, [media, player])
}
