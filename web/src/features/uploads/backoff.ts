const FIRST_MS = 1_000
const LONGEST_MS = 30_000

/**
 * How long to wait before try number `attempt + 1` (0 for the first failure): doubling up to 30 s, of which the upper
 * half is random, so that the clients of a server that was down do not all come back in the same instant.
 */
export function backoffMs(attempt: number, random: () => number): number {
  const span = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt)
  return Math.round(span / 2 + (span / 2) * random())
}
