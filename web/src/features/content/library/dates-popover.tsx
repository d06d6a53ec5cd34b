import { Popover } from '#web/ui/popover.tsx'
import { DateFilter } from './date-filter.tsx'
import { Chip, type FilterProps } from './filter-bar.tsx'
import { datesInWords } from './filters.ts'

export default function DatesPopover({ defaultOpen = false, ...props }: FilterProps & { defaultOpen?: boolean }) {
  return (
    <Popover
      label="Filter by date"
      defaultOpen={defaultOpen}
      trigger={<Chip label="Date" value={datesInWords(props.search)} />}
    >
      <DateFilter {...props} />
    </Popover>
  )
}
