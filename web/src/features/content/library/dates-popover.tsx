import { t } from '#web/lib/i18n/t.ts'
import { Popover } from '#web/ui/popover.tsx'
import { DateFilter } from './date-filter.tsx'
import { Chip, type FilterProps } from './filter-bar.tsx'
import { datesInWords } from './filters.ts'

export default function DatesPopover({ defaultOpen = false, ...props }: FilterProps & { defaultOpen?: boolean }) {
  return (
    <Popover
      label={t('Filter by date')}
      defaultOpen={defaultOpen}
      trigger={<Chip label={t('Date')} value={datesInWords(props.search)} />}
    >
      <DateFilter {...props} />
    </Popover>
  )
}
