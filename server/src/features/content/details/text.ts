/**
 * What people write is kept as they wrote it, other scripts, joined emoji and look-alike letters included. Out go control
 * characters and what turns round the text that stands after it (U+202A to U+202E, U+2066 to U+2069), and a half
 * surrogate becomes U+FFFD: PostgreSQL's jsonb takes none.
 */
const TURNING = '\\u{202A}-\\u{202E}\\u{2066}-\\u{2069}'
const ANY_CONTROL = new RegExp(`[\\p{Cc}${TURNING}]+`, 'gu')
/** All but tab and line feed. */
const CONTROL_IN_LINES = new RegExp(`[\\u{0}-\\u{8}\\u{B}-\\u{1F}\\u{7F}-\\u{9F}${TURNING}]+`, 'gu')

/** A title: one line. */
export const oneLine = (text: string) => text.toWellFormed().replace(ANY_CONTROL, ' ')

/** A description: several lines, each ended as on the web. */
export const manyLines = (text: string) => text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL_IN_LINES, ' ')

const asTag = (text: string) => oneLine(text).replace(/\s+/g, ' ').trim().replace(/^#+/, '').trim()

/** Trimmed, none twice whatever its case; a comma ends a tag, as lists of tags in addresses and tables need it. */
export function tagsFrom(tags: string[]): string[] {
  const known = new Map<string, string>()
  for (const tag of tags.flatMap((each) => each.split(',')).map(asTag)) {
    const same = tag.normalize('NFC').toLowerCase()
    if (tag && !known.has(same)) known.set(same, tag)
  }
  return [...known.values()]
}

/** `de-at` becomes `de-AT`; null for what is no language tag. @see RFC 5646 */
export function languageFrom(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}
