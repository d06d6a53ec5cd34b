/** A message of the catalogue, as far as the server says any: values, numbers and plurals in ICU's syntax. */
export type Token = string | Named
type Named =
  | { name: string; kind: 'text' | 'number' }
  /** `cases` by category or as `=0`; `{ kind: 'amount' }` in them is `#`. */
  | { name: string; kind: 'plural'; cases: Record<string, Token[]> }
  | { name: string; kind: 'amount' }
export type Values = Record<string, string | number>

const BEGINS = /\{\s*(\w+)\s*(?:(\})|,\s*number\s*(\})|,\s*plural\s*,)/y
const CASE = /\s*(=\d+|\w+)\s*\{/y

const known = new Map<string, Token[]>()

/** Braces that are none of these stay as they are. */
export function tokensOf(message: string): Token[] {
  const found = known.get(message)
  if (found) return found
  const tokens = message.includes('{') ? parse(message, { at: 0 }, null) : [message]
  known.set(message, tokens)
  return tokens
}

/** @param counted the value of the plural that is read; its case ends with a brace */
function parse(text: string, position: { at: number }, counted: string | null): Token[] {
  const tokens: Token[] = []
  let plain = ''
  const add = (token: Token) => {
    if (plain) tokens.push(plain)
    plain = ''
    if (token) tokens.push(token)
  }
  for (; position.at < text.length; ) {
    const sign = text[position.at]
    if (counted !== null && sign === '}') break
    BEGINS.lastIndex = position.at
    const named = sign === '{' ? BEGINS.exec(text) : null
    if (named) {
      const [all, name = '', isText, isNumber] = named
      position.at += all.length
      if (isText || isNumber) add({ name, kind: isText ? 'text' : 'number' })
      else add({ name, kind: 'plural', cases: casesOf(text, position, name) })
      continue
    }
    position.at++
    if (counted !== null && sign === '#') add({ name: counted, kind: 'amount' })
    else plain += sign
  }
  add('')
  return tokens
}

function casesOf(text: string, position: { at: number }, name: string): Record<string, Token[]> {
  const cases: Record<string, Token[]> = {}
  for (;;) {
    CASE.lastIndex = position.at
    const begins = CASE.exec(text)
    if (!begins) break
    position.at = CASE.lastIndex
    cases[begins[1] ?? ''] = parse(text, position, name)
    position.at++ // its brace
  }
  position.at += /^\s*\}?/.exec(text.slice(position.at))?.[0].length ?? 0
  return cases
}

const numbers = new Map<string, Intl.NumberFormat>()
const plurals = new Map<string, Intl.PluralRules>()

function written(value: number, language: string): string {
  const format = numbers.get(language) ?? new Intl.NumberFormat(language)
  numbers.set(language, format)
  return format.format(value)
}

function categoryOf(value: number, language: string): string {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language)
  plurals.set(language, rules)
  return rules.select(value)
}

/** A value that is not given stays as it is named. */
export const filledIn = (tokens: readonly Token[], values: Values, language: string): string =>
  tokens.map((token) => (typeof token === 'string' ? token : textOf(token, values, language))).join('')

function textOf(token: Named, values: Values, language: string): string {
  const value = values[token.name]
  if (token.kind === 'plural') {
    const { cases } = token
    const chosen = cases[`=${value}`] ?? cases[categoryOf(Number(value), language)] ?? cases.other ?? []
    return filledIn(chosen, values, language)
  }
  if (value === undefined) return `{${token.name}}`
  return token.kind === 'text' ? String(value) : written(Number(value), language)
}

/** English text of a message, to be known again: what each bracket holds, and what a plural says without a bracket. */
export type Recognised = {
  text: RegExp
  names: { name: string; isNumber: boolean }[]
  values: Values
  /** Of the message's own, without its values. */
  letters: number
}

/** One for each case of its plurals. */
export const recognisedBy = (message: string): Recognised[] =>
  variantsOf(tokensOf(message)).map(({ tokens, values }) => {
    const names: Recognised['names'] = []
    let letters = 0
    const source = tokens.map((token) => {
      if (typeof token === 'string') {
        letters += token.length
        return token.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      }
      const isNumber = token.kind !== 'text'
      names.push({ name: token.name, isNumber })
      return isNumber ? '(-?[\\d,]+(?:\\.\\d+)?)' : '(.+?)'
    })
    return { text: new RegExp(`^${source.join('')}$`, 's'), names, values, letters }
  })

type Variant = { tokens: Exclude<Token, { kind: 'plural' }>[]; values: Values }

const variantsOf = (tokens: readonly Token[]): Variant[] =>
  tokens.reduce<Variant[]>(
    (before, token) => {
      const next: Variant[] =
        typeof token === 'string' || token.kind !== 'plural'
          ? [{ tokens: [token], values: {} }]
          : Object.entries(token.cases).flatMap(([which, inner]) =>
              variantsOf(inner).map((variant) => ({
                tokens: variant.tokens,
                // In English one is one; others say themselves how many.
                values: { [token.name]: which.startsWith('=') ? Number(which.slice(1)) : 1, ...variant.values },
              })),
            )
      return before.flatMap((one) =>
        next.map((other) => ({
          tokens: [...one.tokens, ...other.tokens],
          values: { ...one.values, ...other.values },
        })),
      )
    },
    [{ tokens: [], values: {} }],
  )
