import type { ComponentProps, ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'

export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={cx('min-w-0 rounded-card border bg-surface', className)} />
}

type HeaderProps = { title: ReactNode; description?: ReactNode; actions?: ReactNode; id?: string }

export function CardHeader({ title, description, actions, id }: HeaderProps) {
  return (
    <header className="flex items-start justify-between gap-4 px-4 pt-4 pb-3 sm:px-5">
      <div className="min-w-0">
        <h2 id={id} className="text-14 font-semibold">
          {title}
        </h2>
        {description && <p className="mt-0.5 text-13 text-muted">{description}</p>}
      </div>
      {actions && <div className="-my-1 flex shrink-0 items-center gap-1">{actions}</div>}
    </header>
  )
}
