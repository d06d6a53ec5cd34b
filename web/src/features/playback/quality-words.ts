import type { AudioTrack, Quality } from './media-engine.ts'

/** `720p`, and `1080p60` where it is more than films and phones give. */
export const qualityName = ({ height, fps }: Pick<Quality, 'height' | 'fps'>): string =>
  `${height}p${fps > 31 ? Math.round(fps) : ''}`

/** What televisions and shops call it. */
export const qualityMark = (height: number): string | undefined =>
  height >= 2160 ? '4K' : height >= 720 ? 'HD' : undefined

/** The language in the reader's words; the name that the file gives is added where it says more. */
export function audioName({ lang, name }: Pick<AudioTrack, 'lang' | 'name'>, locale?: string): string {
  const language = inWords(lang, locale)
  if (!language) return name || 'Unknown language'
  const saysMore = name !== '' && !sameWord(name, lang) && !sameWord(name, language)
  return saysMore ? `${language} (${name})` : language
}

const sameWord = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0

function inWords(lang: string, locale?: string): string | null {
  if (!lang || lang === 'und') return null
  try {
    const words = new Intl.DisplayNames(locale ? [locale] : [], { type: 'language', fallback: 'none' }).of(lang)
    return words ? words.charAt(0).toLocaleUpperCase(locale) + words.slice(1) : null
  } catch {
    return null // no language tag at all
  }
}
