import { memo } from 'react'
import { clockDuration } from '#web/lib/format-duration.ts'
import { percentOf, type Scale, tickStepMs } from './scale.ts'
import { timeCode } from './time-code.ts'

/** The written times above the pictures; only those that are seen. */
export const Ruler = memo(function Ruler({ scale }: { scale: Scale }) {
  const step = tickStepMs(scale.durationMs, scale.widthPx)
  const first = Math.max(0, Math.floor(scale.fromMs / step) - 1)
  const last = Math.min(Math.floor(scale.durationMs / step), Math.ceil(scale.untilMs / step) + 1)
  const ticks = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => (first + at) * step)
  return (
    <div className="relative h-6 border-b" aria-hidden="true">
      {ticks.map((ms) => (
        <span
          key={ms}
          className="figures absolute bottom-0 h-full border-s border-line-strong ps-1 pt-0.5 text-12 whitespace-nowrap text-faint select-none"
          style={{ left: percentOf(ms, scale) }}
        >
          {step < 1000 ? timeCode(ms).slice(0, -2) : clockDuration(ms)}
        </span>
      ))}
    </div>
  )
})
