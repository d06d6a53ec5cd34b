import { Popover } from '#web/ui/popover.tsx'
import { Chip, type FilterProps } from './filter-bar.tsx'
import { FilterList } from './filter-list.tsx'
import { FILTERS } from './filters.ts'
import type { ListName } from './list-state.ts'
import { useFilterWords } from './use-filter-words.ts'

/** Those that are asked for rarely; each gets its own chip once it is set. */
const REST: readonly ListName[] = ['level', 'language', 'playlist']

type Props = FilterProps & {
  /** `null`: all that have no chip of their own. */
  name: ListName | null
  defaultOpen?: boolean
}

export default function FilterPopover({ name, defaultOpen = false, ...props }: Props) {
  const inWords = useFilterWords(props.search)
  const names = name ? [name] : REST.filter((each) => !props.search[each])
  const label = name ? FILTERS[name].label : 'More'
  return (
    <Popover
      label={name ? `Filter by ${label.toLowerCase()}` : 'More filters'}
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
