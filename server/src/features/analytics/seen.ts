/** Of a video; a part is seen when the middle of it was played. */
export const PARTS = 100

/** One bit for each part. */
export const unseen = (): Uint8Array => new Uint8Array(Math.ceil(PARTS / 8))

/**
 * Marks what was played, as far as it is believed.
 * @param seen is changed
 * @param ranges in ms of the video, in the order in which they were played
 * @param grantedMs of them, from the beginning
 * @returns how many parts were seen for the first time
 */
export function markSeen(
  seen: Uint8Array,
  ranges: readonly (readonly [number, number])[],
  { grantedMs, durationMs }: { grantedMs: number; durationMs: number },
): number {
  let left = grantedMs
  let fresh = 0
  for (const [from, to] of ranges) {
    if (left <= 0) break
    const end = Math.min(to, from + left)
    left -= end - from
    const first = Math.max(0, Math.ceil((from * PARTS) / durationMs - 0.5))
    for (let part = first; part < PARTS && ((part + 0.5) * durationMs) / PARTS < end; part++) {
      const byte = part >> 3
      const bit = 1 << (part & 7)
      const before = seen[byte] ?? 0
      if (before & bit) continue
      seen[byte] = before | bit
      fresh++
    }
  }
  return fresh
}

export function partsOf(seen: Uint8Array): number {
  let parts = 0
  for (const byte of seen) for (let rest = byte; rest; rest &= rest - 1) parts++
  return parts
}
