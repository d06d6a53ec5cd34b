import { useEffect, useRef } from 'react'
import { ShowMore } from '#web/ui/show-more.tsx'

type Pages = {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  fetchNextPage: () => unknown
}

/** The next page comes when the end of the list is near; the button is for when it did not. */
export function Endless({ of: pages }: { of: Pages }) {
  const end = useRef<HTMLDivElement>(null)
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages
  const isDue = hasNextPage && !isFetchingNextPage && !isFetchNextPageError
  useEffect(() => {
    if (!isDue || !end.current) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: '600px',
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [isDue, fetchNextPage])
  return (
    <div ref={end}>
      <ShowMore of={pages} />
    </div>
  )
}
