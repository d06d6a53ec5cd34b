import { EngineError } from './engine-error.ts'
import { parameterExpression } from './parameters.ts'
import { quote, SqlTextError, type Token, tokens } from './sql.ts'

/**
 * - `rows` gives rows (SELECT, SHOW, DESCRIBE, ...)
 * - `command` gives none (CREATE, ALTER, INSERT ... SELECT, ...)
 * - `insert` carries its data: `head` up to and with the format's name, `data` what the text had behind it
 * - `kill` ends a query by its id
 */
export type Statement =
  | { kind: 'rows'; sql: string; format: string }
  | { kind: 'command'; sql: string }
  | { kind: 'insert'; head: string; data: string }
  | { kill: string; kind: 'kill'; waits: boolean; format: string }

export type Settings = Record<string, string>

const readers = new Set(['SELECT', 'WITH', 'SHOW', 'DESCRIBE', 'DESC', 'EXPLAIN', 'EXISTS', 'CHECK', 'FROM'])
/** They would stay behind on the pooled session and change what the next query means. */
const refused = new Set(['SET', 'USE', 'BEGIN', 'COMMIT', 'ROLLBACK', 'ATTACH', 'DETACH', 'EXECUTE'])

/**
 * Turns what came over HTTP into what the engine runs: parameters as typed literals, settings in the statement's own
 * SETTINGS clause (a `SET` would outlive the statement), one statement only.
 */
export function prepareStatement(
  sql: string,
  parameters: Record<string, string>,
  settings: Settings,
  options: { defaultFormat: string; check: (name: string, value: string) => void },
): Statement {
  const text = readTokens(sql)
  const first = text.tokens.find((token) => token.text !== '(')
  if (!first) throw new EngineError('SYNTAX_ERROR', 'Empty query')
  const verb = first.text.toUpperCase()
  if (refused.has(verb))
    throw new EngineError('NOT_IMPLEMENTED', `${verb} is not available: settings go with each query`)
  for (const [i, token] of text.tokens.entries()) {
    const value = text.tokens[i + 2]
    if (token.kind === 'word' && text.tokens[i + 1]?.text === '=' && value) options.check(token.text, value.text)
    if (token.depth === 0 && isWord(token, 'INTO') && isWord(text.tokens[i + 1], 'OUTFILE')) {
      throw new EngineError('NOT_IMPLEMENTED', 'INTO OUTFILE is not available over HTTP')
    }
  }
  if (verb === 'KILL' && isWord(text.tokens[1], 'QUERY')) return readKill(sql, text, parameters, options.defaultFormat)

  const clause = Object.entries(settings)
    .map(([name, value]) => `${name} = ${settingValue(value)}`)
    .join(', ')
  const edits: Edit[] = text.tokens.flatMap((token) =>
    token.parameter ? [{ at: token.start, until: token.end, text: fill(token.parameter, parameters) }] : [],
  )
  const inserts = text.tokens.some((token) => token.depth === 0 && isWord(token, 'INSERT'))
  if (inserts) {
    edits.push(...insertSettings(text.tokens, clause))
    const head = applyEdits(sql.slice(0, text.end), edits)
    return text.inline ? { kind: 'insert', head, data: sql.slice(text.end) } : { kind: 'command', sql: head }
  }
  if (!readers.has(verb)) {
    const tail = clause && takesSettings(verb) ? settingsTail(text, clause, verb === 'DELETE' ? null : 'Null') : []
    return { kind: 'command', sql: applyEdits(sql.slice(0, text.end), [...edits, ...tail]) }
  }
  const format = text.format ?? options.defaultFormat
  const tail = clause ? settingsTail(text, clause, format) : []
  return { kind: 'rows', sql: applyEdits(sql.slice(0, text.end), [...edits, ...tail]), format }
}

type Text = {
  tokens: Token[]
  /** Where the statement ends: before a last semicolon, or where inline data begin. */
  end: number
  inline: boolean
  format: string | null
  formatAt: number
}
type Edit = { at: number; until: number; text: string }

