import { ListFilter, X } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { LazyPart, lazyPart } from '#web/ui/lazy-part.tsx'
import { SearchVideos } from '../search-videos.tsx'
import { datesInWords, FILTERS } from './filters.ts'
import { countFilters, isFiltered, LISTS, type ListName, type ListSearch, unfiltered } from './list-state.ts'
import { useFilterWords } from './use-filter-words.ts'

const FilterPopover = lazyPart('dialog', () => import('./filter-popover.tsx'))
const DatesPopover = lazyPart('dialog', () => import('./dates-popover.tsx'))
const FilterSheet = lazyPart('dialog', () => import('./filter-sheet.tsx'))

export type FilterProps = {
  channelId: string | null
  search: ListSearch
  onSearch: (search: ListSearch, how?: { replace: boolean }) => void
}

/** In sight while there is room; the others come when they are set or asked for. */
const FIRST: readonly ListName[] = ['status', 'visibility', 'kind', 'category', 'tag']

/** Search and filters over the list. Each filter says what it is set to. */
export function FilterBar({
  narrow,
  onSelecting,
  ...props
}: FilterProps & { narrow: boolean; onSelecting: () => void }) {
  const { search, onSearch } = props
  const inWords = useFilterWords(search)
  const find = (q: string) => {
    const { q: before, ...rest } = search
    onSearch(q ? { ...rest, q } : rest, { replace: Boolean(before) === Boolean(q) })
  }
  const field = <SearchVideos q={search.q ?? ''} onSearch={find} />
  if (narrow)
    return (
      <div className="mb-4 flex items-center gap-2">
        <div className="min-w-0 flex-1">{field}</div>
        <LazyPart of={FilterSheet} part={props} button={(on) => <SheetButton {...on} count={countFilters(search)} />} />
        <Button onClick={onSelecting}>{t('Select')}</Button>
      </div>
    )
  const shown = LISTS.filter((name) => FIRST.includes(name) || search[name])
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <div className="w-64">{field}</div>
      {shown.map((name) => (
        <LazyPart
          of={FilterPopover}
          key={name}
          part={{ ...props, name }}
          button={(on) => <Chip label={FILTERS[name].label} value={inWords(name)} {...on} />}
        />
      ))}
      <LazyPart
        of={DatesPopover}
        part={props}
        button={(on) => <Chip label={t('Date')} value={datesInWords(search)} {...on} />}
      />
      {shown.length < LISTS.length && (
        <LazyPart
          of={FilterPopover}
          part={{ ...props, name: null }}
          button={(on) => <Chip label={t('More')} value={null} {...on} />}
        />
      )}
      {isFiltered(search) && (
        <Button variant="quiet" icon={<X size={15} />} onClick={() => onSearch(unfiltered(search))}>
          {t('Clear filters')}
        </Button>
      )}
    </div>
  )
}

type ChipProps = Omit<ComponentProps<'button'>, 'value'> & { label: string; value: string | null }

/** A filter as a button: its name, and what it is set to. */
function Chip({ label, value, className, ...rest }: ChipProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(
        'inline-flex h-8 max-w-72 items-center gap-1.5 rounded-full border px-3 text-13 font-medium whitespace-nowrap transition-colors pointer-coarse:h-11',
        value
          ? 'border-accent-line bg-accent-soft text-accent'
          : 'border-line-strong bg-surface text-muted hover:border-line-control hover:text-ink',
        className,
      )}
    >
      {label}
      {value && (
        <span className="min-w-0 truncate font-normal" dir="auto">
          {value}
        </span>
      )}
    </button>
  )
}

function SheetButton({ count, ...rest }: ComponentProps<'button'> & { count: number }) {
  return (
    <Button
      {...rest}
      aria-label={count > 0 ? t('Filters, {count, plural, one {# set} other {# set}}', { count }) : t('Filters')}
      icon={<ListFilter size={16} />}
    >
      {count > 0 && <span className="figures">{count}</span>}
    </Button>
  )
}
