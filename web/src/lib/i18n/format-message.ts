import { exactNumber } from '../format-number.ts'
import { language } from './language.ts'

/**
 * A message as the build leaves it, e.g. `{count, plural, one {# view} other {# views}}` as
 * `[['count', 'plural', { one: ['#', ' view'], other: ['#', ' views'] }]]`. The shape is that of `@lingui/message-utils`.
 */
export type Compiled = string | Token[]
export type Token =
  | string
  | [name: string]
  | [name: string, kind: 'plural' | 'selectordinal' | 'select', options: Record<string, Compiled>]

/** A number, and how it is to be written: which plural stands with it depends on the first, `#` prints the second. */
export type Amount = { value: number; text: string }
export type Value = string | number | Amount

export const isAmount = (value: unknown): value is Amount =>
  typeof value === 'object' && value !== null && 'value' in value && 'text' in value

export const textOf = (value: Value): string =>
  typeof value === 'number' ? exactNumber(value) : typeof value === 'string' ? value : value.text

const rules = new Map<string, Intl.PluralRules>()
function pluralOf(value: number, type: 'cardinal' | 'ordinal'): string {
  const key = `${language()} ${type}`
  const found = rules.get(key) ?? new Intl.PluralRules(language(), { type })
  rules.set(key, found)
  return found.select(value)
}

/**
 * @param put how a value that is named in the message goes into its text
 * @param amount what `#` prints
 */
export function formatMessage<V>(
  message: Compiled,
  values: Record<string, V>,
  put: (value: V) => string,
  amount = '',
): string {
  if (typeof message === 'string') return message
  let text = ''
  for (const token of message) {
    if (typeof token === 'string') {
      text += token === '#' ? amount : token
      continue
    }
    const [name, kind, options] = token
    const value = values[name]
    if (value === undefined) throw new Error(`The message names {${name}}, which it is not given.`)
    if (!kind || !options) {
      text += put(value)
      continue
    }
    const number = isAmount(value) ? value.value : Number(value)
    const which = kind === 'select' ? String(value) : pluralOf(number, kind === 'plural' ? 'cardinal' : 'ordinal')
    const chosen = (kind === 'select' ? undefined : options[number]) ?? options[which] ?? options.other ?? ''
    // A count is a string, a number or an amount, whatever else the values may hold.
    text += formatMessage(chosen, values, put, kind === 'select' ? amount : textOf(value as Value))
  }
  return text
}
