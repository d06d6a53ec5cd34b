let coming: Promise<unknown> | undefined

/** What only the studio says comes with it where the page began as one of viewers. Where it fails the studio is English. */
export function studioMessages(): Promise<unknown> | undefined {
  const file = document.documentElement.dataset.studioMessages
  if (!file) return undefined
  coming ??= import(/* @vite-ignore */ file).catch(() => {
    coming = undefined // asked for again on the next page
  })
  return coming
}
