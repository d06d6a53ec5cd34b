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
  onSelect?: (() => void) | undefined
}

/** One key figure. With `onSelect` the whole card is a toggle; the explanation stays a button of its own. */
export function Stat(props: Props) {
  const { label, value, unknownBecause, change, explanation, aside, selected, onSelect } = props
  return (
    <div
      className={cx(
        'group/stat relative grid min-w-0 grid-cols-[1fr_auto] content-start items-center gap-x-3 px-4 py-3 transition-colors sm:gap-y-1 sm:px-5 sm:py-4',
        onSelect &&
          'hover:bg-hover has-[[aria-pressed]:focus-visible]:outline-2 has-[[aria-pressed]:focus-visible]:-outline-offset-2 has-[[aria-pressed]:focus-visible]:outline-accent',
      )}
    >
      {onSelect && (
        <span
          aria-hidden="true"
          className={cx(
            'absolute inset-y-0 start-0 w-0.5 transition-colors sm:inset-x-0 sm:inset-y-auto sm:top-0 sm:h-0.5 sm:w-auto',
            selected ? 'bg-accent' : 'bg-transparent group-hover/stat:bg-line-strong',
          )}
        />
      )}
      <div className="flex h-6 items-center gap-1 sm:col-span-2">
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
      {/* On phones the figure stands to the right of its name and change, so that three of them fit a screen. */}
      <p className="figures text-24 font-semibold whitespace-nowrap max-sm:row-span-2 sm:text-[1.75rem]/9">
        {value ? (
          <>
            <span aria-hidden="true" title={value.exact}>
              {value.short}
            </span>
            <span className="sr-only">{value.exact}</span>
          </>
        ) : (
          <span title={unknownBecause} className="text-faint">
            –
          </span>
        )}
      </p>
      <div className="hidden sm:block">{aside}</div>
      <div className="flex sm:col-span-2">
        {value ? change : <p className="text-12 text-faint">{unknownBecause}</p>}
      </div>
    </div>
  )
}
