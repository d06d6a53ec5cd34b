import { randomId } from '#web/lib/random-id.ts'
import { createPlaybackReport, type PlayerEvent } from './playback-report.ts'

export type ReportedPlayback = { failed: (code: string) => void; detach: () => void }

/** Tells what is played in this element, until it is detached: one playback, however often it is paused. */
export function reportMedia(
  media: HTMLMediaElement,
  about: { vodId: string; durationMs: number | null },
  emit: (event: PlayerEvent, urgent: boolean) => void,
): ReportedPlayback {
  const report = createPlaybackReport(
    {
      newId: randomId,
      now: () => Date.now(),
      steady: () => performance.now(),
      emit,
    },
    about,
  )
  const positionMs = () => media.currentTime * 1000
  const off = new AbortController()
  const on = (type: string, listener: () => void) => media.addEventListener(type, listener, { signal: off.signal })

  on('playing', () => report.playing(positionMs()))
  on('timeupdate', () => {
    const moving = !media.paused && !media.seeking && media.readyState >= media.HAVE_FUTURE_DATA
    if (moving) report.moved(positionMs())
  })
  // At its end a medium pauses first; that is no pause of the viewer's.
  on('pause', () => media.ended || report.paused(positionMs()))
  on('ended', () => report.ended(positionMs()))
  on('waiting', () => report.stalled(positionMs()))
  on('seeking', () => report.seeking(positionMs()))
  on('ratechange', () => report.rateChanged(media.playbackRate, positionMs()))
  on('resize', () => {
    if (media instanceof HTMLVideoElement && media.videoHeight > 0) report.qualityChanged(media.videoHeight)
  })
  // These come before the queue's own listeners of `window`, which then send what is told here.
  document.addEventListener('visibilitychange', () => document.hidden && report.leave(), {
    signal: off.signal,
    capture: true,
  })
  addEventListener('pagehide', () => report.leave(), { signal: off.signal, capture: true })

  return {
    failed: (code) => report.failed(code),
    detach() {
      off.abort()
      report.leave()
    },
  }
}
