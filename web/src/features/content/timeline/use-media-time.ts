import { useEffect, useState } from 'react'

/** Where the element stands, in ms; with every frame while it plays. */
export function useMediaTime(media: HTMLMediaElement | null): number {
  const [ms, setMs] = useState(0)
  useEffect(() => {
    if (!media) return
    const off = new AbortController()
    let frame = 0
    const read = () => setMs(Math.round(media.currentTime * 1000))
    const follow = () => {
      cancelAnimationFrame(frame)
      read()
      if (!media.paused && !media.ended) frame = requestAnimationFrame(follow)
    }
    for (const news of ['play', 'playing', 'pause', 'ended', 'seeking', 'seeked', 'timeupdate', 'loadedmetadata'])
      media.addEventListener(news, follow, { signal: off.signal })
    follow()
    return () => {
      off.abort()
      cancelAnimationFrame(frame)
    }
  }, [media])
  return ms
}
