import { Popover } from '#web/ui/popover.tsx'
import type { FilterProps } from './filter-bar.tsx'
import { ViewsButton } from './views-button.tsx'

export default function ViewsMenu({ defaultOpen = false }: FilterProps & { defaultOpen?: boolean }) {
  return (
    <Popover label="Saved views" align="end" defaultOpen={defaultOpen} trigger={<ViewsButton />}>
      <p className="text-14 text-muted">No views are saved yet.</p>
    </Popover>
  )
}
