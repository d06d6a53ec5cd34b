import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import { t } from '#web/lib/i18n/t.ts'
import 'uplot/dist/uPlot.min.css'
import { onThemeChange } from '#web/lib/theme.ts'
import { axisLines, labelledPoints } from './chart-scale.ts'
import type { TimeSeriesProps } from './time-series.tsx'

type Cursor = { index: number; left: number }

// Whole pixels: uPlot scales the number for dense screens and reads no fractions.
const FONT = '12px "Inter Variable", "Inter Fallback", system-ui, sans-serif'

/** The drawing itself, in a chunk of its own: canvas by uPlot, everything that is read or operated is HTML. */
export default function TimeSeriesPlot(props: TimeSeriesProps & { height: number }) {
  const { name, points, beforeName, provisionalFrom, format, summary, height } = props
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const [cursor, setCursor] = useState<Cursor | null>(null)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const draw = () => {
      plot.current?.destroy()
      plot.current = new uPlot(options(element, props, setCursor), columns(props), element)
    }
    draw()
    const sizes = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height }))
    sizes.observe(element)
    const forget = onThemeChange(draw)
    return () => {
      sizes.disconnect()
      forget()
      plot.current?.destroy()
      plot.current = null
    }
  }, [props, height])

  const moveTo = (index: number) => {
    const chart = plot.current
    if (!chart || points.length === 0) return
    const within = Math.max(0, Math.min(points.length - 1, index))
    chart.setCursor({ left: chart.valToPos(within, 'x'), top: 0 })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const current = cursor?.index ?? points.length - 1
    const target = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: points.length - 1 }[event.key]
    if (event.key === 'Escape') return setCursor(null)
    if (target === undefined) return
    event.preventDefault()
    moveTo(target)
  }
  const at = cursor ? points[cursor.index] : undefined
  const said = at ?? points.at(-1)

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('{figure} over time. {summary}', { figure: name, summary })}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, points.length - 1)}
      aria-valuenow={cursor?.index ?? Math.max(0, points.length - 1)}
      aria-valuetext={said ? `${said.title}: ${said.value === null ? t('unknown') : format(said.value)}` : t('No data')}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && moveTo(points.length - 1)}
      onBlur={() => plot.current?.setCursor({ left: -10, top: -10 })}
      className="absolute inset-0 rounded-control"
    >
      <div ref={box} dir="ltr" className="size-full" aria-hidden="true" />
      {at && cursor && (
        <div
          aria-hidden="true"
          className="pointer-events-none absolute top-1 z-10 min-w-36 rounded-control bg-raised px-3 py-2 text-12 shadow-overlay"
          style={
            cursor.left > (box.current?.clientWidth ?? 0) / 2
              ? { right: (box.current?.clientWidth ?? 0) - cursor.left + 12 }
              : { left: cursor.left + 12 }
          }
        >
          <p className="mb-1 text-faint">{at.title}</p>
          <Row
            name={
              provisionalFrom != null && cursor.index >= provisionalFrom
                ? t('{figure}, so far', { figure: name })
                : name
            }
            value={at.value === null ? '–' : format(at.value)}
            strong
          />
          {beforeName && <Row name={beforeName} value={at.before === null ? '–' : format(at.before)} />}
        </div>
      )}
    </div>
  )
}

function Row({ name, value, strong }: { name: string; value: string; strong?: boolean }) {
  return (
    <p className="figures flex justify-between gap-5 whitespace-nowrap">
      <span className="text-muted">{name}</span>
      <span className={strong ? 'font-semibold' : 'text-muted'}>{value}</span>
    </p>
  )
}

/** Positions, the period before, what is final, and the dotted end that starts at the last final point. */
function columns({ points, provisionalFrom }: TimeSeriesProps): uPlot.AlignedData {
  const from = provisionalFrom ?? points.length
  return [
    points.map((_, index) => index),
    points.map((point) => point.before),
    points.map((point, index) => (index < from ? point.value : null)),
    points.map((point, index) => (index >= from - 1 ? point.value : null)),
  ]
}

function options(
  element: HTMLElement,
  { points, format, formatAxis, axisUnit, height, beforeName }: TimeSeriesProps & { height: number },
  onCursor: (cursor: Cursor | null) => void,
): uPlot.Options {
  const colour = colourReader(element)
  const main = colour('var(--series-1)')
  const grid = { stroke: colour('var(--line)'), width: 1 }
  const top = Math.max(...points.flatMap((point) => [point.value ?? 0, (beforeName && point.before) || 0]), 0)
  const lines = axisLines(top, axisUnit)
  const noPoints = { show: false }
  return {
    width: element.clientWidth,
    height,
    padding: [10, Math.max(22, halfOf(points.at(-1)?.label ?? '')), 0, 0],
    legend: { show: false },
    scales: {
      x: { time: false, range: () => [0, Math.max(1, points.length - 1)] },
      y: { range: () => [0, lines.at(-1) ?? 1] },
    },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: {
        size: 9,
        width: 2,
        stroke: (_chart, series) => (series === 1 ? colour('var(--series-before)') : main),
        fill: () => colour('var(--surface)'),
      },
    },
    axes: [
      {
        font: FONT,
        stroke: colour('var(--text-faint)'),
        size: 28,
        gap: 8,
        grid: { show: false },
        ticks: { show: false },
        splits: (chart) => labelledPoints(points.length, Math.min(10, Math.floor(chart.width / 72))),
        values: (_chart, indexes) => indexes.map((index) => points[index]?.label ?? ''),
      },
      {
        font: FONT,
        stroke: colour('var(--text-faint)'),
        // Wide enough for the longest label, so that the plot does not move between figures.
        size: 52,
        gap: 10,
        grid,
        ticks: { show: false },
        splits: () => lines,
        values: (_chart, values) => values.map(formatAxis),
      },
    ],
    series: [
      { value: (_chart, index) => points[index]?.title ?? '' },
      {
        show: Boolean(beforeName),
        stroke: colour('var(--series-before)'),
        width: 1.5,
        dash: [5, 4],
        points: noPoints,
        value: (_chart, value) => (value === null ? '–' : format(value)),
      },
      {
        stroke: main,
        width: 2,
        fill: (chart) => {
          const fade = chart.ctx.createLinearGradient(0, chart.bbox.top, 0, chart.bbox.top + chart.bbox.height)
          fade.addColorStop(0, colour('color-mix(in oklab, var(--series-1) 16%, transparent)'))
          fade.addColorStop(1, colour('color-mix(in oklab, var(--series-1) 1%, transparent)'))
          return fade
        },
        points: { show: points.length === 1 },
      },
      { stroke: main, width: 2, dash: [2, 5], cap: 'round', points: noPoints },
    ],
    hooks: {
      setCursor: [
        (chart) => {
          const { idx, left } = chart.cursor
          const inside = idx != null && left != null && left >= 0
          onCursor(inside ? { index: idx, left: chart.valToPos(idx, 'x') + chart.over.offsetLeft } : null)
        },
      ],
    },
  }
}

/** The last label stands under the last point: half of it hangs over the plot's edge. */
function halfOf(label: string): number {
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return 0
  pen.font = FONT
  return Math.ceil(pen.measureText(label).width / 2)
}

/** Canvas knows no custom properties: a probe in the same place resolves them, `light-dark()` included. */
function colourReader(element: HTMLElement): (value: string) => string {
  return (value) => {
    const probe = document.createElement('span')
    probe.style.color = value
    element.append(probe)
    const resolved = getComputedStyle(probe).color
    probe.remove()
    return resolved
  }
}
