import { ChartLine, Table2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { IconButton } from './icon-button.tsx'
import { Skeleton } from './skeleton.tsx'
import { Table, Td, Th, Tr } from './table.tsx'

const TimeSeriesPlot = lazyLater(() => import('./time-series-plot.tsx'))

/** One step of the horizontal axis. `null` is "not known", which leaves a gap and is never drawn as zero. */
export type SeriesPoint = { label: string; title: string; value: number | null; before: number | null }

export type TimeSeriesProps = {
  /** The figure: "Views". */
  name: string
  points: SeriesPoint[]
  /** Index of the first point that may still change; it and what follows are dotted. */
  provisionalFrom?: number | null
  /** The dashed line's name: "28 days before". Without it no such line is drawn. */
  beforeName?: string | null
  format: (value: number) => string
  formatAxis: (value: number) => string
  /** What is round on the vertical axis (see `axisLines`). */
  axisUnit?: number
  /** The course in one sentence, for those who do not see the picture. */
  summary: string
  height?: number
}

/** A course over time with its legend, its keyboard cursor and the same numbers as a table. */
export function TimeSeries(props: TimeSeriesProps) {
  const { name, provisionalFrom, beforeName, summary, height = 260 } = props
  const [shown, setShown] = useState<'chart' | 'table'>('chart')
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="flex min-h-8 items-center justify-between gap-4">
        <span className="sr-only">{summary}</span>
        <ul
          className={cx('flex flex-wrap gap-x-4 gap-y-1 text-12 text-muted', shown === 'table' && 'invisible')}
          aria-hidden="true"
        >
          <LegendEntry name={name} stroke="var(--series-1)" />
          {provisionalFrom != null && (
            <LegendEntry name={t('Still being counted')} stroke="var(--series-1)" dash="1.5 4" />
          )}
          {beforeName && <LegendEntry name={beforeName} stroke="var(--series-before)" dash="5 4" />}
        </ul>
        <IconButton
          size="sm"
          label={shown === 'chart' ? t('Show as table') : t('Show as chart')}
          icon={shown === 'chart' ? <Table2 size={16} /> : <ChartLine size={16} />}
          onClick={() => setShown(shown === 'chart' ? 'table' : 'chart')}
        />
      </figcaption>
      <div style={{ height }} className="relative">
        {shown === 'chart' ? (
          <Suspense fallback={<Skeleton className="h-full" />}>
            <TimeSeriesPlot {...props} height={height} />
          </Suspense>
        ) : (
          <SeriesTable {...props} />
        )}
      </div>
    </figure>
  )
}

function LegendEntry({ name, stroke, dash }: { name: string; stroke: string; dash?: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <svg width="18" height="4" aria-hidden="true">
        <line
          x1="1.5"
          x2="16.5"
          y1="2"
          y2="2"
          stroke={stroke}
          strokeWidth="2.5"
          strokeDasharray={dash}
          strokeLinecap="round"
        />
      </svg>
      {name}
    </li>
  )
}

function SeriesTable({ name, points, provisionalFrom, beforeName, format }: TimeSeriesProps) {
  const label = t('{figure} as a table', { figure: name })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="h-full overflow-y-auto rounded-control border" aria-label={label} tabIndex={0}>
      <Table label={t('The figures of the chart')}>
        <thead className="sticky top-0 bg-surface">
          <tr>
            <Th>{t('Day')}</Th>
            <Th align="end">{name}</Th>
            {beforeName && <Th align="end">{beforeName}</Th>}
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => (
            <Tr key={point.title}>
              <Td>
                {point.title}
                {provisionalFrom != null && index >= provisionalFrom && (
                  <span className="text-faint"> · {t('still being counted')}</span>
                )}
              </Td>
              <Td align="end">{point.value === null ? '–' : format(point.value)}</Td>
              {beforeName && <Td align="end">{point.before === null ? '–' : format(point.before)}</Td>}
            </Tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
