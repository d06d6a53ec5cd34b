import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** Drawn above and below what is in sight. */
const AROUND = 6
/** The least that stands above the rows when the page is opened, in pixels: its bar, its title, its filters. */
const ABOVE = 160
/** Rows come and go by so many at once: fewer, larger steps while somebody scrolls. */
const STEP = 2

/** Sizes follow the text that people set in their browser. Read once: it makes the browser work out the page's styles. */
export const useRem = (): number =>
  useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16)[0]

type Options = {
  count: number
  rowHeight: number
  /** Where the rows begin. */
  body: RefObject<HTMLElement | null>
  /** Stays drawn wherever the page is scrolled to, so that the focus in it is never lost; -1 for none. */
  keep: number
  /** Told which rows are in sight. */
  onShown: (last: number) => void
}

type Shown = { first: number; last: number }

/**
 * Rows of one height in the page's own scroll: as many are drawn as are in sight, and a few around. Since all heights are
 * one, this needs no measuring and no library (@tanstack/react-virtual is 10 kB for the same).
 */
export function useListWindow({ count, rowHeight, body, keep, onShown }: Options) {
  const [begins, setBegins] = useState(0)
  // What stands above the rows can change its height: filters wrap, a note appears.
  useLayoutEffect(() => {
    const measure = () => {
      if (body.current) setBegins(Math.round(body.current.getBoundingClientRect().top + scrollY))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.getElementById('main') ?? document.body)
    return () => observer.disconnect()
  }, [body])

  // First what is in sight: those around it come when the page stands.
  const [shown, setShown] = useState<Shown>(() =>
    scrollY > 0
      ? rowsInSight(begins, rowHeight)
      : { first: 0, last: Math.max(0, Math.ceil((innerHeight - ABOVE) / rowHeight)) },
  )
  const stands = useRef(false)
  useLayoutEffect(() => {
    const update = () =>
      setShown((before) => {
        const now = rowsInSight(begins, rowHeight)
        return now.first === before.first && now.last === before.last ? before : now
      })
    // At once: rows that come a frame late are seen as a white flash.
    const onScroll = () => flushSync(update)
    if (stands.current || scrollY > 0) update()
    const first = requestAnimationFrame(() =>
      setTimeout(() => {
        stands.current = true
        update()
      }),
    )
    addEventListener('scroll', onScroll, { passive: true })
    addEventListener('resize', update)
    return () => {
      cancelAnimationFrame(first)
      removeEventListener('scroll', onScroll)
      removeEventListener('resize', update)
    }
  }, [begins, rowHeight])

  const last = Math.min(shown.last, count - 1)
  const first = Math.min(shown.first, Math.max(0, last))
  useEffect(() => onShown(last), [last, onShown])
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  if (keep >= 0 && keep < count && (keep < first || keep > last)) rows.push(keep)
  return {
    rows,
    height: count * rowHeight,
    perPage: Math.max(1, Math.floor(innerHeight / rowHeight) - 3),
  }
}

function rowsInSight(begins: number, rowHeight: number): Shown {
  const first = Math.floor((scrollY - begins) / rowHeight / STEP) * STEP
  const many = Math.ceil(innerHeight / rowHeight / STEP) * STEP
  return { first: Math.max(0, first - AROUND), last: Math.max(0, first + many + AROUND) }
}
