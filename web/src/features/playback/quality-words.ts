import { exactNumber } from '#web/lib/format-number.ts'
import { language } from '#web/lib/i18n/language.ts'
import { t } from '#web/lib/i18n/t.ts'
import type { AudioTrack, Quality } from './media-engine.ts'

/** `720p`, and `1080p60` where it is more than films and phones give. */
export const qualityName = ({ height, fps }: Pick<Quality, 'height' | 'fps'>): string =>
  `${height}p${fps > 31 ? Math.round(fps) : ''}`

/** What televisions and shops call it. */
export const qualityMark = (height: number): string | undefined =>
  height >= 2160 ? '4K' : height >= 720 ? 'HD' : undefined

/** `1.25×`, and `Normal`. */
export const rateWords = (rate: number): string => (rate === 1 ? t('Normal') : `${exactNumber(rate)}×`)

/** The language in the reader's words; the name that the file gives is added where it says more. */
export function audioName({ lang, name }: Pick<AudioTrack, 'lang' | 'name'>, locale = language()): string {
  const words = inWords(lang, locale)
  if (!words) return name || t('Unknown language')
  const saysMore = name !== '' && !sameWord(name, lang) && !sameWord(name, words)
  return saysMore ? `${words} (${name})` : words
}

const sameWord = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0

function inWords(lang: string, locale: string): string | null {
  if (!lang || lang === 'und') return null
  try {
    const words = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(lang)
    return words ? words.charAt(0).toLocaleUpperCase(locale) + words.slice(1) : null
  } catch {
    return null // no language tag at all
  }
}
