import { longDay, shortDay } from '#web/lib/format-day.ts'
import { t } from '#web/lib/i18n/t.ts'
import { TimeSeries } from '#web/ui/time-series.tsx'
import { courseInWords } from './course-in-words.ts'
import { FIGURES, type FigureKey } from './figures.ts'
import type { Dashboard } from './queries.ts'

/** One figure, day by day, with the days before where they are known. */
export function FigureCourse({ dashboard, chosen }: { dashboard: Dashboard; chosen: FigureKey }) {
  const { series, period } = dashboard
  const look = FIGURES[chosen]
  const points = series.map((day) => ({
    label: shortDay(day.day),
    title: longDay(day.day),
    value: look.of(day),
    before: look.before?.(day) ?? null,
  }))
  const open = series.findIndex((day) => day.provisional)
  const top = Math.max(...points.map((point) => Math.max(point.value, point.before ?? 0)), 0)
  return (
    <TimeSeries
      name={look.label()}
      points={points}
      provisionalFrom={open === -1 ? null : open}
      // A dashed line along zero would only say what "none before" above says already.
      beforeName={
        points.some((point) => point.before)
          ? t('{count, plural, one {# day before} other {# days before}}', { count: period.days })
          : null
      }
      format={chosen === 'watchTimeMs' ? look.short : look.exact}
      formatAxis={(value) => look.axis(value, top)}
      axisUnit={look.axisUnit(top)}
      summary={courseInWords(look.label(), open === -1 ? points : points.slice(0, open), look.short)}
    />
  )
}
