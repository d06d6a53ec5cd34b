import { expectedBandwidth, savesData } from './bandwidth.ts'
import { levelOf, qualitiesOf } from './levels.ts'
import { type ListedLevel, levelsIn, pieceAt } from './playlists.ts'

/** `waitedMs` until it began to arrive, `tookMs` until it was there, since it was asked for. */
export type FetchedFile = { url: string; data: string | ArrayBuffer; waitedMs: number; tookMs: number }

/** What the first frame is made of. */
export type FirstMedia = {
  /** The playlist of the version that was chosen, from the moment on when the list of versions is there. */
  level: () => string | null
  /** One of its files, once; `null` when that did not work: whoever needs it asks again and deals with the error. */
  take: (url: string) => Promise<FetchedFile | null> | undefined
  /** All of it is on its way, or does not come. */
  asked: Promise<unknown>
  stop: () => void
}

type Wanted = {
  startS: number
  /** The height for these heights; `null` lets the line decide. */
  pickHeight: (heights: readonly number[]) => number | null
}

export const NOTHING: FirstMedia = {
  level: () => null,
  take: () => undefined,
  asked: Promise.resolve(),
  stop() {},
}

let begun: { master: string; first: FirstMedia } | null = null

/** For the player that comes next. */
export function begin(master: string, wanted: Wanted): FirstMedia {
  begun = { master, first: fetchFirst(master, wanted) }
  return begun.first
}

/** What was begun for it, else from now on. */
export function firstOf(master: string, wanted: Wanted): FirstMedia {
  const first = begun?.master === master ? begun.first : fetchFirst(master, wanted)
  begun = null
  return first
}

/**
 * Fetches the list of versions, the playlist of one and its first segment while the code that plays them is on its way and
 * the page is drawn. One after the other they were asked for by that code itself only: on a slow line and machine the
 * first frame came 1 s later.
 */
function fetchFirst(master: string, { startS, pickHeight }: Wanted): FirstMedia {
  const files = new Map<string, Promise<FetchedFile | null>>()
  const off = new AbortController()
  const ask = (url: string, kind: 'text' | 'arrayBuffer'): Promise<FetchedFile | null> => {
    const file = fetchFile(url, kind, off.signal)
    files.set(url, file)
    return file
  }
  let level: string | null = null
  let tellAsked = () => {}
  const asked = new Promise<void>((resolve) => {
    tellAsked = resolve
  })
  // The list itself is given out only when it is known what comes next.
  const list = fetchFile(master, 'text', off.signal).then((found) => {
    if (typeof found?.data !== 'string' || savesData()) {
      tellAsked()
      return found
    }
    level = pickLevel(levelsIn(found.data, found.url), pickHeight)
    if (level) void ask(level, 'text').then(askPiece).finally(tellAsked)
    else tellAsked()
    return found
  })
  files.set(master, list)

  function askPiece(found: FetchedFile | null) {
    if (typeof found?.data !== 'string') return
    for (const url of pieceAt(found.data, found.url, startS)) void ask(url, 'arrayBuffer')
  }

  return {
    level: () => level,
    take(url) {
      const file = files.get(url)
      files.delete(url)
      return file
    },
    asked,
    stop: () => off.abort(),
  }
}

function fetchFile(url: string, kind: 'text' | 'arrayBuffer', signal: AbortSignal): Promise<FetchedFile | null> {
  const askedAt = performance.now()
  return fetch(url, { credentials: 'same-origin', signal })
    .then(async (response) => {
      const waitedMs = performance.now() - askedAt
      if (!response.ok) return null
      const data = await response[kind]()
      return { url: response.url || url, data, waitedMs, tookMs: performance.now() - askedAt }
    })
    .catch(() => null)
}

/** What the line carries, no larger than the place it is shown in. */
function pickLevel(all: readonly ListedLevel[], pickHeight: Wanted['pickHeight']): string | null {
  const levels = all.filter(({ codecs }) => canPlay(codecs))
  const wanted = levelOf(levels, pickHeight(qualitiesOf(levels).map(({ height }) => height)))
  if (levels[wanted]) return levels[wanted].url
  const line = expectedBandwidth()
  const room = roomPx()
  const rising = levels.toSorted((a, b) => a.bitrate - b.bitrate)
  const largest = rising.find(({ width, height }) => Math.max(width, height) >= room) ?? rising.at(-1)
  const fitting = rising.filter(({ bitrate }) => bitrate <= Math.min(line, largest?.bitrate ?? 0))
  return (fitting.at(-1) ?? rising[0])?.url ?? null
}

const canPlay = (codecs: string): boolean => {
  const source =
    globalThis.MediaSource ?? (globalThis as { ManagedMediaSource?: typeof MediaSource }).ManagedMediaSource // Safari's, not in the DOM's types
  return codecs !== '' && source?.isTypeSupported(`video/mp4;codecs="${codecs}"`) === true
}

/** The longer side of the player that stands there, else of the page, in its screen's pixels. */
function roomPx(): number {
  const place = document.querySelector('.studio-player')
  const { width, height } = place?.getBoundingClientRect() ?? { width: innerWidth, height: innerHeight }
  return Math.max(width, height) * devicePixelRatio
}
