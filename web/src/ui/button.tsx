import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'
import { Spinner } from './spinner.tsx'
import { Tooltip } from './tooltip.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-quiet'
export type ButtonSize = 'sm' | 'md' | 'lg'

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-accent-fill text-on-accent hover:bg-accent-fill-hover',
  secondary: 'bg-surface text-ink border border-line-strong hover:bg-hover hover:border-line-control',
  quiet: 'text-ink hover:bg-hover active:bg-pressed',
  danger: 'bg-danger-fill text-on-accent hover:bg-danger-fill-hover',
  'danger-quiet': 'text-danger hover:bg-danger-soft',
}

const SIZES: Record<ButtonSize, string> = {
  sm: 'h-7 px-2.5 text-13 gap-1.5',
  md: 'h-8 px-3 text-14 gap-2 pointer-coarse:h-11 pointer-coarse:px-4',
  lg: 'h-10 px-4 text-14 gap-2 pointer-coarse:h-11',
}

/** The look alone, for links that act like buttons. */
export const buttonClass = (variant: ButtonVariant = 'secondary', size: ButtonSize = 'md'): string =>
  cx(
    'inline-flex shrink-0 items-center justify-center rounded-control font-medium whitespace-nowrap select-none',
    'transition-[background-color,border-color,color] aria-disabled:opacity-50 disabled:opacity-50',
    VARIANTS[variant],
    SIZES[size],
  )

type Props = ComponentProps<'button'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  /** Work is under way: keeps the width, shows a spinner, and takes no second click. */
  busy?: boolean
  /** Why the action is not possible now. The button stays reachable and says it. */
  unavailable?: string | null
}

export function Button({ variant, size, icon, busy, unavailable, className, children, onClick, ...rest }: Props) {
  const off = busy || Boolean(unavailable)
  const click = (event: MouseEvent<HTMLButtonElement>) => (off ? event.preventDefault() : onClick?.(event))
  const button = (
    <button
      type="button"
      {...rest}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={click}
      className={cx(buttonClass(variant, size), className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
  return unavailable ? <Tooltip text={unavailable}>{button}</Tooltip> : button
}
