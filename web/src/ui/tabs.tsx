import * as Radix from 'radix-ui/tabs'
import type { ReactNode } from 'react'
import { cx } from '#web/lib/cx.ts'
import { direction } from '#web/lib/direction.ts'

/** The look of one tab, for links that are tabs of a page. `data-status=active` is what the router's Link sets. */
export const tabClass = cx(
  'relative inline-flex h-10 items-center gap-2 px-1 text-14 font-medium whitespace-nowrap text-muted transition-colors hover:text-ink',
  'after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full',
  'data-[state=active]:text-ink data-[state=active]:after:bg-accent data-[status=active]:text-ink data-[status=active]:after:bg-accent',
)

export const tabListClass = 'flex gap-5 overflow-x-auto border-b [scrollbar-width:none]'

type Props = {
  label: string
  value: string
  onValueChange: (value: string) => void
  tabs: { value: string; label: ReactNode; content: ReactNode }[]
}

export function Tabs({ label, value, onValueChange, tabs }: Props) {
  return (
    <Radix.Root dir={direction()} value={value} onValueChange={onValueChange}>
      <Radix.List aria-label={label} className={tabListClass}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={tabClass}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-6 outline-none">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
