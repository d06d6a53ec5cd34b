import { createPlayedRanges, type PlayedRange } from './played-ranges.ts'

/** What the player tells the studio; the shape of `POST /api/events`. Times of the client, positions in ms of the media. */
export type PlayerEvent = {
  id: string
  type: 'start' | 'progress' | 'view' | 'pause' | 'seek' | 'stall' | 'error' | 'quality' | 'end' | 'open' | 'read'
  at: string
  playbackId: string
  vodId: string
  positionMs: number
  ranges?: PlayedRange[]
  rate?: number
  toMs?: number
  durationMs?: number
  height?: number
  code?: string
}

type Ports = {
  newId: () => string
  /** Wall clock in ms, for `at`. */
  now: () => number
  /** A clock that never jumps, in ms. */
  steady: () => number
  emit: (event: PlayerEvent, urgent: boolean) => void
}

const HEARTBEAT_MS = 10_000
/** The rule of a view: ten seconds played, or half of what is shorter than twenty. */
const VIEW_MS = 10_000
/** Dragging along the timeline is one seek: it is told when the position has been still for this long. */
const SEEK_SETTLED_MS = 1_000
const SMALLEST_SEEK_MS = 400

export const viewAfterMs = (durationMs: number | null): number =>
  durationMs !== null && durationMs < 2 * VIEW_MS ? durationMs / 2 : VIEW_MS

/**
 * Turns what happens in one load of a player into events. Each event takes along the passages played since the last one
 * that carried any; nothing is told before the first frame moved.
 */
export function createPlaybackReport(ports: Ports, about: { vodId: string; durationMs: number | null }) {
  const playbackId = ports.newId()
  const played = createPlayedRanges()
  let started = false
  let viewed = false
  let rate = 1
  let height: number | null = null
  let heartbeatAt = 0
  let position = 0
  let seek: { fromMs: number; toMs: number; at: number; settled: number } | null = null
  let stall: { positionMs: number; at: number; since: number } | null = null

  type Details = Partial<Pick<PlayerEvent, 'toMs' | 'durationMs' | 'height' | 'code'>>

  function tell(type: PlayerEvent['type'], positionMs: number, details: Details = {}, at = ports.now()): void {
    if (!started) return
    const ranges = type === 'start' ? [] : played.take()
    ports.emit(
      {
        id: ports.newId(),
        type,
        at: new Date(at).toISOString(),
        playbackId,
        vodId: about.vodId,
        positionMs: Math.max(0, Math.round(positionMs)),
        ...(ranges.length > 0 || type === 'progress' ? { ranges } : {}),
        ...(rate === 1 ? {} : { rate }),
        ...details,
      },
      type === 'start' || type === 'view' || type === 'end',
    )
    if (ranges.length > 0) heartbeatAt = ports.steady()
  }

  function tellSeek(): void {
    if (!seek) return
    const { fromMs, toMs, at } = seek
    seek = null
    // Players nudge themselves over tiny gaps; nobody asked for that.
    if (Math.abs(toMs - fromMs) < SMALLEST_SEEK_MS) return
    tell('seek', fromMs, { toMs: Math.max(0, Math.round(toMs)) }, at)
  }

  function tellStall(): void {
    if (!stall) return
    const { positionMs, at, since } = stall
    stall = null
    tell('stall', positionMs, { durationMs: Math.round(ports.steady() - since) }, at)
  }

  function checkView(): void {
    if (viewed || played.totalMs() < viewAfterMs(about.durationMs)) return
    viewed = true
    tell('view', position)
  }

  return {
    playbackId,

    /** Frames (or sound) move from here on. */
    playing(positionMs: number): void {
      position = positionMs
      if (!started) {
        started = true
        tell('start', positionMs)
        if (height !== null) tell('quality', positionMs, { height })
      }
      tellStall()
      tellSeek()
      played.play(positionMs, ports.steady())
      heartbeatAt = ports.steady()
    },

    /** The regular report of the position while it moves. */
    moved(positionMs: number): void {
      if (stall && positionMs <= stall.positionMs) return
      position = positionMs
      tellStall()
      if (seek && ports.steady() - seek.settled > SEEK_SETTLED_MS) tellSeek()
      if (!started) return
      if (!played.isRunning()) played.play(positionMs, ports.steady())
      played.advance(positionMs, ports.steady())
      checkView()
      if (ports.steady() - heartbeatAt < HEARTBEAT_MS) return
      heartbeatAt = ports.steady()
      tell('progress', positionMs)
    },

    paused(positionMs: number): void {
      position = positionMs
      played.stop(positionMs, ports.steady())
      checkView()
      tellStall()
      tellSeek()
      tell('pause', positionMs)
    },

    /** The position was taken elsewhere; called again and again while somebody drags. */
    seeking(toMs: number): void {
      const fromMs = played.leave(ports.steady()) ?? position
      const settled = ports.steady()
      tellStall()
      if (started) seek = seek ? { ...seek, toMs, settled } : { fromMs, toMs, at: ports.now(), settled }
      position = toMs
    },

    /** The buffer ran empty while it should play. Waiting for a seek or for the first frame is no stall. */
    stalled(positionMs: number): void {
      if (!started || seek || stall || !played.isRunning()) return
      played.stop(positionMs, ports.steady())
      stall = { positionMs, at: ports.now(), since: ports.steady() }
    },

    ended(positionMs: number): void {
      position = positionMs
      played.stop(positionMs, ports.steady())
      checkView()
      tell('end', positionMs)
    },

    /** What was played so far was played at the old speed, and is told so. */
    rateChanged(next: number, positionMs: number): void {
      if (next === rate) return
      if (played.isRunning()) played.advance(positionMs, ports.steady())
      if (played.hasUntaken()) tell('progress', positionMs)
      rate = Math.min(16, Math.max(0.05, next))
      played.setRate(rate)
    },

    /** The picture is now this many pixels high. */
    qualityChanged(next: number): void {
      if (next === height) return
      height = next
      tell('quality', position, { height: next })
    },

    failed(code: string): void {
      played.leave(ports.steady())
      // An error before the first frame is worth knowing, and belongs to no start.
      const before = started
      started = true
      tell('error', position, { code: code.slice(0, 64) })
      started = before
    },

    /** The page goes out of sight or away: tells what is not told yet. */
    leave(): void {
      tellStall()
      tellSeek()
      if (played.hasUntaken()) tell('progress', position)
    },
  }
}
