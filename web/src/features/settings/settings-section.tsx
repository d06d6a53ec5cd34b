import type { ReactNode } from 'react'
import { Card } from '#web/ui/card.tsx'

type Props = { id?: string; title: string; description: ReactNode; children: ReactNode; foot?: ReactNode }

/** One matter: what it is about on the left, its controls on the right, its action below. */
export function SettingsSection({ id, title, description, children, foot }: Props) {
  return (
    <section
      id={id}
      className="grid max-w-[960px] scroll-mt-20 gap-x-10 gap-y-4 border-b py-8 first:pt-0 last:border-0 lg:grid-cols-[280px_minmax(0,640px)]"
    >
      <div>
        <h2 className="text-14 font-semibold">{title}</h2>
        <div className="mt-1 max-w-[60ch] text-13 text-pretty text-muted">{description}</div>
      </div>
      <Card>
        <div className="flex flex-col gap-4 p-4 sm:p-5">{children}</div>
        {foot && (
          <div className="flex flex-wrap items-center justify-end gap-2 border-t bg-sunken/50 px-4 py-3 sm:px-5">
            {foot}
          </div>
        )}
      </Card>
    </section>
  )
}
