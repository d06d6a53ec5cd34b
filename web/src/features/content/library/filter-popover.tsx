import { t } from '#web/lib/i18n/t.ts'
import { Popover } from '#web/ui/popover.tsx'
import { Chip, type FilterProps } from './filter-bar.tsx'
import { FilterList } from './filter-list.tsx'
import { FILTERS } from './filters.ts'
import type { ListName } from './list-state.ts'
import { useFilterWords } from './use-filter-words.ts'

/** Those that are asked for rarely; each gets its own chip once it is set. */
const REST: readonly ListName[] = ['level', 'language', 'playlist']

const filterBy = (filter: ListName) =>
  t(
    '{filter, select, status {Filter by status} visibility {Filter by visibility} kind {Filter by kind} category {Filter by category} tag {Filter by tag} level {Filter by level} language {Filter by language} other {Filter by playlist}}',
    { filter },
  )

type Props = FilterProps & {
  /** `null`: all that have no chip of their own. */
  name: ListName | null
  defaultOpen?: boolean
}

export default function FilterPopover({ name, defaultOpen = false, ...props }: Props) {
  const inWords = useFilterWords(props.search)
  const names = name ? [name] : REST.filter((each) => !props.search[each])
  const label = name ? FILTERS[name].label : t('More')
  return (
    <Popover
      label={name ? filterBy(name) : t('More filters')}
      defaultOpen={defaultOpen}
      className="max-h-[min(70dvh,560px)] w-72 overflow-y-auto p-1"
      trigger={<Chip label={label} value={name && inWords(name)} />}
    >
      {names.map((each) => (
        <FilterList key={each} {...props} name={each} />
      ))}
    </Popover>
  )
}
