import type { ReactNode } from 'react'
import { exactNumber } from '#web/lib/format-number.ts'

type Props = { checked: boolean; onChange: () => void; children: ReactNode; count?: number | undefined }

/** One of several in a list of choices, with how many there are. */
export function CheckRow({ checked, onChange, children, count }: Props) {
  return (
    <label className="flex min-h-8 items-center gap-2.5 rounded-control px-2 py-1 text-14 hover:bg-hover pointer-coarse:min-h-11">
      <input type="checkbox" checked={checked} onChange={onChange} className="size-4 shrink-0" />
      <span className="text-with-page min-w-0 flex-1 truncate" dir="auto">
        {children}
      </span>
      {count !== undefined && <span className="figures text-12 text-faint">{exactNumber(count)}</span>}
    </label>
  )
}
