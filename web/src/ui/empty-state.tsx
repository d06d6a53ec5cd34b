import type { ReactNode } from 'react'

type Props = {
  icon: ReactNode
  title: string
  /** The page's own heading, where this is all there is on it. */
  heading?: 'h1'
  children?: ReactNode
  action?: ReactNode
}

/** Nothing here yet, or nothing found: one sentence and one thing to do. */
export function EmptyState({ icon, title, heading, children, action }: Props) {
  const Title = heading ?? 'p'
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <span
        aria-hidden="true"
        className="mb-4 flex size-12 items-center justify-center rounded-card border bg-surface text-muted"
      >
        {icon}
      </span>
      <Title className="text-16 font-semibold text-balance">{title}</Title>
      {children && <div className="mt-1 max-w-[46ch] text-14 text-balance text-muted">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
