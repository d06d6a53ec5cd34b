import { cx } from '#web/lib/cx.ts'

type Props = {
  /** What is progressing; read out together with the value. */
  label: string
  /** 0 to 100, or `null` while it is not known. */
  percent: number | null
  tone?: 'accent' | 'danger' | 'success'
  className?: string
}

const FILL = { accent: 'bg-accent', danger: 'bg-danger', success: 'bg-success' } as const

export function Progress({ label, percent, tone = 'accent', className }: Props) {
  const known = percent === null ? {} : { 'aria-valuenow': Math.round(percent) }
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...known}
      // What only travels keeps its way; what fills begins where lines begin.
      dir={percent === null ? 'ltr' : undefined}
      className={cx('h-1 overflow-hidden rounded-full bg-pressed', className)}
    >
      <div
        className={cx(
          'h-full rounded-full',
          FILL[tone],
          percent === null ? 'w-1/3 animate-travel' : 'transition-[width] duration-500 ease-linear',
        )}
        style={percent === null ? undefined : { width: `${Math.max(0, Math.min(100, percent))}%` }}
      />
    </div>
  )
}
