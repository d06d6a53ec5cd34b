import { CircleAlert } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'

/** What a control needs to belong to its label, hint and error. */
export type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  /** Right of the label: a counter, a link. */
  aside?: ReactNode
  optional?: boolean
  children: (control: ControlProps) => ReactNode
}

/** A label over a control; below it the hint, or the error with what to do next. */
export function Field({ label, hint, error, aside, optional, children }: FieldProps) {
  const id = useId()
  const note = error || hint
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-13 font-medium">
          {label}
          {optional && <span className="font-normal text-faint"> {t('(optional)')}</span>}
        </label>
        {aside && <span className="text-12 text-faint">{aside}</span>}
      </div>
      {children({
        id,
        ...(note ? { 'aria-describedby': `${id}-note` } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {note && (
        <p id={`${id}-note`} className={cx('flex gap-1.5 text-12', error ? 'text-danger' : 'text-faint')}>
          {error && <CircleAlert size={14} className="mt-px shrink-0" aria-hidden="true" />}
          <span>{note}</span>
        </p>
      )}
    </div>
  )
}

const CONTROL = cx(
  'w-full rounded-control border border-line-control bg-surface text-14 text-ink transition-[border-color] pointer-coarse:text-16',
  'hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0',
  'aria-invalid:border-danger aria-invalid:focus-visible:outline-danger disabled:opacity-60',
)

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={cx(CONTROL, 'h-9 px-3 read-only:bg-sunken pointer-coarse:h-11', className)} />
}

/** Grows with its text up to a screenful. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      {...rest}
      className={cx(CONTROL, 'field-sizing-content max-h-[60dvh] resize-y px-3 py-2 read-only:bg-sunken', className)}
      style={{ minHeight: `${rows * 1.25 + 1.125}rem` }}
    />
  )
}

/** The browser's own list: the best one on every phone, and operable everywhere. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={cx('relative inline-flex', className)}>
      <select {...rest} className={cx(CONTROL, 'h-9 appearance-none pe-8 ps-3 pointer-coarse:h-11')}>
        {children}
      </select>
      <svg
        viewBox="0 0 16 16"
        className="pointer-events-none absolute top-1/2 end-2.5 size-4 -translate-y-1/2 text-muted"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d="m4 6 4 4 4-4" />
      </svg>
    </span>
  )
}
