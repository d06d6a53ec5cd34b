import type { ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'live'

const TONES: Record<Tone, string> = {
  neutral: 'bg-pressed text-muted',
  accent: 'bg-accent-soft text-accent',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  live: 'bg-live-soft text-live',
}

type Props = { tone?: Tone; icon?: ReactNode; children: ReactNode; title?: string }

/** A state in one or two words. The icon or the word carries it; the colour only helps. */
export function Badge({ tone = 'neutral', icon, children, title }: Props) {
  return (
    <span
      title={title}
      className={cx(
        'figures inline-flex h-5.5 shrink-0 items-center gap-1 rounded-full px-2 text-12 font-medium whitespace-nowrap',
        TONES[tone],
      )}
    >
      {icon}
      {children}
    </span>
  )
}
