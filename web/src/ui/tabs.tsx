import { cx } from '#web/lib/cx.ts'

/** The look of one tab, for links that are tabs of a page. `data-status=active` is what the router's Link sets. */
export const tabClass = cx(
  'relative inline-flex h-10 items-center gap-2 px-1 text-14 font-medium whitespace-nowrap text-muted transition-colors hover:text-ink',
  'after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full',
  'data-[state=active]:text-ink data-[state=active]:after:bg-accent data-[status=active]:text-ink data-[status=active]:after:bg-accent',
)

export const tabListClass = 'flex gap-5 overflow-x-auto border-b [scrollbar-width:none]'
