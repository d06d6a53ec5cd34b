import { useEffect, useState } from 'react'
import { parseStoryboard, type Tile } from '#web/features/playback/storyboard.ts'

/** The small pictures of a video; none while they are not there. */
export function useStoryboard(url: string | null): readonly Tile[] {
  const [tiles, setTiles] = useState<readonly Tile[]>([])
  useEffect(() => {
    if (!url) return
    const off = new AbortController()
    const address = new URL(url, location.href).href
    fetch(address, { credentials: 'same-origin', signal: off.signal })
      .then(async (answer) => {
        if (answer.ok) setTiles(parseStoryboard(await answer.text(), address))
      })
      .catch(() => {}) // decoration: the times stand there without it
    return () => off.abort()
  }, [url])
  return tiles
}
