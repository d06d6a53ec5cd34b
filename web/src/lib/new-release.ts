const KEY = 'reloaded-for-new-release'
/** Said by Chromium and Firefox, by Safari, and by Vite of styles. */
const MISSING = /dynamically imported|module script|preload CSS/i

/**
 * A tab that was open while the server got a new release asks for files that are gone: it loads the page again, once, and
 * then has the new ones. For what somebody asked for and cannot be shown, not for what is fetched ahead of time: nobody
 * loses a page that they work on to that.
 * @returns whether the page is about to go; what is still missing after that is shown as an error
 */
export function reloadForNewRelease(error: unknown): boolean {
  // Without a line nothing is gone, and whoever watches what is loaded goes on.
  if (!(error instanceof Error && MISSING.test(error.message) && navigator.onLine)) return false
  if (sessionStorage.getItem(KEY) === location.href) return false
  sessionStorage.setItem(KEY, location.href)
  location.reload()
  return true
}
