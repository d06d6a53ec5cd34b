import { useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Select } from '#web/ui/field.tsx'
import { KeptTrigger } from '#web/ui/kept-trigger.tsx'
import { COLUMNS } from './columns.tsx'
import { DateFilter } from './date-filter.tsx'
import type { FilterProps } from './filter-bar.tsx'
import { FilterList } from './filter-list.tsx'
import { isFiltered, LISTS, SORTS, type Sort, sortOf, unfiltered } from './list-state.ts'

/** Down and up, in the words of what is sorted; all others have a size. */
function orderInWords(sort: Sort): [down: string, up: string] {
  if (sort === 'title') return [t('Z to A'), t('A to Z')]
  if (sort === 'visibility' || sort === 'status') return [t('Descending'), t('Ascending')]
  if (sort === 'created' || sort === 'published') return [t('Newest first'), t('Oldest first')]
  return [t('Largest first'), t('Smallest first')]
}

/** All filters, and the order, where there is no room for a row of them. */
export default function FilterSheet(props: FilterProps) {
  const [open, setOpen] = useState(false)
  const { search, onSearch } = props
  const { sort, order } = sortOf(search)
  const [down, up] = orderInWords(sort)
  return (
    <>
      <KeptTrigger aria-expanded={open} data-state={open ? 'open' : 'closed'} onClick={() => setOpen(true)} />
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('Filter and sort')}
        footer={
          <>
            {isFiltered(search) && <Button onClick={() => onSearch(unfiltered(search))}>{t('Clear filters')}</Button>}
            <Button variant="primary" onClick={() => setOpen(false)}>
              {t('Show videos')}
            </Button>
          </>
        }
      >
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('Sort by')}>
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
          <Field label={t('Order')}>
            {(control) => (
              <Select
                {...control}
                value={order}
                className="w-full"
                onChange={(event) => onSearch({ ...search, order: event.target.value === 'asc' ? 'asc' : 'desc' })}
              >
                <option value="desc">{down}</option>
                <option value="asc">{up}</option>
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
