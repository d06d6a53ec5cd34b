export type Bar = { label: string; value: number; exact: string }

type Props = {
  /** What the bars show, as a sentence: it is the chart's name. */
  summary: string
  bars: Bar[]
}

/** Parts of one whole or a ranking: horizontal bars from zero, every one with its label and exact value. */
export function BarChart({ summary, bars }: Props) {
  const top = Math.max(...bars.map((bar) => bar.value), 1e-9)
  return (
    <ul aria-label={summary} className="flex flex-col gap-2.5">
      {bars.map((bar) => (
        <li key={bar.label} className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-1 text-13">
          <span className="truncate">{bar.label}</span>
          <span className="figures text-muted">{bar.exact}</span>
          <svg className="col-span-2 h-1.5 w-full" aria-hidden="true" preserveAspectRatio="none">
            <rect width="100%" height="6" rx="3" fill="var(--surface-pressed)" />
            <rect width={`${Math.max(0.6, (bar.value / top) * 100)}%`} height="6" rx="3" fill="var(--series-1)" />
          </svg>
        </li>
      ))}
    </ul>
  )
}
