import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { type Column, HEAD_LETTERS } from './columns.tsx'
import { headCellOf, placeOf, rowOf } from './grid-roles.ts'
import { CELL, VIDEO } from './library-row.tsx'
import type { Order, Sort } from './list-state.ts'

type Props = {
  columns: readonly Column[]
  sort: Sort
  order: Order
  onSort: (sort: Sort) => void
  selected: 'none' | 'some' | 'all'
  /** The column that has the keyboard's place, -1 when it is in a row. */
  place: number
}

/** The names of the columns; what can be sorted by is a button. */
export const LibraryHead = memo(function LibraryHead({ columns, sort, order, onSort, selected, place }: Props) {
  const at = (column: number) => placeOf(-1, column, place === column)
  const Arrow = order === 'asc' ? ArrowUp : ArrowDown
  return (
    <div {...rowOf(1)} className="grid h-9 grid-cols-(--columns) bg-surface text-12 font-medium text-faint">
      <div
        {...headCellOf()}
        {...at(0)}
        data-select-all=""
        className={cx(CELL, 'sticky start-0 z-1 cursor-pointer justify-center bg-surface ps-2')}
      >
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected === 'all'}
          readOnly
          ref={(box) => {
            if (box) box.indeterminate = selected === 'some'
          }}
          aria-label={selected === 'none' ? t('Select the videos shown') : t('Select none')}
          className="size-4 cursor-pointer"
        />
      </div>
      {columns.map((column, index) => {
        const sorted = column.sort === sort
        return (
          <div
            key={column.id}
            {...headCellOf(column.sort && (sorted ? (order === 'asc' ? 'ascending' : 'descending') : 'none'))}
            {...at(index + 1)}
            className={cx(
              CELL,
              'text-12!',
              column.align === 'end' && 'justify-end',
              index === 0 && VIDEO,
              index === 0 && 'bg-surface',
            )}
          >
            {column.sort ? (
              <button
                type="button"
                tabIndex={-1}
                data-enter=""
                onClick={() => column.sort && onSort(column.sort)}
                className={cx(
                  'group/sort -mx-1.5 flex h-7 items-center gap-1 rounded-control px-1.5 whitespace-nowrap hover:bg-hover hover:text-ink',
                  sorted && 'text-ink',
                  column.label.length > HEAD_LETTERS && 'min-w-0',
                  column.align === 'end' && 'flex-row-reverse',
                )}
              >
                <HeadName name={column.label} />
                <Arrow
                  size={13}
                  aria-hidden="true"
                  className={cx('shrink-0', !sorted && 'opacity-0 group-hover/sort:opacity-50')}
                />
              </button>
            ) : (
              <span className="whitespace-nowrap">{column.label}</span>
            )}
          </div>
        )
      })}
      <div {...headCellOf()} {...at(columns.length + 1)} className={CELL}>
        <span className="sr-only">{t('Actions')}</span>
      </div>
    </div>
  )
})

const HeadName = ({ name }: { name: string }) =>
  name.length > HEAD_LETTERS ? (
    <span className="truncate" title={name}>
      {name}
    </span>
  ) : (
    name
  )
