import type { PlaybackAddress } from '../media-address.ts'

/** What the page is sent with; `server/src/web-embed.ts` writes it. */
export type EmbeddedVideo = {
  id: string
  title: string
  kind: 'video' | 'audio'
  durationMs: number | null
  playback: PlaybackAddress
  /** Short sides of the versions that are ready, in pixels. */
  heights: number[]
  captions: { language: string; label: string; kind: 'captions' | 'subtitles' | 'descriptions'; url: string }[]
}

/** Null where the page says why there is nothing to play. */
export function readVideo(): EmbeddedVideo | null {
  const text = document.getElementById('video')?.textContent
  return text ? (JSON.parse(text) as EmbeddedVideo) : null // written by our own server
}
