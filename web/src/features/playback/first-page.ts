import type { QueryClient } from '@tanstack/react-query'
import { videoQuery } from '#web/features/content/queries.ts'
import { stored } from '#web/lib/stored.ts'
import { begin } from './first-media.ts'
import { heightFor } from './levels.ts'
import { startOf } from './text-parts.ts'
import { startAt } from './watched/start-at.ts'

/** The player's own key. */
const quality = stored('studio.quality')
/** Drawing the page keeps the processor busy: what is asked for before comes meanwhile. Two answers of a slow line. */
const LONGEST_MS = 400

/** Of a film whose page the browser came with: asks for its beginning before anything is drawn. */
export async function beginFilm(queryClient: QueryClient, videoId: string): Promise<void> {
  const video = queryClient.getQueryData(videoQuery(videoId).queryKey)
  if (!video?.playback || video.ageRestricted) return
  const t = new URLSearchParams(location.search).get('t')
  const startMs = t === null ? startAt(queryClient, video.id) : startOf(t) * 1000
  const wanted = Number(quality.get()) || null
  const first = begin(new URL(video.playback.hls, location.href).href, {
    startS: startMs / 1000,
    pickHeight: (heights) => heightFor(wanted, heights),
  })
  await Promise.race([first.asked, new Promise((resolve) => setTimeout(resolve, LONGEST_MS))])
}
