import { type RefCallback, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { mostZoom } from './scale.ts'

type Input = { durationMs: number; positionMs: number; zoom: number; onZoom: (zoom: number) => void }

/** A person who looks elsewhere is not pulled back to the position for this long. */
const LOOKING_MS = 4_000

/** Which part of the length is seen: zoom, scroll, and following what plays. */
export function useView({ durationMs, positionMs, zoom, onZoom }: Input) {
  const box = useRef<HTMLElement | null>(null)
  const [viewPx, setViewPx] = useState(0)
  const [left, setLeft] = useState(0)
  const anchor = useRef<{ ms: number; atPx: number } | null>(null)
  const looked = useRef({ at: Number.NEGATIVE_INFINITY, ours: false })
  const widthPx = viewPx * zoom
  const latest = useRef({ zoom, durationMs, widthPx, positionMs })
  latest.current = { zoom, durationMs, widthPx, positionMs }

  const msAt = useCallback((clientX: number) => {
    const element = box.current
    if (!element) return 0
    const { durationMs: length, widthPx: width } = latest.current
    const px = clientX - element.getBoundingClientRect().left - element.clientLeft + element.scrollLeft
    return Math.max(0, Math.min(length, (px / Math.max(1, width)) * length))
  }, [])

  const zoomTo = useCallback(
    (next: number, clientX?: number) => {
      const element = box.current
      if (!element) return
      const { durationMs: length, widthPx: width, positionMs: position } = latest.current
      const within = Math.max(1, Math.min(mostZoom(length, element.clientWidth), next))
      // What is under the pointer, else the position, stays where it is.
      const ms = clientX === undefined ? position : msAt(clientX)
      anchor.current = { ms, atPx: (ms / Math.max(1, length)) * width - element.scrollLeft }
      onZoom(within)
    },
    [msAt, onZoom],
  )

  const ref: RefCallback<HTMLElement> = useCallback(
    (element) => {
      box.current = element
      if (!element) return
      const sized = new ResizeObserver(() => setViewPx(element.clientWidth))
      sized.observe(element)
      setViewPx(element.clientWidth)
      // React listens passively; the page would zoom, too.
      const onWheel = (event: WheelEvent) => {
        if (!event.ctrlKey && !event.metaKey) return
        event.preventDefault()
        zoomTo(latest.current.zoom * Math.exp(-event.deltaY / 300), event.clientX)
      }
      element.addEventListener('wheel', onWheel, { passive: false })
      return () => {
        sized.disconnect()
        element.removeEventListener('wheel', onWheel)
        box.current = null
      }
    },
    [zoomTo],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: after the width of a new zoom is in the page
  useLayoutEffect(() => {
    const element = box.current
    const kept = anchor.current
    anchor.current = null
    if (!element || !kept) return
    const inside = Math.max(0, Math.min(element.clientWidth, kept.atPx))
    looked.current.ours = true
    element.scrollLeft = (kept.ms / Math.max(1, durationMs)) * widthPx - inside
    setLeft(element.scrollLeft)
  }, [widthPx])

  useEffect(() => {
    const element = box.current
    if (!element || zoom <= 1 || performance.now() - looked.current.at < LOOKING_MS) return
    const px = (positionMs / Math.max(1, durationMs)) * widthPx
    if (px >= element.scrollLeft && px <= element.scrollLeft + element.clientWidth) return
    looked.current.ours = true
    element.scrollLeft = px - element.clientWidth * 0.1
  }, [positionMs, durationMs, widthPx, zoom])

  const onScroll = useCallback(() => {
    if (!looked.current.ours) looked.current.at = performance.now()
    looked.current.ours = false
    setLeft(box.current?.scrollLeft ?? 0)
  }, [])

  const perPx = durationMs / Math.max(1, widthPx)
  return {
    ref,
    viewPx,
    widthPx,
    fromMs: left * perPx,
    untilMs: Math.min(durationMs, (left + viewPx) * perPx),
    msAt,
    zoomTo,
    onScroll,
  }
}
