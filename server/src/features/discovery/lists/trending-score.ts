import { said } from '#platform/language.ts'

/** A channel that hardly anybody watched has no baseline to speak of: it counts as one of so many viewers a day. */
const LOWEST_BASELINE = 10
const HALF_LIFE_MS = 12 * 3_600_000

export const DEFINITION = said(
  'Different viewers of the last 24 hours against what the channel had on average a day in the 28 days before, halved every 12 hours since publication. The channel’s own team and bots are left out. Worked out anew every hour.',
)

/** @param baseline viewers a day of the channel, on average of the 28 days before */
export const trendingScore = ({ viewers, baseline }: { viewers: number; baseline: number }, ageMs: number): number =>
  (viewers / Math.max(baseline, LOWEST_BASELINE)) * 2 ** (-Math.max(0, ageMs) / HALF_LIFE_MS)
