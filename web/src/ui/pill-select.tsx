import { ChevronDown } from 'lucide-react'
import { cx } from '#web/lib/cx.ts'

type Props<T extends string> = {
  /** What it narrows or orders, for screen readers. */
  label: string
  /** Empty: the first of the options, which stands for all. */
  value: T | ''
  /** What stands there while nothing is chosen. */
  all: string
  options: readonly (readonly [value: T, label: string])[]
  onChange: (value: T | undefined) => void
}

/** One of the filters above a list: the browser's own list behind a pill, which shows that it is set. */
export function PillSelect<T extends string>({ label, value, all, options, onChange }: Props<T>) {
  return (
    <span className="relative inline-flex shrink-0">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange((event.target.value as T) || undefined)} // one of the values below
        className={cx(
          'h-9 max-w-56 appearance-none truncate rounded-full border ps-3.5 pe-8 text-14 font-medium pointer-coarse:h-11',
          value
            ? 'border-accent bg-accent-soft text-ink'
            : 'border-line-strong bg-surface hover:border-line-control hover:bg-hover',
        )}
      >
        <option value="">{all}</option>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
      <ChevronDown
        size={16}
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-muted"
      />
    </span>
  )
}
