/** Tags of WebVTT that say something about the words; classes, colours, karaoke times and everything else go. */
const TAGS = new Set(['b', 'i', 'u', 'v', 'lang', 'ruby', 'rt'])
const DEEPEST = 8

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
}
// Each part ends where the next begins: five megabytes of spaces after a `<b` are read once, not squared.
const TAG = /<(\/?)([a-zA-Z]+)((?:\.[^\s.<>]*)*)(?:\s([^<>]*))?\/?>/y
const TIME_TAG = /<\d[\d:.,]*>/y
const ENTITY = /&(?:(#x[0-9a-f]{1,6}|#\d{1,7})|([a-z]{2,4}));/iy

const escapeText = (text: string) =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))

/** Line ends stay; other controls go, and what turns round the text after it (U+202D, U+202E). */
const withoutControls = (text: string) => text.replace(/[^\P{Cc}\n\t]|[\u202d\u202e\ufeff]/gu, '')

/** @returns no blank lines: one would end the cue */
const tidyLines = (text: string) =>
  text.includes('\n')
    ? text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n')
    : text.trim()

/**
 * Cue text as it came to cue text as we keep it: safe tags, each closed in its order, everything else as escaped words. A
 * sign that begins no tag is itself, so "a < b" stays what was written.
 */
export function safeCueText(raw: string): { text: string; changed: boolean } {
  const input = withoutControls(raw)
  if (!/[<&>]/.test(input)) return { text: tidyLines(input), changed: false }
  const open: string[] = []
  let text = ''
  let changed = false
  const match = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at
    return pattern.exec(input)
  }
  for (let at = 0; at < input.length; ) {
    const next = nextSign(input, at)
    if (next > at) text += escapeText(input.slice(at, next))
    if (next >= input.length) break
    at = next
    if (input[at] === '&') {
      const found = match(ENTITY, at)
      const sign = found && entity(found)
      text += escapeText(sign ?? '&')
      at += sign ? (found?.[0].length ?? 1) : 1
      continue
    }
    const time = match(TIME_TAG, at)
    const found = time ? null : match(TAG, at)
    if (time) changed = true
    else if (found) {
      const [, slash, name = '', classes, note = ''] = found
      const written = tag(open, { closes: slash === '/', name: name.toLowerCase(), note: note.trim() })
      if (written === null || classes) changed = true
      text += written ?? ''
    } else text += '&lt;'
    at += time?.[0].length ?? found?.[0].length ?? 1
  }
  for (const name of open.reverse()) text += `</${name}>`
  const tidy = tidyLines(text)
  return { text: plainText(tidy) === '' ? '' : tidy, changed }
}

function nextSign(input: string, from: number): number {
  for (let at = from; at < input.length; at++) {
    const code = input.charCodeAt(at)
    if (code === 38 || code === 60) return at
  }
  return input.length
}

/** What is written for a tag, null where it is left out. */
function tag(open: string[], { closes, name, note }: { closes: boolean; name: string; note: string }): string | null {
  if (!TAGS.has(name)) return null
  if (closes) {
    const at = open.lastIndexOf(name)
    if (at < 0) return null
    // Those opened since end with it; WebVTT has no crossing tags.
    return open
      .splice(at)
      .reverse()
      .map((each) => `</${each}>`)
      .join('')
  }
  const needsNote = name === 'v' || name === 'lang'
  if (open.length >= DEEPEST || (needsNote && !note)) return null
  if (name === 'lang' && !/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8}){0,4}$/.test(note)) return null
  if (name === 'rt' && !open.includes('ruby')) return null
  open.push(name)
  return needsNote ? `<${name} ${escapeText(decodeEntities(note)).replace(/\s+/g, ' ').slice(0, 100)}>` : `<${name}>`
}

function entity([, number, name]: RegExpExecArray): string | null {
  if (name) return ENTITIES[name.toLowerCase()] ?? null
  const code = number?.[1]?.toLowerCase() === 'x' ? Number.parseInt(number.slice(2), 16) : Number(number?.slice(1))
  // Neither controls nor halves of characters, nor what turns text round.
  if (!(code >= 32) || (code >= 127 && code < 160) || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return null
  return code === 0x202d || code === 0x202e ? null : String.fromCodePoint(code)
}

const decodeEntities = (text: string) =>
  text.replace(/&(?:(#x[0-9a-f]{1,6}|#\d{1,7})|([a-z]{2,4}));/gi, (whole, ...found) => {
    const groups = [whole, found[0], found[1]] as unknown as RegExpExecArray // as exec gives them
    return entity(groups) ?? whole
  })

/** The words alone, for search and for what has no tags. @param text as `safeCueText` gives it */
export const plainText = (text: string): string =>
  /[<&]/.test(text)
    ? text
        .replace(/<[^>]*>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&')
        .trim()
    : text.trim()
