import type { ComponentProps, ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'
import { Tooltip } from './tooltip.tsx'

type Props = ComponentProps<'button'> & {
  /** What it does: its name for screen readers and its tooltip. */
  label: string
  icon: ReactNode
  size?: 'sm' | 'md'
  /** Without a tooltip, where the label already stands beside it. */
  silent?: boolean
}

export function IconButton({ label, icon, size = 'md', silent, className, ...rest }: Props) {
  const button = (
    <button
      type="button"
      aria-label={label}
      {...rest}
      className={cx(
        'touch-target inline-flex shrink-0 items-center justify-center rounded-control text-muted transition-colors',
        'hover:bg-hover hover:text-ink active:bg-pressed data-[state=open]:bg-pressed data-[state=open]:text-ink',
        'disabled:opacity-40 aria-disabled:opacity-40',
        size === 'sm' ? 'size-7' : 'size-8',
        className,
      )}
    >
      {icon}
    </button>
  )
  return silent ? button : <Tooltip text={label}>{button}</Tooltip>
}
