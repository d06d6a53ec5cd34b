import { oneLine } from '#platform/text.ts'

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
