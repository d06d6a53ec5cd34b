import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { parts } from '#web/ui/lazy-part.tsx'

/** By then a page has what it shows, and its pictures. */
const SOON_MS = 2000

/** What a page has menus and popovers for is loaded once nothing else is: they open at once, without a line too. */
export function usePreparedParts(): void {
  const router = useRouter()
  useEffect(() => {
    let timer = setTimeout(prepareParts, SOON_MS)
    const stop = router.subscribe('onResolved', () => {
      clearTimeout(timer)
      timer = setTimeout(prepareParts, SOON_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [router])
}

async function prepareParts(): Promise<void> {
  for (const part of parts) {
    // What does not come now is asked for again by its own button.
    await part.prepare().catch(() => {})
    await new Promise<unknown>((idle) =>
      'requestIdleCallback' in window ? requestIdleCallback(idle) : setTimeout(idle),
    )
  }
}
