import { createPlayedRanges, type PlayedRange } from '../played-ranges.ts'

const EVERY_MS = 10_000
/** Dragging along the timeline is one move. */
const SEEK_SETTLED_MS = 1000

type Seen = { positionMs: number; ranges: PlayedRange[] }

const rangesOf = (times: TimeRanges): PlayedRange[] =>
  Array.from(
    { length: times.length },
    (_, n): PlayedRange => [Math.round(times.start(n) * 1000), Math.round(times.end(n) * 1000)],
  ).filter(([from, to]) => from < to)

/**
 * Tells where somebody is and what was played: every ten seconds, and whenever it pauses, is moved, ends or is left. What
 * was never played tells nothing. @returns its end
 */
export function recordWatching(media: HTMLMediaElement, tell: (seen: Seen, leaving: boolean) => void): () => void {
  const played = createPlayedRanges()
  const off = new AbortController()
  const now = () => performance.now()
  /** This part comes after the first frame: what was played until then. */
  let before = rangesOf(media.played)
  let began = before.length > 0
  let toldAt = now()
  let toldMs = -1
  let positionMs = 0
  let settling: ReturnType<typeof setTimeout> | undefined

  const look = () => {
    // An element that is taken down stands at zero.
    if (media.readyState > 0) positionMs = media.currentTime * 1000
    return positionMs
  }
  function report(leaving = false): void {
    clearTimeout(settling)
    if (!began) return
    const ranges = [...before, ...played.take()]
    before = []
    const at = Math.max(0, Math.round(positionMs))
    if (ranges.length === 0 && at === toldMs) return
    toldMs = at
    toldAt = now()
    tell({ positionMs: at, ranges }, leaving)
  }
  function play(): void {
    began = true
    played.setRate(media.playbackRate)
    played.play(look(), now())
  }
  const on = (type: string, listener: () => void) => media.addEventListener(type, listener, { signal: off.signal })

  on('playing', play)
  on('timeupdate', () => {
    look()
    if (media.paused || media.seeking || media.readyState < media.HAVE_FUTURE_DATA) return
    if (played.isRunning()) played.advance(positionMs, now())
    else play()
    if (now() - toldAt >= EVERY_MS) report()
  })
  on('pause', () => {
    played.stop(look(), now())
    report()
  })
  on('ended', () => {
    played.stop(look(), now())
    report()
  })
  on('waiting', () => played.stop(look(), now()))
  on('seeking', () => {
    played.leave(now())
    look()
    clearTimeout(settling)
    settling = setTimeout(report, SEEK_SETTLED_MS)
  })
  on('ratechange', () => {
    if (played.isRunning()) played.advance(look(), now())
    played.setRate(media.playbackRate)
  })
  // Before the store's own listeners, which then send what is told here.
  const leaving = { signal: off.signal, capture: true }
  document.addEventListener('visibilitychange', () => document.hidden && report(true), leaving)
  addEventListener('pagehide', () => report(true), leaving)
  if (!media.paused && media.readyState >= media.HAVE_FUTURE_DATA) play()
  else if (began) {
    look()
    report()
  }

  return () => {
    off.abort()
    played.leave(now())
    report(true)
  }
}
