import { t } from '#web/lib/i18n/t.ts'
import { Popover } from '#web/ui/popover.tsx'
import type { FilterProps } from './filter-bar.tsx'
import { FilterList } from './filter-list.tsx'
import type { ListName } from './list-state.ts'

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
}

export default function FilterPopover({ name, ...props }: Props) {
  const names = name ? [name] : REST.filter((each) => !props.search[each])
  return (
    <Popover
      label={name ? filterBy(name) : t('More filters')}
      className="max-h-[min(70dvh,560px)] w-72 overflow-y-auto p-1"
    >
      {names.map((each) => (
        <FilterList key={each} {...props} name={each} />
      ))}
    </Popover>
  )
}
