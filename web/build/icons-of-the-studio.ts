import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where an icon may be needed on a page for viewers. */
const FOR_VIEWERS = [
  /\/ui\//,
  /\/features\/playback\//,
  /\/features\/accounts\/follow-/,
  /\/features\/discovery\//,
  /\/features\/content\/(?:channel\/|video-card|video-row-card|video-grid|playlists\/(?:public|watch|channel))/,
  /\/features\/frame\/(?:public|account-button|page-not|page-error|search-form)/,
]

/**
 * Tells whether a module is an icon that only the studio shows: those stay out of what every page loads first.
 * @param src the web app's sources
 */
export function iconsOfTheStudio(src: string): (id: string) => boolean {
  const shown = new Set<string>()
  for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !/\.tsx?$/.test(path)) continue
    if (!FOR_VIEWERS.some((place) => place.test(path))) continue
    const [, names = ''] = /import \{([^}]+)\} from 'lucide-react'/.exec(readFileSync(path, 'utf8')) ?? []
    for (const name of names.split(',')) shown.add(fileOf(name.trim().replace(/^type /, '')))
  }
  return (id) => {
    const [, file] = /\/lucide-react\/dist\/esm\/icons\/([\w-]+)\.m?js/.exec(id) ?? []
    return file !== undefined && !shown.has(file)
  }
}

/** `CircleCheck` lies in `circle-check`, `Link2` in `link-2`. */
const fileOf = (name: string): string => name.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase()
