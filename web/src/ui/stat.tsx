import type { ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'

type Props = {
  label: string
  /** Short (`12.4k`) and in full (`12,431 views`); `null` is unknown and shows a dash with the reason. */
  value: { short: string; exact: string } | null
  unknownBecause?: string
  /** Under the figure: a `<Change>`. */
  change?: ReactNode
  explanation?: ReactNode
  aside?: ReactNode
  /** Makes the card choose what the chart below shows. */
  selected?: boolean
  onSelect?: () => void
}

/** One key figure. With `onSelect` the whole card is a toggle; the explanation stays a button of its own. */
export function Stat(props: Props) {
  const { label, value, unknownBecause, change, explanation, aside, selected, onSelect } = props
  return (
    <div
      className={cx(
        'group/stat relative flex min-w-0 flex-col gap-1 px-4 py-4 transition-colors sm:px-5',
        onSelect &&
          'hover:bg-hover has-[[aria-pressed]:focus-visible]:outline-2 has-[[aria-pressed]:focus-visible]:-outline-offset-2 has-[[aria-pressed]:focus-visible]:outline-accent',
      )}
    >
      {onSelect && (
        <span
          aria-hidden="true"
          className={cx(
            'absolute inset-x-0 top-0 h-0.5 transition-colors',
            selected ? 'bg-accent' : 'bg-transparent group-hover/stat:bg-line-strong',
          )}
        />
      )}
      <div className="flex h-6 items-center gap-1">
        {onSelect ? (
          <button
            type="button"
            aria-pressed={selected}
            onClick={onSelect}
            className={cx(
              'text-13 font-medium outline-none after:absolute after:inset-0',
              selected ? 'text-ink' : 'text-muted',
            )}
          >
            {label}
          </button>
        ) : (
          <span className="text-13 font-medium text-muted">{label}</span>
        )}
        {explanation && <span className="relative z-10 -my-1 flex">{explanation}</span>}
      </div>
      <div className="flex items-end justify-between gap-3">
        <p className="figures text-24 font-semibold whitespace-nowrap sm:text-[1.75rem]/9">
          {value ? (
            <>
              <span aria-hidden="true" title={value.exact}>
                {value.short}
              </span>
              <span className="sr-only">{value.exact}</span>
            </>
          ) : (
            <span title={unknownBecause}>–</span>
          )}
        </p>
        {aside}
      </div>
      {value ? change : <p className="text-12 text-faint">{unknownBecause}</p>}
    </div>
  )
}
