import { useEffect } from 'react'
import type { Video } from '#web/features/content/queries.ts'

/** What the lock screen and headphones show and do while this plays. */
export function useMediaSession(media: HTMLVideoElement | null, video: Video): void {
  const { title, channel, playback } = video
  const poster = playback?.poster
  useEffect(() => {
    if (!media || !('mediaSession' in navigator)) return
    const announce = () => {
      navigator.mediaSession.metadata = new MediaMetadata({
        title,
        artist: channel.name,
        artwork: poster ? [{ src: poster, type: 'image/jpeg' }] : [],
      })
      navigator.mediaSession.setActionHandler('seekbackward', () => {
        media.currentTime -= 10
      })
      navigator.mediaSession.setActionHandler('seekforward', () => {
        media.currentTime += 10
      })
    }
    media.addEventListener('play', announce)
    return () => {
      media.removeEventListener('play', announce)
      navigator.mediaSession.metadata = null
    }
  }, [media, title, channel.name, poster])
}
