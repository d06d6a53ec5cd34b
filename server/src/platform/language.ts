import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filledIn, type Recognised, recognisedBy, tokensOf, type Values } from './message.ts'

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

/** English in, the reader's language out; `{name}` in it becomes the value of that name. Sentences of `said` are known again. */
export type Say = (message: string, values?: Values) => string

/**
 * A sentence of ours in English, as it is made, kept and logged: `said('At most {count} sites', { count })`, with numbers
 * that want their thousands marked and plurals as `{count, number}` and `{count, plural, one {# site} other {# sites}}`. It is
 * put into the reader's language on the way out (`answer-language.ts`, `sendProblem`), known again by its English.
 */
export const said = (message: string, values: Values = {}): string => filledIn(tokensOf(message), values, 'en')

/**
 * What the server itself says, as the build of the web app has put it into other languages (`words.json`, made of
 * `web/messages`). Without a build, and where a translation is missing, it is English.
 */
export function readWords(dist: string): (language: Language) => Say {
  const path = join(dist, 'words.json')
  if (!existsSync(path)) return wordsOf({})
  const { words, said: recognised } = JSON.parse(readFileSync(path, 'utf8')) // written by our own build
  return wordsOf(words, recognised)
}

type Words = Partial<Record<Language, Record<string, string>>>

/** @param recognised the messages of `said` and `problem`, which alone are known again by their English; default all */
export function wordsOf(words: Words, recognised?: readonly string[]): (language: Language) => Say {
  const known = recognised && new Set(recognised)
  const says = new Map(LANGUAGES.map((language) => [language, sayOf(language, words[language] ?? {}, known)]))
  return (language) => says.get(language) ?? english
}

/** What comes without values may be anybody's text. */
const english: Say = (message, values) => (values ? filledIn(tokensOf(message), values, 'en') : message)

function sayOf(language: Language, words: Record<string, string>, recognised?: ReadonlySet<string>): Say {
  if (Object.keys(words).length === 0) return english
  let patterns: Pattern[] | null = null
  const filled = (message: string, values: Values) => filledIn(tokensOf(message), values, language)
  return function say(message: string, values?: Values): string {
    const known = Object.hasOwn(words, message) ? words[message] : undefined
    if (known !== undefined || values) return filled(known ?? message, values ?? {})
    patterns ??= patternsOf(words, recognised)
    return again(message, patterns, { filled, say: (value) => (value.length < message.length ? say(value) : value) })
  }
}

type Pattern = Recognised & { translation: string }

/** Of messages with values, those with the most words first: they say more exactly what it is. */
const patternsOf = (words: Record<string, string>, recognised?: ReadonlySet<string>): Pattern[] =>
  Object.entries(words)
    .filter(([message]) => message.includes('{') && (recognised?.has(message) ?? true))
    .flatMap(([message, translation]) => recognisedBy(message).map((each) => ({ ...each, translation })))
    .sort((a, b) => b.letters - a.letters)

/** No sentence of ours is longer; what people write may be. */
const LONGEST = 600

/** Values that are words of ours themselves. Others may be anybody's: a column called “Home” stays that. */
const SENTENCES = new Set(['role', 'message', 'about', 'needed', 'free', 'limit', 'trash', 'plays', 'of'])

function again(
  text: string,
  patterns: readonly Pattern[],
  { filled, say }: { filled: (message: string, values: Values) => string; say: (value: string) => string },
): string {
  if (text.length > LONGEST) return text
  for (const { text: pattern, names, values, translation } of patterns) {
    const found = pattern.exec(text)
    if (!found) continue
    const given = names.map(({ name, isNumber }, nth) => {
      const value = found[nth + 1] ?? ''
      return [name, isNumber ? Number(value.replaceAll(',', '')) : SENTENCES.has(name) ? say(value) : value] as const
    })
    return filled(translation, { ...values, ...Object.fromEntries(given) })
  }
  return text
}
