import { readAloudDuration, spokenDuration } from '#web/lib/format-duration.ts'
import { compactNumber, exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import type { Dashboard } from './queries.ts'

export type FigureKey = 'views' | 'watchTimeMs' | 'viewers'
export type Day = Dashboard['series'][number]

const HOUR = 3_600_000
const MINUTE = 60_000

type FigureLook = {
  label: () => string
  short: (value: number) => string
  exact: (value: number) => string
  axis: (value: number, top: number) => string
  axisUnit: (top: number) => number
  of: (day: Day) => number
  /** The same place in the period before, where the server tells it. */
  before: ((day: Day) => number) | null
}

/** How each figure is named and written. What it means is said by the server (`definitions`). */
export const FIGURES: Record<FigureKey, FigureLook> = {
  views: {
    label: () => t('Views'),
    short: compactNumber,
    exact: (value) => t('{count, plural, one {# view} other {# views}}', { count: value }),
    axis: compactNumber,
    axisUnit: () => 1,
    of: (day) => day.views,
    before: (day) => day.previousViews,
  },
  watchTimeMs: {
    label: () => t('Watch time'),
    short: spokenDuration,
    exact: readAloudDuration,
    axis: (value, top) =>
      value === 0
        ? exactNumber(0)
        : top >= HOUR
          ? t('{count} h', { count: +(value / HOUR).toFixed(1) })
          : t('{count} min', { count: Math.round(value / MINUTE) }),
    axisUnit: (top) => (top >= HOUR ? HOUR : MINUTE),
    of: (day) => day.watchTimeMs,
    before: null,
  },
  viewers: {
    label: () => t('Viewers'),
    short: compactNumber,
    exact: (value) => t('{count, plural, one {# viewer} other {# viewers}}', { count: value }),
    axis: compactNumber,
    axisUnit: () => 1,
    of: (day) => day.viewers,
    before: null,
  },
}

export const FIGURE_KEYS = ['views', 'watchTimeMs', 'viewers'] as const
