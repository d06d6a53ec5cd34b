import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'

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

/** Rows of one height in the page's own scroll: as many are drawn as are in sight, and a few around. */
export function useListWindow({ count, rowHeight, body, keep, onShown }: Options) {
  const [scrollMargin, setScrollMargin] = useState(0)
  // What stands above the rows can change its height: filters wrap, a note appears.
  useLayoutEffect(() => {
    const measure = () => {
      if (body.current) setScrollMargin(Math.round(body.current.getBoundingClientRect().top + scrollY))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.getElementById('main') ?? document.body)
    return () => observer.disconnect()
  }, [body])
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range)
      if (keep < 0 || keep >= range.count || shown.includes(keep)) return shown
      return keep < (shown[0] ?? 0) ? [keep, ...shown] : [...shown, keep]
    },
    [keep],
  )
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    overscan: 5,
    scrollMargin,
    rangeExtractor,
    initialRect: { width: innerWidth, height: innerHeight },
  })
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => onShown(last), [last, onShown])
  return {
    rows: virtualizer.getVirtualItems().map(({ index }) => index),
    height: virtualizer.getTotalSize(),
    perPage: Math.max(1, Math.floor(innerHeight / rowHeight) - 3),
  }
}
