/*
 * An ARIA grid in boxes, where no table element fits: only the rows in sight are drawn, and head and body are two boxes, so
 * that the head can stay below the page's bar while wide rows scroll sideways.
 */

export const gridOf = (label: string, { rows, columns }: { rows: number; columns: number }) =>
  ({
    role: 'grid',
    'aria-label': label,
    'aria-rowcount': rows,
    'aria-colcount': columns,
    'aria-multiselectable': true,
  }) as const

export const ROWS = { role: 'rowgroup' } as const

/** @param number from 1, the head's */
export const rowOf = (number: number, selected?: boolean) =>
  ({ role: 'row', 'aria-rowindex': number, 'aria-selected': selected }) as const

export const headCellOf = (sort?: 'ascending' | 'descending' | 'none') =>
  ({ role: 'columnheader', 'aria-sort': sort }) as const

/** One cell is in the order of Tab; the keyboard's place. */
export const placeOf = (row: number, column: number, here: boolean) => ({
  'aria-colindex': column + 1,
  'data-cell': `${row}:${column}`,
  tabIndex: here ? 0 : -1,
})

export const CELL = { role: 'gridcell' } as const
