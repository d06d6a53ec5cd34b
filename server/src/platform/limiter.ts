import { isIPv6 } from 'node:net'
import { TooManyRequests } from './problem.ts'

/**
 * Token buckets in this process, one per key, forgotten when full again.
 * @param perMinute tokens that come back in a minute; `burst` is the most that can be saved up, default the same
 */
export function limiter(perMinute: number, burst: number = perMinute) {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const perMs = perMinute / 60_000
  let sweepAt = 0

  const sweep = (now: number) => {
    sweepAt = now + 60_000
    for (const [key, bucket] of buckets) if (bucket.tokens + (now - bucket.at) * perMs >= burst) buckets.delete(key)
  }
  const refilled = (key: string, now: number) => {
    const bucket = buckets.get(key) ?? { tokens: burst, at: now }
    bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) * perMs) // clocks are set back at times
    bucket.at = now
    buckets.set(key, bucket)
    return bucket
  }

  return {
    /** @returns seconds to wait, 0 when the token was taken */
    take(key: string, now: number = performance.now()): number {
      if (now > sweepAt) sweep(now)
      const bucket = refilled(key, now)
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMs / 1000)
      bucket.tokens -= 1
      return 0
    },
    giveBack(key: string) {
      const bucket = buckets.get(key)
      if (bucket) bucket.tokens = Math.min(burst, bucket.tokens + 1)
    },
    /** @throws {TooManyRequests} with `retryAfterS` */
    check(key: string) {
      const retryAfterS = this.take(key)
      if (retryAfterS > 0) throw new TooManyRequests({ retryAfterS })
    },
  }
}

/** What a limit by address is keyed by: an IPv6 customer has a whole /64, so its addresses share one bucket. */
export function limitKey(address: string): string {
  if (!isIPv6(address)) return address
  if (address.startsWith('::ffff:') && address.includes('.')) return address.slice(7)
  const [head = '', tail = ''] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const missing = address.includes('::') ? 8 - groups.length - tail.split(':').filter(Boolean).length : 0
  return [...groups, ...Array<string>(missing).fill('0'), ...tail.split(':')].slice(0, 4).join(':')
}
