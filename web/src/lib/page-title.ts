import { useEffect } from 'react'

/** Names the page in the tab, and says it to screen readers when it changed without a reload. */
export function usePageTitle(title: string | null | undefined): void {
  useEffect(() => {
    if (!title) return
    // The installed site's window has the name before each title.
    document.title = matchMedia('(display-mode: standalone)').matches ? title : `${title} – Creator Studio`
    const announcer = document.getElementById('announcer')
    if (announcer) announcer.textContent = title
  }, [title])
}
