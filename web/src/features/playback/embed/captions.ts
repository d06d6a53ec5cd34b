import type { EmbeddedVideo } from './embedded-video.ts'

/** Native tracks, off until somebody asks for them; the button in the bar is Media Chrome's. */
export function addCaptions(media: HTMLVideoElement, captions: EmbeddedVideo['captions']): void {
  for (const { language, label, kind, url } of captions) {
    const track = document.createElement('track')
    track.kind = kind
    track.srclang = language
    track.label = label
    track.src = url
    media.append(track)
  }
}
