import { useId } from 'react'
import { cx } from '#web/lib/cx.ts'

type Props<T extends string | number> = {
  label: string
  value: T
  options: { value: T; label: string; hint?: string }[]
  onChange: (value: T) => void
  className?: string
}

/** One of a few short words, all in sight: radio buttons in one strip. */
export function Segmented<T extends string | number>({ label, value, options, onChange, className }: Props<T>) {
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cx('inline-flex rounded-control bg-sunken p-0.5 ring-1 ring-line ring-inset', className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          title={option.hint}
          className="relative flex h-7 items-center justify-center rounded-[4px] px-2.5 text-13 font-medium whitespace-nowrap text-muted transition-colors select-none hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:ring-1 has-checked:ring-line has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:h-10 pointer-coarse:px-3.5"
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 size-full cursor-pointer appearance-none rounded-[4px] outline-none"
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
