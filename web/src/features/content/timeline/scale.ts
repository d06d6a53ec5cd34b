import { createContext, useContext } from 'react'

/** How time lies on the timeline now. */
export type Scale = {
  durationMs: number
  /** Of the whole length, as it is zoomed. */
  widthPx: number
  /** The part that is seen. */
  fromMs: number
  untilMs: number
  /** The moment under a place of the screen, for what is dragged. */
  msAt: (clientX: number) => number
}

export const ScaleContext = createContext<Scale | null>(null)

/** For what stands on a timeline: chapters, cues, cuts. */
export function useScale(): Scale {
  const scale = useContext(ScaleContext)
  if (!scale) throw new Error('this belongs into a Timeline')
  return scale
}

/** Where a moment lies, for `style.left` or `style.width`. */
export const percentOf = (ms: number, { durationMs }: Pick<Scale, 'durationMs'>): string =>
  `${(Math.max(0, Math.min(durationMs, ms)) / Math.max(1, durationMs)) * 100}%`

/** A second may be this wide at most. */
const WIDEST_SECOND_PX = 240

/** How far it is worth zooming in; 1 shows everything. */
export const mostZoom = (durationMs: number, viewPx: number): number =>
  Math.max(1, Math.round(((durationMs / 1000) * WIDEST_SECOND_PX) / Math.max(1, viewPx)))

const STEPS_MS = [
  100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000,
]

/** The distance between two written times, so that they never touch. */
export const tickStepMs = (durationMs: number, widthPx: number): number =>
  STEPS_MS.find((step) => (step / Math.max(1, durationMs)) * widthPx >= 72) ?? 7_200_000
