import { t } from '#web/lib/i18n/t.ts'
import { Popover } from '#web/ui/popover.tsx'
import { DateFilter } from './date-filter.tsx'
import type { FilterProps } from './filter-bar.tsx'

export default function DatesPopover(props: FilterProps) {
  return (
    <Popover label={t('Filter by date')}>
      <DateFilter {...props} />
    </Popover>
  )
}
