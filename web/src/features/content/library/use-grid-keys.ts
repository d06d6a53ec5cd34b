import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { LibraryVideo } from './library-video.ts'
import { has, type Selection, toggled, withIds } from './selection.ts'

export type GridActions = {
  onSelect: (selection: Selection) => void
  onSelectShown: () => void
  onSelectAll: () => void
  onOpen: (video: LibraryVideo) => void
  /** The video that the keyboard is at, for shortcuts of the page. */
  onPlace: (video: LibraryVideo | undefined) => void
}

type Options = GridActions & {
  grid: RefObject<HTMLDivElement | null>
  videos: readonly LibraryVideo[]
  total: number
  columns: number
  selection: Selection
}
/** Row -1 is the head. */
type Place = { row: number; column: number }

const START: Place = { row: 0, column: 1 }

/**
 * The keyboard and the pointer in the grid (ARIA Authoring Practices, "Grid (Interactive Tabular Data and Layout
 * Containers)"): one cell is in the order of Tab, arrows move it. The place belongs to a video, not to a number: what
 * comes into the list above does not move it.
 */
export function useGridKeys(options: Options) {
  const { grid, videos } = options
  const [place, setPlace] = useState<Place>(START)
  const latest = useRef({ ...options, place })
  latest.current = { ...options, place }
  const page = useRef(10)
  const inside = useRef(false)
  const moved = useRef(false)
  const at = useRef<string | undefined>(undefined)
  /** Where a range of Shift begins. */
  const anchor = useRef(0)

  const go = useCallback((row: number, column: number) => {
    const { total, columns } = latest.current
    moved.current = true
    const next = { row: clamp(row, -1, total - 1), column: clamp(column, 0, columns - 1) }
    at.current = latest.current.videos[next.row]?.id
    latest.current.onPlace(latest.current.videos[next.row])
    setPlace(next)
  }, [])

  // A list that changed: the place follows its video; where that is gone, it stays where it was.
  useLayoutEffect(() => {
    if (place.row < 0) return
    const here = videos[place.row]?.id
    if (at.current === undefined || here === at.current) {
      at.current = here
      return
    }
    const row = videos.findIndex(({ id }) => id === at.current)
    if (row >= 0) {
      moved.current = inside.current
      setPlace({ ...place, row })
    } else {
      at.current = here
      latest.current.onPlace(videos[place.row])
      if (place.row >= options.total) setPlace({ ...place, row: Math.max(0, options.total - 1) })
    }
  }, [videos, place, options.total])

  // The focus goes where the place is, and comes back when what had it was drawn anew.
  useLayoutEffect(() => {
    const lost = inside.current && document.activeElement === document.body
    if (!moved.current && !lost) return
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${place.row}:${place.column}"]`)
    if (!cell) return
    const follow = moved.current
    moved.current = false
    cell.focus({ preventScroll: true })
    if (follow) cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const extendTo = (row: number, selection: Selection, chosen: boolean) => {
    const [from, to] = [Math.min(anchor.current, row), Math.max(anchor.current, row)]
    const ids = videos.slice(from, to + 1).map(({ id }) => id)
    latest.current.onSelect(withIds(selection, ids, chosen))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement // handlers of the grid see its elements only
    if (!target.closest('[data-cell]') || event.altKey || event.defaultPrevented) return
    const { selection, total, columns, onSelect, onSelectAll, onOpen, onSelectShown } = latest.current
    const { row, column } = place
    const command = event.ctrlKey || event.metaKey
    const video = videos[row]
    const inCell = target.closest('[data-cell]') === target
    const step = (to: number) => {
      const next = clamp(to, event.shiftKey ? 0 : -1, total - 1)
      if (event.shiftKey && row >= 0) {
        const start = videos[anchor.current]
        if (start && !has(selection, start.id)) anchor.current = row
        extendTo(next, selection, true)
      } else anchor.current = Math.max(0, next)
      go(next, column)
    }
    switch (event.key) {
      case 'ArrowDown':
        step(command ? total - 1 : row + 1)
        break
      case 'ArrowUp':
        step(command ? 0 : row - 1)
        break
      case 'PageDown':
        step(Math.min(total - 1, row + page.current))
        break
      case 'PageUp':
        step(Math.max(0, row - page.current))
        break
      case 'ArrowRight':
        go(row, column + direction())
        break
      case 'ArrowLeft':
        go(row, column - direction())
        break
      case 'Home':
        if (command) step(0)
        else go(row, 0)
        break
      case 'End':
        if (command) step(total - 1)
        else go(row, columns - 1)
        break
      case ' ':
        if (!inCell) return
        if (row < 0) onSelectShown()
        else if (video) {
          anchor.current = row
          onSelect(toggled(selection, video.id))
        }
        break
      case 'a':
        if (!command) return
        onSelectAll()
        break
      case 'Enter': {
        if (!inCell) return
        const control = target.querySelector<HTMLElement>('[data-enter]')
        if (control) control.click()
        else if (row < 0) onSelectShown()
        else if (video) onOpen(video)
        break
      }
      default:
        return
    }
    event.preventDefault()
  }

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement // see above
    if (target.closest('[data-select-all]')) return latest.current.onSelectShown()
    const link = target.closest<HTMLElement>('[data-open]')
    if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      const opened = videos[Number(link.closest<HTMLElement>('[data-index]')?.dataset.index)]
      if (!opened) return
      event.preventDefault()
      return latest.current.onOpen(opened)
    }
    const cell = target.closest<HTMLElement>('[data-select]')
    if (!cell) return
    const row = Number(cell.dataset.cell?.split(':')[0])
    const video = videos[row]
    if (!video) return
    const { selection, onSelect } = latest.current
    const chosen = !has(selection, video.id)
    if (event.shiftKey) extendTo(row, selection, chosen)
    else onSelect(toggled(selection, video.id))
    anchor.current = row
  }

  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    inside.current = true
    const cell = event.target.closest<HTMLElement>('[data-cell]')
    if (!cell) return
    const [row = 0, column = 0] = (cell.dataset.cell ?? '').split(':').map(Number)
    if (row === place.row && column === place.column) return
    at.current = videos[row]?.id
    latest.current.onPlace(videos[row])
    setPlace({ row, column })
  }

  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) inside.current = false
  }

  return { place, page, go, handlers: { onKeyDown, onClick, onFocus, onBlur } }
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
const direction = () => (document.documentElement.dir === 'rtl' ? -1 : 1)
