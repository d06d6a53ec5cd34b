/** A passage that was played, in media time; whole ms, `from < to`. */
export type PlayedRange = [fromMs: number, toMs: number]

/** Position and clock may disagree by this much before it is taken for a jump that no event announced. */
const SLACK_MS = 750
/** Between two reports of the position at most this much is believed to have played on. */
const LONGEST_GUESS_MS = 1_000

/**
 * Measures what was really played from what a media element reports: only passages that ran on from one known position
 * to the next. Seeking, pausing and buffering add nothing. `now` is a steady clock in ms, positions are ms of the media.
 */
export function createPlayedRanges() {
  let closed: PlayedRange[] = []
  let running: { from: number; last: number; at: number } | null = null
  let rate = 1
  let total = 0

  const grow = (to: number) => {
    if (!running || to <= running.last) return
    total += to - running.last
    running.last = to
  }
  const close = () => {
    if (!running) return
    add(running.from, running.last)
    running = null
  }
  const add = (from: number, to: number) => {
    const before = closed.at(-1)
    // Rounded edges are shared, so neighbours neither overlap nor leave a gap.
    const [start, end] = [Math.round(from), Math.round(to)]
    if (start >= end) return
    if (before && before[1] === start) before[1] = end
    else closed.push([start, end])
  }

  return {
    /** The media began to move here. */
    play(positionMs: number, now: number) {
      close()
      running = { from: positionMs, last: positionMs, at: now }
    },
    /** It has moved on to here by itself. */
    advance(positionMs: number, now: number) {
      if (!running) return
      const believable = running.last + (now - running.at) * rate + SLACK_MS
      if (positionMs < running.last || positionMs > believable) {
        close()
        running = { from: positionMs, last: positionMs, at: now }
        return
      }
      grow(positionMs)
      running.at = now
    },
    /** It stopped moving exactly here: a pause, the end, or an empty buffer. */
    stop(positionMs: number, now: number) {
      if (running && positionMs <= running.last + (now - running.at) * rate + SLACK_MS) grow(positionMs)
      close()
    },
    /**
     * A seek took it away; the position it left is only known from the last report and the time since.
     * @returns that position, or `null` when nothing was running
     */
    leave(now: number): number | null {
      if (running) grow(running.last + Math.min((now - running.at) * rate, LONGEST_GUESS_MS))
      const left = running?.last ?? null
      close()
      return left
    },
    /** Media ms per ms of the clock. */
    setRate(next: number) {
      rate = next
    },
    isRunning: () => running !== null,
    /** Something was played that has not been taken. */
    hasUntaken: () => closed.length > 0 || (running !== null && Math.round(running.from) < Math.round(running.last)),
    /** All that was played, replays included; ms of media. */
    totalMs: () => total,
    /** What was played since it was last taken, in order; replayed passages appear again. */
    take(): PlayedRange[] {
      if (running) {
        add(running.from, running.last)
        // What follows begins at the rounded edge of what was taken.
        running.from = Math.max(running.from, Math.round(running.last))
      }
      const taken = closed
      closed = []
      return taken
    },
  }
}
