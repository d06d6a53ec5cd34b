import { useEffect, useRef } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import type { PlayerParts } from './player-parts.ts'

const STEP_S = 10

/** What the lock screen, headphones and the browser's own controls show and do while this plays. */
export function useMediaSession({ media, commands }: PlayerParts, video: Video): void {
  const { title, channel, playback, thumbnail } = video
  const poster = playback?.poster ?? thumbnail?.url
  const small = thumbnail?.small
  const began = useRef(false)
  useEffect(() => {
    if (!('mediaSession' in navigator)) return
    const session = navigator.mediaSession
    const off = new AbortController()
    const on = (types: string[], listener: () => void) => {
      for (const type of types) media.addEventListener(type, listener, { signal: off.signal })
    }
    const artwork = [
      ...(small ? [{ src: small, sizes: '320x180', type: 'image/jpeg' }] : []),
      ...(poster ? [{ src: poster, type: 'image/jpeg' }] : []),
    ]
    const go = (toS: number) => {
      media.currentTime = Math.max(0, Math.min(media.duration || 0, toS))
    }
    const actions: Partial<Record<MediaSessionAction, MediaSessionActionHandler>> = {
      play: () => void media.play().catch(() => {}),
      pause: () => media.pause(),
      stop: () => {
        media.pause()
        go(0)
      },
      seekbackward: ({ seekOffset }) => go(media.currentTime - (seekOffset ?? STEP_S)),
      seekforward: ({ seekOffset }) => go(media.currentTime + (seekOffset ?? STEP_S)),
      seekto: ({ seekTime, fastSeek }) => {
        if (seekTime === undefined) return
        if (fastSeek && media.fastSeek) media.fastSeek(seekTime)
        else go(seekTime)
      },
    }
    const handle = (action: MediaSessionAction, handler: MediaSessionActionHandler | null) => {
      try {
        session.setActionHandler(action, handler)
      } catch {
        // This browser does not know it.
      }
    }
    /** Which of its neighbours there are may change while it plays. */
    const neighbours = () => {
      for (const [action, command] of [
        ['previoustrack', 'previous'],
        ['nexttrack', 'next'],
      ] as const)
        handle(action, commands.has(command) ? () => commands.get(command)?.() : null)
    }
    const announce = () => {
      began.current = true
      session.metadata = new MediaMetadata({ title, artist: channel.name, artwork })
      for (const [action, handler] of Object.entries(actions)) handle(action as MediaSessionAction, handler) // its own keys
      neighbours()
    }
    const place = () => {
      session.playbackState = media.paused ? 'paused' : 'playing'
      const { duration, playbackRate, currentTime } = media
      if (!Number.isFinite(duration) || duration <= 0) return
      session.setPositionState?.({ duration, playbackRate, position: Math.min(currentTime, duration) })
    }
    on(['play'], announce)
    on(['playing', 'pause', 'seeked', 'ratechange', 'durationchange', 'ended'], () => began.current && place())
    on(['playing'], neighbours)
    if (!media.paused || began.current) {
      announce()
      place()
    }
    return () => {
      off.abort()
      if (!began.current) return
      for (const action of [...Object.keys(actions), 'previoustrack', 'nexttrack'])
        handle(action as MediaSessionAction, null) // its own keys
      session.metadata = null
      session.playbackState = 'none'
    }
  }, [media, commands, title, channel.name, poster, small])
}
