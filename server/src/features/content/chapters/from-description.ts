import { said } from '#platform/language.ts'

export type Chapter = { startMs: number; title: string }
export type FromDescription = { items: Chapter[]; ignored: string | null }

export const LONGEST_TITLE = 100
const SHORTEST_MS = 10_000

// "0:00 Intro", "- 1:02:03 – The end", "(4:05) Questions"
const LINE = /^[\s•*–—-]*[([]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[)\]]?[\s:.)–—|-]*(\S.*)$/

/**
 * Chapters that a description lists, by the rules people know: the first at 0:00, at least three, each later than the one
 * before and at least ten seconds long. Where the times are there but a rule is broken, `ignored` says which.
 */
export function chaptersFrom(description: string, durationMs: number | null): FromDescription {
  const found: Chapter[] = []
  for (const line of description.split('\n')) {
    const match = LINE.exec(line)
    if (!match) continue
    const [, hours = '0', minutes = '0', seconds = '0', title = ''] = match
    if (Number(seconds) > 59 || (match[1] !== undefined && Number(minutes) > 59)) continue
    const startMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
    found.push({ startMs, title: cleanTitle(title) })
  }
  const items = found.filter(({ title }) => title !== '')
  const ignored = whyIgnored(items, durationMs)
  return { items: ignored === null ? items : [], ignored: items.length === 0 ? null : ignored }
}

function whyIgnored(items: Chapter[], durationMs: number | null): string | null {
  if (items.length === 0) return said('There are no times in it.')
  if (items[0]?.startMs !== 0) return said('The first chapter has to begin at 0:00.')
  if (items.length < 3) return said('There have to be at least three chapters.')
  for (const [at, { startMs, title }] of items.entries()) {
    const next = items[at + 1]
    const endMs = next?.startMs ?? durationMs
    if (next && next.startMs <= startMs)
      return said('“{next}” does not come after “{title}”.', { next: next.title, title })
    if (durationMs !== null && startMs >= durationMs)
      return said('“{title}” begins after the end of the video.', { title })
    if (endMs !== null && endMs - startMs < SHORTEST_MS)
      return said('“{title}” is shorter than ten seconds.', { title })
  }
  return null
}

/** One line, and nothing that turns round the text after it (U+202D, U+202E). */
export const cleanTitle = (title: string): string =>
  [...title.replace(/[\p{Cc}\u{202D}\u{202E}]+/gu, ' ').trim()].slice(0, LONGEST_TITLE).join('').trim()
