import { reloadForNewRelease } from './new-release.ts'

let tell: () => void = () => {}
const shown = new Promise<void>((resolve) => {
  tell = resolve
})

/** The player has something to show, or there is no player: then the `ref` of what stands in its place. */
export const firstFrameShown = (): void => tell()

/** A video that does not come, or may not begin, holds nothing else up for longer. */
const LONGEST_MS = 5000

/** On a page with a player nothing is loaded beside its first frame that can wait; elsewhere at once. */
export async function afterFirstFrame<T>(load: () => Promise<T>): Promise<T> {
  if (location.pathname.startsWith('/watch/'))
    await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, LONGEST_MS))])
  return untilItCame(load)
}

const AGAIN_MS = 15_000

/** What can wait may also be missing for a while: it is asked for again, and takes no page down with it. */
export async function untilItCame<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load()
    } catch (error) {
      if (reloadForNewRelease(error)) return new Promise(() => {})
      // The line is away.
      await new Promise((resolve) => {
        addEventListener('online', resolve, { once: true })
        setTimeout(resolve, AGAIN_MS)
      })
    }
  }
}
