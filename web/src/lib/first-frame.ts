let tell: () => void = () => {}
const shown = new Promise<void>((resolve) => {
  tell = resolve
})

/** The player has something to show. */
export const firstFrameShown = (): void => tell()

/** A video that does not come, or may not begin, holds nothing else up for longer. */
const LONGEST_MS = 5000

/** On a page with a player nothing is loaded beside its first frame that can wait; elsewhere at once. */
export async function afterFirstFrame<T>(load: () => Promise<T>): Promise<T> {
  if (location.pathname.startsWith('/watch/'))
    await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, LONGEST_MS))])
  return load()
}
