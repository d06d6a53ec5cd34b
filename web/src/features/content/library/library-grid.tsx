import { type CSSProperties, useCallback, useRef } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Loading } from '#web/ui/skeleton.tsx'
import { type Column, tracksOf } from './columns.tsx'
import { gridOf, ROWS } from './grid-roles.ts'
import { LibraryHead } from './library-head.tsx'
import { LibraryRow, WaitingRow } from './library-row.tsx'
import type { LibraryVideo } from './library-video.ts'
import type { Order, Sort } from './list-state.ts'
import { has, type Selection } from './selection.ts'
import { type GridActions, useGridKeys } from './use-grid-keys.ts'
import { useListWindow, useRem } from './use-list-window.ts'

const ROW_REM = 3.5

type Props = GridActions & {
  /** As far as they are here; the others are drawn as skeletons until they come. */
  videos: readonly LibraryVideo[]
  total: number
  columns: readonly Column[]
  sort: Sort
  order: Order
  onSort: (sort: Sort) => void
  selection: Selection
  onShown: (last: number) => void
  stale: boolean
}

/** The channel's videos as a grid (ARIA grid pattern): one stop for Tab, arrows inside, as many rows drawn as are seen. */
export function LibraryGrid({
  videos,
  total,
  columns,
  sort,
  order,
  onSort,
  selection,
  onShown,
  stale,
  ...actions
}: Props) {
  const grid = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const rowHeight = ROW_REM * useRem()
  const keys = useGridKeys({ grid, videos, total, columns: columns.length + 2, selection, ...actions })
  const { rows, height, perPage } = useListWindow({
    count: total,
    rowHeight,
    body,
    keep: keys.place.row,
    onShown,
  })
  keys.page.current = perPage
  // The head is a box of its own, so that it can stay below the page's bar while wide rows scroll sideways.
  const follow = useCallback(() => {
    if (head.current && body.current) head.current.scrollLeft = body.current.scrollLeft
  }, [])

  const chosen =
    selection.mode === 'all' ? (selection.except.size > 0 ? 'some' : 'all') : someOrAll(selection.ids, total)
  return (
    <div
      ref={grid}
      {...gridOf(t('Videos'), { rows: total + 1, columns: columns.length + 2 })}
      aria-busy={stale || undefined}
      style={tracks(columns)}
      {...keys.handlers}
    >
      <div
        ref={head}
        {...ROWS}
        className="sticky top-[calc(var(--bar)+var(--list-top,0px))] z-10 overflow-hidden rounded-t-card border-b bg-surface"
      >
        <div className="min-w-(--least)" style={least(columns)}>
          <LibraryHead
            columns={columns}
            sort={sort}
            order={order}
            onSort={onSort}
            selected={chosen}
            place={keys.place.row === -1 ? keys.place.column : -1}
          />
        </div>
      </div>
      <div
        ref={body}
        {...ROWS}
        onScroll={follow}
        className="overflow-x-auto overflow-y-hidden rounded-b-card [scrollbar-width:thin]"
      >
        <div className="relative min-w-(--least)" role="presentation" style={{ height, ...least(columns) }}>
          {rows.map((index) => {
            const video = videos[index]
            const at = {
              index,
              top: index * rowHeight,
              height: rowHeight,
              place: keys.place.row === index ? keys.place.column : -1,
            }
            if (!video) return <WaitingRow key={index} {...at} />
            return (
              <LibraryRow key={index} {...at} video={video} columns={columns} selected={has(selection, video.id)} />
            )
          })}
        </div>
      </div>
    </div>
  )
}

const someOrAll = (ids: ReadonlySet<string>, total: number) =>
  ids.size === 0 ? 'none' : ids.size >= total ? 'all' : 'some'

/** The narrowest the row may be before it scrolls sideways: the sum of its tracks. */
const least = (columns: readonly Column[]) =>
  ({ '--least': `${tracksOf(columns).leastRem + 5.75}rem` }) as CSSProperties // React's type knows no custom properties

const tracks = (columns: readonly Column[]) =>
  ({ '--columns': `2.5rem ${tracksOf(columns).tracks} 3.25rem` }) as CSSProperties // as above

/** Rows of the size of real ones. */
export function LibraryGridSkeleton({ columns }: { columns: readonly Column[] }) {
  const rowHeight = ROW_REM * useRem()
  const count = 8
  return (
    <Loading what={t('your videos')}>
      <div aria-hidden="true" className="overflow-hidden rounded-card" style={tracks(columns)}>
        <div className="border-b" style={least(columns)}>
          <LibraryHead columns={columns} sort="created" order="desc" onSort={() => {}} selected="none" place={-1} />
        </div>
        <div className="relative" style={{ height: count * rowHeight }}>
          {Array.from({ length: count }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
            <WaitingRow key={index} index={index} top={index * rowHeight} height={rowHeight} place={-1} />
          ))}
        </div>
      </div>
    </Loading>
  )
}
