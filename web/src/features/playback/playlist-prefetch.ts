export type FetchedPlaylist = { url: string; text: string }

/**
 * Begins to fetch the master playlist at once, while the code that reads it is still on its way: one round trip less
 * before the first picture. `null` when it did not work; whoever needs it asks again and deals with the error.
 */
export function prefetchPlaylist(url: string): Promise<FetchedPlaylist | null> {
  return fetch(url, { credentials: 'same-origin' })
    .then(async (response) => (response.ok ? { url: response.url || url, text: await response.text() } : null))
    .catch(() => null)
}
