const KEY = 'reloaded-for-new-release'

/**
 * A tab that was open while the server got a new release asks for files that are gone: it loads the page again, once,
 * and then has the new ones. What is still missing after that is shown as an error.
 */
export function reloadForNewRelease(): void {
  addEventListener('vite:preloadError', (event) => {
    if (ahead > 0) return
    // Without a line nothing is gone, and whoever watches what is loaded goes on.
    if (!navigator.onLine) return
    if (sessionStorage.getItem(KEY) === location.href) return
    sessionStorage.setItem(KEY, location.href)
    event.preventDefault()
    location.reload()
  })
}

let ahead = 0

/** For what nobody has asked for yet: a page that somebody works on is not loaded again for that. */
export async function aheadOfTime<T>(load: () => Promise<T>): Promise<T> {
  ahead++
  try {
    return await load()
  } finally {
    ahead--
  }
}
