import { parse, type Token } from '@messageformat/parser'
import { isPattern } from './message-id.ts'

/** What a message names: its values, and its tags. `null` when it is not in ICU's syntax. */
export function namesIn(message: string): Set<string> | null {
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([, tag = '']) => tag)
  if (!isPattern(message)) return new Set(tags)
  try {
    return new Set([...tags, ...argumentsOf(parse(message, { cardinal: undefined, ordinal: undefined }))])
  } catch {
    return null
  }
}

function* argumentsOf(tokens: Token[]): Generator<string> {
  for (const token of tokens) {
    if ('arg' in token) yield token.arg
    if ('cases' in token) for (const { tokens: inner } of token.cases) yield* argumentsOf(inner)
  }
}

/** Why a translation cannot stand for its message, or `null`. */
export function misfit(language: string, message: string, translation: string): string | null {
  const [wanted, given] = [namesIn(message), namesIn(translation)]
  if (!given) return 'not in ICU’s syntax'
  for (const name of wanted ?? []) if (!given.has(name)) return `${name} is left out`
  for (const name of given) if (!wanted?.has(name)) return `nothing is called ${name}`
  if (isPattern(message) !== isPattern(translation)) return 'one of them has values, the other has none'
  for (const [, tag] of message.matchAll(/<(\w+)>/g))
    if (!new RegExp(`<${tag}>.*?</${tag}>`, 's').test(translation)) return `<${tag}> is not closed`
  if (/^\s|\s$/.test(translation)) return 'it begins or ends with a space'
  return isPattern(translation) ? pluralMissing(language, parse(translation)) : null
}

function pluralMissing(language: string, tokens: Token[]): string | null {
  for (const token of tokens) {
    if (!('cases' in token)) continue
    if (token.type === 'plural') {
      const has = new Set(token.cases.map(({ key }) => key))
      const missing = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((each) => !has.has(each))
      // Millions and fractions alone ask for it, and are said as the rest.
      const needed = missing.filter((each) => each !== 'many' || language === 'ar')
      if (needed.length > 0) return `the plural has no ${needed.join(', ')}`
    }
    for (const { tokens: inner } of token.cases) {
      const wrong = pluralMissing(language, inner)
      if (wrong) return wrong
    }
  }
  return null
}
