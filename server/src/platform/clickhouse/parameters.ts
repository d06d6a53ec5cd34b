import { EngineError } from './engine-error.ts'
import { quote, quoteIdentifier } from './sql.ts'

/**
 * The expression to write in place of `{name:Type}`. chDB's own parameters are not used: their state is shared by the
 * whole process, so two parameterised queries at once wait for each other or abort the engine.
 * @param raw the value as `@clickhouse/client` sends it: TSV-escaped, `\N` for NULL, arrays as `['a',1,NULL]`
 * @throws {EngineError} BAD_QUERY_PARAMETER when the value does not fit the type, UNKNOWN_TYPE for a type not known here
 */
export function parameterExpression(name: string, typeText: string, raw: string): string {
  const bad = (why: string) =>
    new EngineError('BAD_QUERY_PARAMETER', `Value of query parameter '${name}' cannot be parsed as ${typeText}: ${why}`)
  if (typeText === 'Identifier') {
    const identifier = unescapeTsv(raw, bad)
    if (identifier === null || identifier === '') throw bad('an identifier may not be empty')
    return quoteIdentifier(identifier)
  }
  const type = parseType(typeText)
  const plain = unwrap(type)
  if (raw === '\\N') {
    if (!isNullable(type)) throw bad('the type is not Nullable')
    return cast('NULL', typeText)
  }
  if (composite.has(plain.name)) {
    const reader = { text: raw, at: 0, bad }
    const literal = readValue(plain, reader)
    if (reader.at !== raw.length) throw bad('there is something behind the value')
    return cast(literal, typeText)
  }
  if (/[\t\n]/.test(raw)) throw bad('a tab or line break is not escaped')
  const literal = scalar(plain, unescapeTsv(raw, bad), bad)
  return type.name === 'String' ? literal : cast(literal, typeText)
}

type Type = { name: string; args: string[]; inner: Type[] }
type Bad = (why: string) => EngineError
type Reader = { text: string; at: number; bad: Bad }

const cast = (literal: string, type: string) => `_CAST(${literal}, ${quote(type)})`
const composite = new Set(['Array', 'Tuple', 'Map'])
const wrappers = new Set(['Nullable', 'LowCardinality'])
const typePattern = /^([A-Za-z]\w*)\s*(?:\((.*)\))?$/s

function parseType(text: string): Type {
  const found = typePattern.exec(text.trim())
  if (!found) throw new EngineError('UNKNOWN_TYPE', `Unknown type of a query parameter: ${text}`)
  const name = found[1]!
  const args = found[2] === undefined ? [] : splitArguments(found[2])
  const nests = composite.has(name) || wrappers.has(name)
  if (!nests && !isInteger(name) && !scalars[name]) {
    throw new EngineError('UNKNOWN_TYPE', `A query parameter cannot have the type ${text}`)
  }
  const type = { name, args, inner: nests ? args.map(parseType) : [] }
  const wanted = name === 'Map' ? 2 : name === 'Array' || wrappers.has(name) ? 1 : undefined
  if (nests && (wanted === undefined ? args.length === 0 : args.length !== wanted)) {
    throw new EngineError('UNKNOWN_TYPE', `The type ${text} lacks an argument or has too many`)
  }
  return type
}

function splitArguments(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quoted = false
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\\' && quoted) i++
    else if (c === "'") quoted = !quoted
    else if (quoted) continue
    else if (c === '(') depth++
    else if (c === ')') depth--
    else if (c === ',' && depth === 0) {
      parts.push(text.slice(from, i).trim())
      from = i + 1
    }
  }
  parts.push(text.slice(from).trim())
  return parts
}

const unwrap = (type: Type): Type => (wrappers.has(type.name) ? unwrap(type.inner[0]!) : type)
const isNullable = (type: Type): boolean =>
  type.name === 'Nullable' || (type.name === 'LowCardinality' && isNullable(type.inner[0]!))

/** One value inside an array, tuple or map, as a literal. Leaves the reader behind it. */
function readValue(type: Type, reader: Reader): string {
  const plain = unwrap(type)
  skipSpace(reader)
  if (plain.name === 'Array') return `[${readList(reader, '[', ']', () => plain.inner[0]!).join(', ')}]`
  if (plain.name === 'Tuple') {
    const parts = readList(reader, '(', ')', (index) => plain.inner[index])
    if (parts.length !== plain.inner.length) throw reader.bad(`a tuple of ${plain.inner.length} is expected`)
    return `tuple(${parts.join(', ')})`
  }
  if (plain.name === 'Map') return readMap(plain, reader)
  if (reader.text[reader.at] === "'") return scalar(plain, readQuoted(reader), reader.bad)
  const bare = /[^,\])}:\s]+/y
  bare.lastIndex = reader.at
  const found = bare.exec(reader.text)?.[0]
  if (!found) throw reader.bad('a value is missing')
  reader.at += found.length
  if (found.toUpperCase() === 'NULL') {
    if (!isNullable(type)) throw reader.bad('the type is not Nullable')
    return 'NULL'
  }
  if (texts.has(plain.name)) throw reader.bad('a quoted text is expected')
  return scalar(plain, found, reader.bad)
}

