import { memo } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { VideoActions } from '../video-actions.tsx'
import type { Column } from './columns.tsx'
import * as roles from './grid-roles.ts'
import type { LibraryVideo } from './library-video.ts'

type Place = {
  index: number
  /** From the top of the rows, in pixels. */
  top: number
  height: number
  /** The column that has the keyboard's place, -1 when it is in another row. */
  place: number
}
type Props = Place & { video: LibraryVideo; columns: readonly Column[]; selected: boolean }

/** One row of the grid. It is drawn again only when something of it differs: a scroll draws the rows that come. */
export const LibraryRow = memo(function LibraryRow({ video, index, top, height, columns, selected, place }: Props) {
  const at = (column: number) => ({ ...roles.CELL, ...roles.placeOf(index, column, place === column) })
  return (
    <div
      {...roles.rowOf(index + 2, selected)}
      data-index={index}
      style={{ transform: `translateY(${top}px)`, height }}
      className={cx(ROW, selected ? 'bg-accent-soft' : 'bg-surface')}
    >
      <div
        {...at(0)}
        data-select=""
        className={cx(CELL, 'sticky start-0 z-1 cursor-pointer justify-center ps-2 [background:inherit]')}
      >
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          readOnly
          aria-label={t('Select {title}', { title: video.title })}
          className="size-4 cursor-pointer"
        />
      </div>
      {columns.map((column, place) => (
        <div
          key={column.id}
          {...at(place + 1)}
          data-column={column.id}
          className={cx(CELL, column.align === 'end' && 'figures justify-end', place === 0 && VIDEO)}
        >
          {column.cell(video)}
        </div>
      ))}
      <div {...at(columns.length + 1)} className={cx(CELL, 'justify-end pe-3')}>
        <VideoActions video={video} inList inGrid />
      </div>
    </div>
  )
})

const ROW = cx(
  'group/row absolute inset-x-0 top-0 grid [contain:strict] grid-cols-(--columns) border-b transition-colors',
  'hover:bg-[image:linear-gradient(var(--surface-hover),var(--surface-hover))]',
)
export const CELL = cx(
  'flex min-w-0 items-center px-2.5 text-13',
  'scroll-mt-[calc(var(--bar)+var(--list-top,0px)+48px)] scroll-mb-24 scroll-ms-96 focus-visible:-outline-offset-2',
)
/** Stays in sight while the figures pass below it. */
export const VIDEO = 'sticky start-10 z-1 [background:inherit]'

/**
 * A row whose page is not here yet. While somebody runs through a long list nearly all are such, so it is a fifth of a real
 * row's elements and moves as one; a cell stands where the keyboard is.
 */
export const WaitingRow = memo(function WaitingRow({ index, top, height, place }: Place) {
  return (
    <div
      {...roles.rowOf(index + 2)}
      aria-busy
      data-index={index}
      style={{ transform: `translateY(${top}px)`, height }}
      className={cx(ROW, 'bg-surface')}
    >
      <div
        {...roles.CELL}
        {...roles.placeOf(index, Math.max(0, place), place >= 0)}
        className={cx(CELL, 'col-start-2')}
      >
        <span aria-hidden="true" className="flex flex-1 animate-breathe items-center gap-3">
          <span className="aspect-video h-10 shrink-0 rounded-control bg-pressed" />
          <span className="h-3 w-3/5 rounded-control bg-pressed" />
        </span>
      </div>
    </div>
  )
})
