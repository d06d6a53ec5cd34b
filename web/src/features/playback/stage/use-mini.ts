import { useEffect, useLayoutEffect, useState } from 'react'
import type { PlayerParts } from '../player-parts.ts'
import { goesMini } from './mini-choice.ts'

/** So little of the player left in sight is no player any more. */
const TOO_LITTLE = 0.2

/** What plays goes into a corner while its place is out of sight, or where it is asked to. */
export function useMini({ controller, media }: PlayerParts) {
  const [isAway, setAway] = useState(false)
  const [wanted, setWanted] = useState<'asked' | 'scrolled' | null>(null)
  const stage = controller.closest<HTMLElement>('.watch-stage')
  const isMini = wanted !== null

  useEffect(() => {
    if (!stage) return
    const bar = Number.parseFloat(getComputedStyle(stage).getPropertyValue('--bar')) || 0
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return
        const away = entry.intersectionRatio < TOO_LITTLE && entry.boundingClientRect.top < 0
        setAway(away)
        if (!away) setWanted((now) => (now === 'scrolled' ? null : now))
        else if (mayGo() && !media.paused) setWanted((now) => now ?? 'scrolled')
      },
      { rootMargin: `-${bar}px 0px 0px`, threshold: [0, TOO_LITTLE] },
    )
    seen.observe(stage)
    return () => seen.disconnect()
  }, [stage, media])

  useEffect(() => {
    if (!isAway) return
    const off = new AbortController()
    media.addEventListener('play', () => mayGo() && setWanted((now) => now ?? 'scrolled'), { signal: off.signal })
    return () => off.abort()
  }, [isAway, media])

  // Before the next paint: a player that is small in its old place for a moment is seen.
  useLayoutEffect(() => {
    if (!stage || !isMini) return
    stage.style.setProperty('--player-ratio', controller.style.getPropertyValue('--player-ratio') || '1.7778')
    stage.dataset.mini = ''
    controller.dataset.mini = ''
    return () => {
      delete stage.dataset.mini
      delete controller.dataset.mini
    }
  }, [stage, controller, isMini])

  const back = () => {
    setWanted(null)
    if (isAway) stage?.scrollIntoView({ block: 'start', behavior: 'smooth' })
    controller.focus({ preventScroll: true })
  }
  return {
    isMini,
    stage,
    back,
    toggle: () => (isMini ? back() : setWanted('asked')),
    /** What is closed does not go on being heard. */
    close() {
      media.pause()
      setWanted(null)
      if (!isAway) controller.focus({ preventScroll: true })
    },
  }
}

/** Not where the picture is elsewhere already. */
const mayGo = (): boolean =>
  goesMini.get() !== 'off' && !document.fullscreenElement && !document.pictureInPictureElement
