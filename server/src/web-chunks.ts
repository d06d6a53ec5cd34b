import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One entry of the build's manifest. */
type Chunk = { file: string; imports?: string[]; css?: string[]; isEntry?: boolean }
export type Manifest = Record<string, Chunk>

/** The files of a page that are asked for before it stands: scripts with what they import, and styles. */
export type PageFiles = { scripts: string[]; styles: string[] }

const ROUTE = (name: string) => `src/routes/${name}.tsx?tsr-split=component`

/** What hls.js lies in, which the watch page needs next. */
export const PLAYBACK_ENGINE = 'src/features/playback/hls-engine.ts'

/** Pages by their address; the first that matches. Those that are not here load as they always would. */
const PAGES: [path: RegExp, chunks: string[]][] = [
  [/^\/$/, [ROUTE('_public'), ROUTE('_public.index')]],
  [/^\/watch\/[^/]+$/, [ROUTE('_public'), ROUTE('_public.watch.$videoId')]],
  [
    /^\/channel\/[^/]+\/?$/,
    [ROUTE('_public'), ROUTE('_public.channel.$handle'), ROUTE('_public.channel.$handle.index')],
  ],
  [/^\/channel\/[^/]+/, [ROUTE('_public'), ROUTE('_public.channel.$handle')]],
  [/^\/search$/, [ROUTE('_public'), ROUTE('_public.search')]],
  [/^\/studio$/, [ROUTE('studio'), ROUTE('studio.index')]],
  [/^\/studio\/content$/, [ROUTE('studio'), ROUTE('studio.content.index')]],
  [/^\/studio\/content\/[^/]+$/, [ROUTE('studio'), ROUTE('studio.content.$videoId')]],
  [/^\/studio\//, [ROUTE('studio')]],
]

/** @returns null when there is no build, or one without a manifest */
export function readManifest(dist: string): Manifest | null {
  const path = join(dist, '.vite/manifest.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : null // written by our own build
}

export const chunksOf = (path: string): readonly string[] => PAGES.find(([pattern]) => pattern.test(path))?.[1] ?? []

/**
 * Everything that these chunks bring along, each file once.
 * @throws when the build has no such chunk, e.g. because a route was renamed
 */
export function filesOf(manifest: Manifest, chunks: readonly string[]): PageFiles {
  const seen = new Set<string>()
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const visit = (key: string) => {
    if (seen.has(key)) return
    seen.add(key)
    const chunk = manifest[key]
    if (!chunk)
      throw new Error(`Expected a chunk named ${key} in the build's manifest, found none. Was its route renamed?`)
    if (chunk.file.endsWith('.js')) scripts.add(chunk.file)
    for (const style of chunk.css ?? []) styles.add(style)
    for (const imported of chunk.imports ?? []) visit(imported)
  }
  for (const key of chunks) visit(key)
  return { scripts: [...scripts], styles: [...styles] }
}

export const entryOf = (manifest: Manifest): string[] =>
  Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true)
