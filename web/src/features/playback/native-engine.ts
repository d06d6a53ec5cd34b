import type { MediaAddress } from './media-address.ts'
import type { MediaEngine, MediaEngineEvents } from './media-engine.ts'

type Options = { media: HTMLVideoElement; address: MediaAddress; startS: number; events: MediaEngineEvents }

export const playsHlsNatively = (media: HTMLMediaElement): boolean =>
  media.canPlayType('application/vnd.apple.mpegurl') !== ''

/** The browser plays HLS itself (iPhones without Media Source Extensions). It chooses the quality alone. */
export function startNative({ media, address, startS, events }: Options): MediaEngine {
  const off = new AbortController()

  const load = (atS: number, playing: boolean) => {
    media.src = address.master()
    media.addEventListener(
      'loadedmetadata',
      () => {
        if (atS > 0) media.currentTime = atS
        if (playing) void media.play().catch(() => {})
      },
      { once: true, signal: off.signal },
    )
  }
  // The element does not tell why it failed: an ended permission is tried first.
  const onError = () => {
    const code = `media_error_${media.error?.code ?? 0}`
    const { currentTime, paused } = media
    if (!address.refused()) return events.onProblem({ kind: address.isGone() ? 'gone' : 'media', code })
    address.resolve(address.master()).then(
      () => load(currentTime, !paused),
      () => events.onProblem({ kind: address.isGone() ? 'gone' : 'network', code }),
    )
  }
  media.addEventListener('error', onError, { signal: off.signal })
  media.addEventListener('resize', () => events.onHeight(Math.min(media.videoWidth, media.videoHeight) || null), {
    signal: off.signal,
  })
  load(startS, false)

  return {
    choose: (height) => height === null,
    stop() {
      off.abort()
      media.removeAttribute('src')
      media.load()
    },
  }
}
