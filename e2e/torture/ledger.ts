/** What happened as seen from outside: the only thing that the checker believes. */
export type Ledger = {
  people: { email: string; password: string; cookie: string }[]
  /** By id. */
  playbacks: Playback[]
  uploads: Upload[]
  /** Broken promises, in words. None may be here at the end. */
  broken: string[]
  counts: {
    eventsAcknowledged: number
    batchesUnanswered: number
    batchesSentAgain: number
    batchesRepeated: number
    partsAcknowledged: number
    partsBroken: number
  }
}

/**
 * Every playback is of a viewer of its own and tells of exactly one view and `watchMs` of played time, so what must be
 * counted is a matter of adding up.
 */
export type Playback = {
  videoId: string
  eventIds: string[]
  /** Those of `eventIds` that the server has answered for. */
  acknowledged: Set<string>
  watchMs: number
}

export type Upload = {
  id: string
  videoId: string
  cookie: string
  sha256: string
  size: number
  acknowledged: Map<number, string>
  completed: boolean
}

export const emptyLedger = (): Ledger => ({
  people: [],
  playbacks: [],
  uploads: [],
  broken: [],
  counts: {
    eventsAcknowledged: 0,
    batchesUnanswered: 0,
    batchesSentAgain: 0,
    batchesRepeated: 0,
    partsAcknowledged: 0,
    partsBroken: 0,
  },
})

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
