export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'link'; text: string; href: string }
  | { kind: 'time'; text: string; seconds: number }

const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]]/
/** `1:23` and `1:02:03`, not a part of something longer. */
const TIME = /(?<![\w:.,/-])(?:\d{1,2}:)?[0-5]?\d:[0-5]\d(?![\d:/]|[.,]\d)/
const FOUND = new RegExp(`(${ADDRESS.source})|(${TIME.source})`, 'g')

/** A description in its parts: addresses, and times that lie within the video. */
export function textParts(text: string, durationMs: number | null): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(FOUND)) {
    const [found, address] = match
    const seconds = address ? 0 : secondsOf(found)
    if (!address && (durationMs === null || seconds * 1000 >= durationMs)) continue
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) })
    parts.push(address ? { kind: 'link', text: found, href: found } : { kind: 'time', text: found, seconds })
    at = match.index + found.length
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

const secondsOf = (clock: string): number => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

/** The `t` of an address: `83`, `83s`, `1m23s`, `1h2m3s` or `1:23`; 0 for anything else. */
export function startOf(t: string | undefined): number {
  if (!t) return 0
  if (/^\d+(:\d+){1,2}$/.test(t)) return secondsOf(t)
  const [, hours, minutes, seconds] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(t) ?? []
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
}
