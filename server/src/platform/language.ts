import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** As `web/src/lib/i18n/languages.ts`; a test holds the two together. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

const isLanguage = (tag: string | undefined): tag is Language => LANGUAGES.some((each) => each === tag)

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

type Asking = { headers: { cookie?: string; 'accept-language'?: string } }

/** The language for whoever asks: the one chosen in this browser, else the first of those it asks for that there is. */
export function languageOf({ headers }: Asking): Language {
  return chosenIn(headers.cookie) ?? preferred(headers['accept-language'] ?? '')
}

export function chosenIn(cookies = ''): Language | null {
  const left = /(?:^|; ?)language=(\w{2})(?:;|$)/.exec(cookies)?.[1]
  return isLanguage(left) ? left : null
}

/** @param asked e.g. `de-AT,de;q=0.9,en;q=0.8` */
function preferred(asked: string): Language {
  const wishes = asked
    .slice(0, 500)
    .split(',')
    .map((each) => {
      const [tag = '', weight] = each
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/)
      return { tag: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wishes.map(({ tag }) => tag).find(isLanguage) ?? 'en'
}

/** English in, the reader's language out; `{name}` in it becomes the value of that name. */
export type Say = (message: string, values?: Record<string, string>) => string

/**
 * What the server itself says, as the build of the web app has put it into other languages (`words.json`, made of
 * `web/messages`). Without a build, and where a translation is missing, it is English.
 */
export function readWords(dist: string): (language: Language) => Say {
  const path = join(dist, 'words.json')
  // Written by our own build.
  const words = existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, string>>)
    : {}
  return (language) =>
    (message, values = {}) =>
      (words[language]?.[message] ?? message).replace(/\{(\w+)\}/g, (named, name: string) => values[name] ?? named)
}
