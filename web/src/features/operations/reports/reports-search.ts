import { REASON_IDS } from '#web/features/playback/reports/reason-ids.ts'
import type { Reason } from '#web/features/playback/reports/report-words.ts'

export const STATES = ['open', 'decided'] as const
export const ABOUT = ['video', 'sentence'] as const
export type ReportsSearch = {
  state?: (typeof STATES)[number]
  about?: (typeof ABOUT)[number]
  reason?: Reason
}

/** Of an address: what it does not know is left out. */
export function readReportsSearch(search: Record<string, unknown>): ReportsSearch {
  const state = STATES.find((each) => each === search.state)
  const about = ABOUT.find((each) => each === search.about)
  const reason = REASON_IDS.find((each) => each === search.reason)
  return { ...(state && { state }), ...(about && { about }), ...(reason && { reason }) }
}