function readTokens(sql: string): Text {
  const found: Token[] = []
  const text: Text = { tokens: found, end: sql.length, inline: false, format: null, formatAt: -1 }
  let insert = false
  try {
    for (const token of tokens(sql)) {
      if (text.end < sql.length) throw new EngineError('SYNTAX_ERROR', 'Multi-statements are not allowed')
      if (token.kind === 'sign' && token.text === ';') {
        text.end = token.start
        continue
      }
      const before = found.at(-1)
      found.push(token)
      if (token.depth > 0) continue
      if (isWord(token, 'INSERT')) insert = true
      const named = before && isWord(before, 'FORMAT') && token.kind === 'word'
      if (named) {
        text.format = token.text
        text.formatAt = before.start
      }
      if (insert && (named || isWord(token, 'VALUES'))) {
        text.inline = true
        text.end = token.end
        break
      }
    }
  } catch (error) {
    if (error instanceof SqlTextError) throw new EngineError('SYNTAX_ERROR', `Syntax error: ${error.message}`)
    throw error
  }
  return text
}

function fill(parameter: { name: string; type: string }, parameters: Record<string, string>): string {
  const value = parameters[parameter.name]
  if (value === undefined) {
    throw new EngineError('UNKNOWN_QUERY_PARAMETER', `Substitution \`${parameter.name}\` is not set`)
  }
  return parameterExpression(parameter.name, parameter.type, value)
}

/** Into the clause that is there, in front, so that what the statement says itself wins as it does on a server. */
function settingsTail(text: Text, clause: string, format: string | null): Edit[] {
  const existing = text.tokens.findLast((token) => token.depth === 0 && isWord(token, 'SETTINGS'))
  if (existing && (format === null || (existing.start > text.formatAt && text.formatAt >= 0))) {
    return [{ at: existing.end, until: existing.end, text: ` ${clause},` }]
  }
  const named = format === null || text.formatAt >= 0 ? '' : `\nFORMAT ${format}`
  return [{ at: text.end, until: text.end, text: `${named}\nSETTINGS ${clause}` }]
}

function insertSettings(found: Token[], clause: string): Edit[] {
  if (!clause) return []
  const from = found.findIndex((token) => token.depth === 0 && isWord(token, 'INTO'))
  const next = found.find(
    (token, i) =>
      i > from + 1 &&
      token.depth === 0 &&
      ['SETTINGS', 'FORMAT', 'VALUES', 'SELECT', 'WITH'].includes(token.text.toUpperCase()),
  )
  if (!next) throw new EngineError('SYNTAX_ERROR', 'An INSERT wants SELECT, VALUES or FORMAT at its top level')
  if (isWord(next, 'SETTINGS')) return [{ at: next.end, until: next.end, text: ` ${clause},` }]
  return [{ at: next.start, until: next.start, text: `SETTINGS ${clause} ` }]
}

function readKill(sql: string, text: Text, parameters: Record<string, string>, defaultFormat: string): Statement {
  const [, , where, column, equals, id] = text.tokens
  if (!isWord(where, 'WHERE') || column?.text !== 'query_id' || equals?.text !== '=' || !id) {
    throw new EngineError('NOT_IMPLEMENTED', 'KILL QUERY is available as: KILL QUERY WHERE query_id = ... [SYNC]')
  }
  const rest = text.tokens.slice(6).filter((token) => token.start < text.formatAt || text.formatAt < 0)
  if (rest.length > 1 || (rest[0] && !isWord(rest[0], 'SYNC') && !isWord(rest[0], 'ASYNC'))) {
    throw new EngineError('SYNTAX_ERROR', `Syntax error near ${sql.slice(rest[0]?.start, text.end).slice(0, 50)}`)
  }
  // Filled in and read back, so that one rule for escapes serves both ways of writing the id.
  const literal = id.parameter ? fill(id.parameter, parameters) : id.text
  if (!literal.startsWith("'")) throw new EngineError('SYNTAX_ERROR', 'Syntax error: the query id is a text')
  const kill = literal.slice(1, -1).replace(/\\(.)|''/gs, (_, c) => c ?? "'")
  return { kind: 'kill', kill, waits: isWord(rest[0], 'SYNC'), format: text.format ?? defaultFormat }
}

function applyEdits(sql: string, edits: Edit[]): string {
  let out = ''
  let at = 0
  for (const edit of edits.sort((a, b) => a.at - b.at)) {
    out += sql.slice(at, edit.at) + edit.text
    at = edit.until
  }
  return out + sql.slice(at)
}

const isWord = (token: Token | undefined, word: string) => token?.kind === 'word' && token.text.toUpperCase() === word
const takesSettings = (verb: string) =>
  ['CREATE', 'ALTER', 'DROP', 'OPTIMIZE', 'TRUNCATE', 'RENAME', 'DELETE'].includes(verb)
const settingValue = (value: string) => (/^-?\d{1,15}(\.\d{1,9})?$/.test(value) ? value : quote(value))
