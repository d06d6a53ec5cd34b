import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'

type Props = {
  tone: 'info' | 'success' | 'warning' | 'danger'
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
  className?: string
}

const LOOK = {
  info: { icon: Info, box: 'bg-accent-soft', mark: 'text-accent' },
  success: { icon: CircleCheck, box: 'bg-success-soft', mark: 'text-success' },
  warning: { icon: TriangleAlert, box: 'bg-warning-soft', mark: 'text-warning' },
  danger: { icon: CircleAlert, box: 'bg-danger-soft', mark: 'text-danger' },
} as const

/** Something worth knowing in the flow of a page or a form; a danger is read out as it appears. */
export function Callout({ tone, title, children, action, className }: Props) {
  const { icon: Icon, box, mark } = LOOK[tone]
  return (
    <div
      role={tone === 'danger' ? 'alert' : undefined}
      className={cx('flex items-start gap-2.5 rounded-card px-3.5 py-3 text-14', box, className)}
    >
      <Icon size={18} className={cx('mt-px shrink-0', mark)} aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={cx('text-pretty', title ? 'mt-0.5 text-13 text-muted' : '')}>{children}</div>}
      </div>
      {action}
    </div>
  )
}
