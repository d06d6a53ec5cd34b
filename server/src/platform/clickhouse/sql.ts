/**
 * Just enough of ClickHouse's lexer to know where strings, comments and brackets end, so that a parameter is never
 * filled in inside a string and a statement is never cut inside one.
 */
export type Token = {
  kind: 'word' | 'string' | 'quoted' | 'parameter' | 'sign'
  text: string
  start: number
  end: number
  /** Open brackets around the token; 0 at the top of the statement. */
  depth: number
  /** Only for `{name:Type}`. */
  parameter?: { name: string; type: string }
}

export class SqlTextError extends Error {
  override name = 'SqlTextError'
}

const space = /[\s\u00a0]/
const wordStart = /[\p{L}\p{N}_]/u
const word = /[\p{L}\p{N}_$]+/uy
const parameterHead = /\{\s*([A-Za-z_]\w*)\s*:\s*/y
const heredocHead = /\$(\w*)\$/y

/**
 * Tokens in the order of the text, comments left out. Reading one by one lets the caller stop where inline data begins.
 * @throws {SqlTextError} when a string, comment or parameter is not closed
 */
export function* tokens(sql: string): Generator<Token> {
  let at = 0
  let depth = 0
  const token = (kind: Token['kind'], end: number, parameter?: Token['parameter']): Token => {
    const found: Token = { kind, text: sql.slice(at, end), start: at, end, depth, parameter }
    at = end
    return found
  }
  while (at < sql.length) {
    const c = sql[at]!
    if (space.test(c)) at++
    else if (sql.startsWith('--', at) || sql.startsWith('# ', at) || sql.startsWith('#!', at)) at = endOfLine(sql, at)
    else if (sql.startsWith('/*', at)) at = endOfComment(sql, at)
    else if (c === "'") yield token('string', endOfQuoted(sql, at))
    else if (c === '`' || c === '"') yield token('quoted', endOfQuoted(sql, at))
    else if (c === '$' && endOfHeredoc(sql, at)) yield token('string', endOfHeredoc(sql, at))
    else if (wordStart.test(c)) {
      word.lastIndex = at
      word.exec(sql)
      yield token('word', Math.max(word.lastIndex, at + 1))
    } else if (c === '{' && match(parameterHead, sql, at)) {
      const head = match(parameterHead, sql, at)!
      const end = endOfParameter(sql, at + head[0].length)
      yield token('parameter', end, { name: head[1]!, type: sql.slice(at + head[0].length, end - 1).trim() })
    } else if (c === ')' || c === ']' || c === '}') {
      depth = Math.max(0, depth - 1)
      yield token('sign', at + 1)
    } else {
      yield token('sign', at + 1)
      if (c === '(' || c === '[' || c === '{') depth++
    }
  }
}

/** The statements of a file, without the semicolons between them; empty ones and comments alone are left out. */
export function splitStatements(sql: string): string[] {
  const statements: string[] = []
  let from = 0
  let empty = true
  for (const token of tokens(sql)) {
    if (token.text === ';' && token.kind === 'sign') {
      if (!empty) statements.push(sql.slice(from, token.start).trim())
      from = token.end
      empty = true
    } else empty = false
  }
  if (!empty) statements.push(sql.slice(from).trim())
  return statements
}

/** A string literal of ClickHouse. */
export const quote = (value: string): string => `'${value.replace(/[\\'\n\r\t\0\b\f]/g, (c) => escapes[c] ?? c)}'`

export const quoteIdentifier = (name: string): string => `\`${name.replace(/[\\`]/g, '\\$&').replaceAll('\0', '\\0')}\``

const escapes: Record<string, string> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
  '\b': '\\b',
  '\f': '\\f',
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function endOfLine(sql: string, at: number): number {
  const end = sql.indexOf('\n', at)
  return end < 0 ? sql.length : end + 1
}

function endOfComment(sql: string, at: number): number {
  const end = sql.indexOf('*/', at + 2)
  if (end < 0) throw new SqlTextError('a comment is not closed')
  // Engines differ on nested comments; one that reads the same everywhere is asked for instead of guessing.
  if (sql.slice(at + 2, end).includes('/*')) throw new SqlTextError('comments inside comments are not allowed')
  return end + 2
}

function endOfQuoted(sql: string, at: number): number {
  const mark = sql[at]
  for (let i = at + 1; i < sql.length; i++) {
    if (sql[i] === '\\') i++
    else if (sql[i] === mark) {
      if (sql[i + 1] !== mark) return i + 1
      i++
    }
  }
  throw new SqlTextError('a quoted text is not closed')
}

function endOfHeredoc(sql: string, at: number): number {
  const head = match(heredocHead, sql, at)
  if (!head) return 0
  const end = sql.indexOf(head[0], at + head[0].length)
  return end < 0 ? 0 : end + head[0].length
}

function endOfParameter(sql: string, at: number): number {
  for (let i = at; i < sql.length; i++) {
    if (sql[i] === "'") i = endOfQuoted(sql, i) - 1
    else if (sql[i] === '}') return i + 1
  }
  throw new SqlTextError('a parameter is not closed')
}