function readList(reader: Reader, open: string, close: string, typeAt: (index: number) => Type | undefined): string[] {
  expect(reader, open)
  const parts: string[] = []
  skipSpace(reader)
  while (reader.text[reader.at] !== close) {
    if (parts.length > 0) expect(reader, ',')
    const type = typeAt(parts.length)
    if (!type) throw reader.bad('there are too many values')
    parts.push(readValue(type, reader))
    skipSpace(reader)
  }
  reader.at++
  return parts
}

function readMap(type: Type, reader: Reader): string {
  expect(reader, '{')
  const parts: string[] = []
  skipSpace(reader)
  while (reader.text[reader.at] !== '}') {
    if (parts.length > 0) expect(reader, ',')
    parts.push(readValue(type.inner[0]!, reader))
    skipSpace(reader)
    expect(reader, ':')
    parts.push(readValue(type.inner[1]!, reader))
    skipSpace(reader)
  }
  reader.at++
  return `map(${parts.join(', ')})`
}

function readQuoted(reader: Reader): string {
  const from = reader.at + 1
  for (let i = from; i < reader.text.length; i++) {
    if (reader.text[i] === '\\') i++
    else if (reader.text[i] === "'") {
      reader.at = i + 1
      // The escapes inside are the ones of a whole value.
      return unescapeTsv(reader.text.slice(from, i), reader.bad)
    }
  }
  throw reader.bad('a quoted text is not closed')
}

function expect(reader: Reader, sign: string): void {
  skipSpace(reader)
  if (reader.text[reader.at] !== sign) throw reader.bad(`${sign} is expected at position ${reader.at}`)
  reader.at++
}

function skipSpace(reader: Reader): void {
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at++
}

const integerPattern = /^(U?)Int(8|16|32|64|128|256)$/
const isInteger = (name: string) => integerPattern.test(name)
const texts = new Set(['String', 'FixedString', 'Date', 'Date32', 'UUID', 'IPv4', 'IPv6', 'Enum8', 'Enum16'])

/** A pattern per type that has one; what the pattern lets through and the type does not, the engine refuses. */
const scalars: Record<string, RegExp> = {
  String: /^/,
  FixedString: /^/,
  Enum8: /^/,
  Enum16: /^/,
  Bool: /^(true|false|1|0)$/i,
  Float32: /^[+-]?(\d+(\.\d*)?(e[+-]?\d+)?|\.\d+(e[+-]?\d+)?|inf|infinity|nan)$/i,
  Float64: /^[+-]?(\d+(\.\d*)?(e[+-]?\d+)?|\.\d+(e[+-]?\d+)?|inf|infinity|nan)$/i,
  Decimal: /^[+-]?\d+(\.\d+)?$/,
  Decimal32: /^[+-]?\d+(\.\d+)?$/,
  Decimal64: /^[+-]?\d+(\.\d+)?$/,
  Decimal128: /^[+-]?\d+(\.\d+)?$/,
  Date: /^\d{4}-\d\d-\d\d$/,
  Date32: /^\d{4}-\d\d-\d\d$/,
  DateTime: /^(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d|\d{10})$/,
  DateTime64: /^(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d|\d{10})(\.\d{1,9})?$/,
  UUID: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  IPv4: /^[0-9.]{7,15}$/,
  IPv6: /^[0-9a-f:.]{2,45}$/i,
}

function scalar(type: Type, value: string, bad: Bad): string {
  const integer = integerPattern.exec(type.name)
  if (integer) return integerLiteral(value, integer[1] === 'U', BigInt(integer[2]!), bad)
  const pattern = scalars[type.name]
  if (!pattern?.test(value)) throw bad(`${JSON.stringify(value.slice(0, 100))} does not look like it`)
  return quote(value)
}

function integerLiteral(value: string, unsigned: boolean, bits: bigint, bad: Bad): string {
  if (!/^[+-]?\d{1,80}$/.test(value)) throw bad(`${JSON.stringify(value.slice(0, 100))} is not a whole number`)
  const number = BigInt(value.replace(/^\+/, ''))
  const [low, high] = unsigned ? [0n, (1n << bits) - 1n] : [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n]
  if (number < low || number > high) throw bad(`${value} is out of range`)
  // Beyond 2^53 a bare literal may be read as a float; a quoted one is converted digit by digit.
  return number > -(2n ** 53n) && number < 2n ** 53n ? String(number) : quote(String(number))
}

const unescaped: Record<string, string> = {
  t: '\t',
  n: '\n',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  '0': '\0',
  e: '\x1b',
}

function unescapeTsv(text: string, bad: Bad): string {
  if (!text.includes('\\')) return text
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c !== '\\') {
      out += c
      continue
    }
    const next = text[++i]
    if (next === undefined) throw bad('it ends in a backslash')
    if (next === 'x') {
      const hex = text.slice(i + 1, i + 3)
      if (!/^[0-9a-f]{2}$/i.test(hex)) throw bad('\\x wants two hexadecimal digits')
      out += String.fromCharCode(Number.parseInt(hex, 16))
      i += 2
    } else out += unescaped[next] ?? ('\\\'"`/='.includes(next) ? next : `\\${next}`)
  }
  return out
}
