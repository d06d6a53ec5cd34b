import { type Compiled, formatMessage, type Token, textOf, type Value } from './format-message.ts'

declare global {
  /** What the page's catalogue brought: the messages of its language. English has none, its texts stand in the code. */
  var studioMessages: Record<string, Compiled> | undefined
}

/**
 * The message in the reader's language. It is written here in English, with values and plurals in ICU's syntax:
 * `t('{count, plural, one {# view} other {# views}}', { count: compact(views) })`. The English text is its key, so that
 * texts that mean different things must differ. Only ever a literal, and only inside a function: the messages are
 * collected from the code, and a module is read before its language is there.
 */
export function t(message: string, values: Record<string, Value> = {}): string {
  return formatMessage(inLanguage(message), values, textOf)
}

/** The message as the catalogue has it, else in English. A build leaves an array in the place of what is not plain text. */
export function inLanguage(message: string | [id: string, ...english: Token[]]): Compiled {
  const messages = globalThis.studioMessages
  if (typeof message !== 'string') {
    const [id, ...english] = message
    return messages?.[id] ?? english
  }
  return messages?.[message] ?? (compile && message.includes('{') ? compile(message) : message)
}

let compile: ((message: string) => Compiled) | null = null

/** Tests read the sources, without the build that compiles messages. */
export function compileWith(compiler: typeof compile): void {
  compile = compiler
}
