import type { ReactNode } from 'react'

type Props = { title: ReactNode; aside?: ReactNode; lead?: ReactNode; actions?: ReactNode }

/** A page's title row with its actions. */
export function PageHeader({ title, aside, lead, actions }: Props) {
  return (
    <header className="mb-5 flex min-h-10 flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <div className="flex items-baseline gap-2.5">
          <h1 className="text-24 text-pretty wrap-anywhere">{title}</h1>
          {aside}
        </div>
        {lead && <p className="mt-1 max-w-[72ch] text-14 text-muted">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  )
}
