/** Seconds over which the speed is smoothed: calm enough to read, quick enough to notice a change of network. */
const SMOOTHING_S = 5

export type TransferRate = {
  /** `sent`: bytes so far, which may step back when a part has to be sent again. `now` in ms. */
  observe: (sent: number, now: number) => void
  /** Bytes per second, or `null` until there is something to tell. */
  bytesPerSecond: () => number | null
  /** After a pause: time that passed without sending says nothing about the speed. */
  restart: () => void
}

/** An exponential average over uneven intervals, corrected at its start, where it has seen little. */
export function createTransferRate(): TransferRate {
  let last: { sent: number; now: number } | null = null
  let average = 0
  let weight = 0
  return {
    observe(sent, now) {
      const before = last
      if (!before || sent < before.sent) {
        last = { sent, now }
        return
      }
      const seconds = (now - before.now) / 1000
      if (seconds < 0.2) return
      last = { sent, now }
      const keep = Math.exp(-seconds / SMOOTHING_S)
      average = average * keep + ((sent - before.sent) / seconds) * (1 - keep)
      weight = weight * keep + (1 - keep)
    },
    bytesPerSecond: () => (weight > 0.1 ? average / weight : null),
    restart() {
      last = null
      average = 0
      weight = 0
    },
  }
}

/** Milliseconds until the rest is sent, or `null` while nobody can tell. */
export const remainingMs = (restBytes: number, bytesPerSecond: number | null): number | null =>
  bytesPerSecond === null || bytesPerSecond < 1 ? null : (restBytes / bytesPerSecond) * 1000
