import type { PresentedVideo } from '#features/content/service.ts'
import { chunksOf, entryOf, filesOf, PLAYBACK_ENGINE, readManifest } from './web-chunks.ts'

/**
 * What a page is going to ask for, told with its first bytes: the scripts of its route, and of a video the poster, the
 * playlist and the code that plays it. Else each is known only when the one before has arrived and run.
 * @param onError told once per page of which the build has no chunks
 * @returns attributes of link elements, by the page's address and the video it shows
 */
export function preloads(dist: string, onError: (error: unknown) => void) {
  const manifest = readManifest(dist)
  const known = new Map<string, string[]>()

  function scriptsFor(chunks: readonly string[]): string[] {
    if (!manifest || chunks.length === 0) return []
    const name = chunks.join()
    const found = known.get(name)
    if (found) return found
    let links: string[] = []
    try {
      const everywhere = filesOf(manifest, entryOf(manifest))
      const { scripts, styles } = filesOf(manifest, chunks)
      links = [
        // What every page needs stands in index.html, too, but further down: a browser gets only six files at a time.
        ...everywhere.styles.map((file) => `rel="preload" as="style" crossorigin href="/${file}"`),
        ...styles
          .filter((file) => !everywhere.styles.includes(file))
          .map((file) => `rel="stylesheet" crossorigin href="/${file}"`),
        ...new Set(
          [...everywhere.scripts, ...scripts].map((file) => `rel="modulepreload" crossorigin href="/${file}"`),
        ),
      ]
    } catch (error) {
      onError(error)
    }
    known.set(name, links)
    return links
  }

  return (path: string, video: PresentedVideo | undefined): string[] => {
    // Of what is for adults nothing is asked for before its viewer has said so.
    const playback = path.startsWith('/watch/') && !video?.ageRestricted ? video?.playback : null
    if (!playback) return scriptsFor(chunksOf(path))
    const forPage = scriptsFor(chunksOf(path))
    return [
      ...new Set([
        ...(playback.poster ? [`rel="preload" as="image" fetchpriority="high" href="${playback.poster}"`] : []),
        ...forPage,
        // After what draws the page, where the browser can tell.
        ...scriptsFor([PLAYBACK_ENGINE])
          .filter((link) => !forPage.includes(link))
          .map((link) => `${link} fetchpriority="low"`),
        // As the player asks: with the cookie here, without one elsewhere.
        `rel="preload" as="fetch" crossorigin href="${playback.hls}"`,
      ]),
    ]
  }
}
