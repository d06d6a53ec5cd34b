import { readAloudDuration, spokenDuration } from '#web/lib/format-duration.ts'
import { compactNumber, exactNumber } from '#web/lib/format-number.ts'
import type { Dashboard } from './queries.ts'

export type FigureKey = 'views' | 'watchTimeMs' | 'viewers'
export type Day = Dashboard['series'][number]

const HOUR = 3_600_000
const MINUTE = 60_000

type FigureLook = {
  label: string
  short: (value: number) => string
  exact: (value: number) => string
  axis: (value: number, top: number) => string
  axisUnit: (top: number) => number
  of: (day: Day) => number
  /** The same place in the period before, where the server tells it. */
  before: ((day: Day) => number) | null
}

const people = (value: number, one: string) => `${exactNumber(value)} ${value === 1 ? one : `${one}s`}`

/** How each figure is named and written. What it means is said by the server (`definitions`). */
export const FIGURES: Record<FigureKey, FigureLook> = {
  views: {
    label: 'Views',
    short: compactNumber,
    exact: (value) => people(value, 'view'),
    axis: compactNumber,
    axisUnit: () => 1,
    of: (day) => day.views,
    before: (day) => day.previousViews,
  },
  watchTimeMs: {
    label: 'Watch time',
    short: spokenDuration,
    exact: readAloudDuration,
    axis: (value, top) =>
      value === 0 ? '0' : top >= HOUR ? `${+(value / HOUR).toFixed(1)} h` : `${Math.round(value / MINUTE)} min`,
    axisUnit: (top) => (top >= HOUR ? HOUR : MINUTE),
    of: (day) => day.watchTimeMs,
    before: null,
  },
  viewers: {
    label: 'Viewers',
    short: compactNumber,
    exact: (value) => people(value, 'viewer'),
    axis: compactNumber,
    axisUnit: () => 1,
    of: (day) => day.viewers,
    before: null,
  },
}

export const FIGURE_KEYS = ['views', 'watchTimeMs', 'viewers'] as const
