import { setTimeout as delay } from 'node:timers/promises'

/** To one part of work three of rest: people who are served meanwhile lose a quarter of one core at most. */
const RESTS = 3

/** In proportion to what the work since then took, which is longer where the machine is busy. */
export const restFrom = (startedAt: number, signal?: AbortSignal): Promise<void> =>
  delay((performance.now() - startedAt) * RESTS, undefined, signal && { signal }).catch(() => {}) // aborted: whoever works looks
