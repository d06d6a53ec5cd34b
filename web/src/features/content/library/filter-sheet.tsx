import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Select } from '#web/ui/field.tsx'
import { COLUMNS } from './columns.tsx'
import { DateFilter } from './date-filter.tsx'
import { type FilterProps, SheetButton } from './filter-bar.tsx'
import { FilterList } from './filter-list.tsx'
import { countFilters, isFiltered, LISTS, SORTS, sortOf, unfiltered } from './list-state.ts'

/** Down and up, in the words of what is sorted; all others have a size. */
const ORDER: Record<string, [down: string, up: string]> = {
  title: ['Z to A', 'A to Z'],
  visibility: ['Descending', 'Ascending'],
  status: ['Descending', 'Ascending'],
  created: ['Newest first', 'Oldest first'],
  published: ['Newest first', 'Oldest first'],
}

/** All filters, and the order, where there is no room for a row of them. */
export default function FilterSheet({ defaultOpen = false, ...props }: FilterProps & { defaultOpen?: boolean }) {
  const [open, setOpen] = useState(defaultOpen)
  const { search, onSearch } = props
  const { sort, order } = sortOf(search)
  return (
    <>
      <SheetButton count={countFilters(search)} onClick={() => setOpen(true)} />
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Filter and sort"
        footer={
          <>
            {isFiltered(search) && <Button onClick={() => onSearch(unfiltered(search))}>Clear filters</Button>}
            <Button variant="primary" onClick={() => setOpen(false)}>
              Show videos
            </Button>
          </>
        }
      >
        <div className="grid grid-cols-2 gap-3">
          <Field label="Sort by">
            {(control) => (
              <Select
                {...control}
                value={sort}
                className="w-full"
                onChange={(event) => {
                  const next = SORTS.find((each) => each === event.target.value)
                  const { order: _, ...rest } = search
                  if (next) onSearch({ ...rest, sort: next })
                }}
              >
                {SORTS.map((each) => (
                  <option key={each} value={each}>
                    {COLUMNS.find((column) => column.sort === each)?.label ?? each}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Order">
            {(control) => (
              <Select
                {...control}
                value={order}
                className="w-full"
                onChange={(event) => onSearch({ ...search, order: event.target.value === 'asc' ? 'asc' : 'desc' })}
              >
                <option value="desc">{ORDER[sort]?.[0] ?? 'Largest first'}</option>
                <option value="asc">{ORDER[sort]?.[1] ?? 'Smallest first'}</option>
              </Select>
            )}
          </Field>
        </div>
        {LISTS.map((name) => (
          <FilterList key={name} {...props} name={name} />
        ))}
        <DateFilter {...props} />
      </Dialog>
    </>
  )
}
