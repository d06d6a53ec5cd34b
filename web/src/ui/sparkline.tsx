/** The course of a few numbers in the height of a line of text. Decoration: the figure beside it says what matters. */
export function Sparkline({ values, width = 96, height = 32 }: { values: number[]; width?: number; height?: number }) {
  if (values.length < 2 || values.every((value) => value === 0)) return null
  const top = Math.max(...values, 1e-9)
  const inset = 2
  const x = (index: number) => inset + (index / (values.length - 1)) * (width - 2 * inset)
  const y = (value: number) => height - inset - (value / top) * (height - 2 * inset)
  const line = values
    .map((value, index) => `${index ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('')
  const last = values.at(-1)! // two values at least
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="shrink-0">
      <path d={`${line}L${x(values.length - 1)} ${height}L${x(0)} ${height}Z`} fill="var(--series-1)" opacity="0.1" />
      <path d={line} fill="none" stroke="var(--series-1)" strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={x(values.length - 1)} cy={y(last)} r="2" fill="var(--series-1)" />
    </svg>
  )
}
