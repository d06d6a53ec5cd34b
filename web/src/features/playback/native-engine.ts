import type { MediaAddress } from './media-address.ts'
import type { MediaEngine, MediaEngineEvents } from './media-engine.ts'

type Options = { media: HTMLVideoElement; address: MediaAddress; startS: number; events: MediaEngineEvents }

export const playsHlsNatively = (media: Pick<HTMLMediaElement, 'canPlayType'>): boolean =>
  media.canPlayType('application/vnd.apple.mpegurl') !== ''

/** The browser plays HLS itself (iPhones without Media Source Extensions). It chooses quality and sound alone. */
export function startNative({ media, address, startS, events }: Options): MediaEngine {
  const off = new AbortController()
  const { signal } = off
  let outdated = false

  const load = (atS: number, playing: boolean) => {
    outdated = false
    const { playbackRate } = media
    media.src = address.master()
    media.addEventListener(
      'loadedmetadata',
      () => {
        if (atS > 0) media.currentTime = atS
        media.playbackRate = playbackRate
        if (playing) void media.play().catch(() => {})
      },
      { once: true, signal },
    )
  }
  // The element does not tell why it failed: an ended permission is tried first.
  const onError = () => {
    const code = `media_error_${media.error?.code ?? 0}`
    const { currentTime, paused } = media
    if (!address.refused()) return events.onProblem({ kind: address.isGone() ? 'gone' : 'media', code })
    address.resolve(address.master()).then(
      () => load(currentTime || startS, !paused),
      () => events.onProblem({ kind: address.isGone() ? 'gone' : 'network', code }),
    )
  }
  media.addEventListener('error', onError, { signal })
  media.addEventListener('resize', () => events.onHeight(Math.min(media.videoWidth, media.videoHeight) || null), {
    signal,
  })
  media.addEventListener('playing', () => events.onLineDown(false), { signal })
  // The browser reads the list once. It is read anew where a moment of nothing is expected anyway: before the first play,
  // and when somebody comes back to a video they had paused.
  media.addEventListener('play', () => outdated && !media.ended && load(media.currentTime, true), { signal })
  load(startS, false)

  return {
    chooseQuality: () => {},
    chooseAudio: () => {},
    readAgain() {
      if (media.paused && media.currentTime === 0) load(startS, false)
      else outdated = true
    },
    tryNow() {
      load(media.currentTime || startS, !media.paused)
    },
    stop() {
      off.abort()
      media.removeAttribute('src')
      media.load()
    },
  }
}
