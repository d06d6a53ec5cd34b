import { globSync } from 'node:fs'
import { parseAst } from 'rolldown/parseAst'

/** A call of `t` or `tx` with the English message that it shows. Offsets count UTF-16 units of the source. */
export type Found = { message: string; by: string; start: number; end: number; values: string[] | null }
export type Fault = { at: number; text: string }

/** Where messages may be: below the project's root, in a fixed order. */
export const sourcesOf = (root: string): string[] =>
  globSync(['web/src/**/*.{ts,tsx}', 'server/src/**/*.ts'], { cwd: root })
    .filter((file) => !/\.(?:test|gen)\.|\/lib\/i18n\//.test(file))
    .sort()

type Node = { type: string; start: number; end: number; [key: string]: unknown }

/** Attributes and properties whose text is read by people. */
const SPOKEN =
  /^(?:aria-(?:label|description|valuetext|roledescription|placeholder)|title|alt|placeholder|label|hint|description|heading|confirm|why|text|detail)$/

/** Members of the server's answers that hold sentences; a word alone is a code. */
const SAID_BY_SERVER = /^(?:why|reason|message|detail|problem|offReason|definition|doing|ignored|problem_?[mM]essage)$/

/** Names, the same in every language. */
const NAMES =
  /^(?:Creator Studio|Discord|Facebook|Reddit|Telegram|WhatsApp|X|ClickHouse|PostgreSQL|ffmpeg|Markdown|Uploadcare)$/

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** Two letters make a word; what stands alone is a sign or a unit. */
const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text) && !NAMES.test(text.trim())

/** A sentence, or a label of several words. */
const isSentence = (text: string): boolean => /^\p{Lu}[\p{L}’']*[,:;]? \P{Lu}/u.test(text)

/**
 * The messages of one source file, and what is wrong with how it says them: calls outside of functions (the language is
 * not there yet), messages that are put together, and texts of elements that go past the catalogue.
 */
export function findMessages(file: string, code: string): { found: Found[]; faults: Fault[] } {
  const found: Found[] = []
  const faults: Fault[] = []
  const stack: Node[] = []

  function call(node: Node): void {
    const callee = node.callee as Node
    if (callee.type !== 'Identifier') return
    const [first, values, third] = node.arguments as Node[]
    // `problem('slice.code', 404, 'What is wrong')` declares what is translated as it is answered.
    const message = callee.name === 'problem' ? third : first
    // What `said` gives is English, wherever it is called: it is translated as it is answered.
    const isEnglish = callee.name === 'problem' || callee.name === 'said'
    if (callee.name !== 't' && callee.name !== 'tx' && !isEnglish) return
    if (callee.name === 'problem' && !third) return
    const text = message && textOf(message)
    if (!message || text === null || text === undefined)
      return void faults.push({ at: node.start, text: `${callee.name}: the message is not a literal` })
    if (!isEnglish && !stack.some(({ type }) => /Function/.test(type)))
      faults.push({ at: node.start, text: `"${text}" is said while the module is read: say it in a function` })
    found.push({
      message: text,
      by: String(callee.name),
      start: message.start,
      end: message.end,
      values: callee.name === 'problem' ? null : namesOf(values),
    })
  }

  function visit(node: Node): void {
    if (/^(?:ImportDeclaration|Export\w*FromDeclaration|TSLiteralType)$/.test(node.type)) return
    if (node.type === 'CallExpression') call(node)
    if (node.type === 'JSXText' && hasWords(String(node.value))) past(node, String(node.value).trim())
    if (node.type === 'JSXAttribute' || node.type === 'Property') named(node)
    if (file.startsWith('server/')) answered(node)
    const text = isSaid(node) ? null : textOf(node)
    if (text !== null && isSentence(text)) past(node, text)
    stack.push(node)
    for (const [key, value] of Object.entries(node)) {
      if (key === 'typeAnnotation' || key === 'typeArguments') continue
      if (Array.isArray(value)) for (const each of value) isNode(each) && visit(each)
      else if (isNode(value)) visit(value)
    }
    stack.pop()
  }

  function past(node: Node, text: string): void {
    // What is thrown is for programmers.
    if (stack.some(({ type }) => type === 'ThrowStatement')) return
    faults.push({ at: node.start, text: `"${text}" is not in the catalogue` })
  }

  /** Whether it is the message of a call. */
  const isSaid = ({ start }: Node) => found.some((each) => each.start === start)

  function named(node: Node): void {
    const name = (node.name ?? node.key) as Node
    const value = node.value as Node | null
    if (!value || !SPOKEN.test(String(name.name ?? name.value))) return
    const inner = value.type === 'JSXExpressionContainer' ? (value.expression as Node) : value
    for (const text of literalsOf(inner)) if (hasWords(text) && !isSentence(text)) past(node, text)
  }

  /**
   * What a client is told, in plain English: it would go past the catalogues. That is what such members hold, and what
   * functions give whose names begin with `why`. Logs and what is thrown are for programmers.
   */
  function answered(node: Node): void {
    const tells =
      node.type === 'Property'
        ? SAID_BY_SERVER.test(nameOf(node.key as Node))
        : node.type === 'ReturnStatement' && inWhy()
    if (!tells || stack.some(isForProgrammers)) return
    const value = (node.value ?? node.argument) as Node | null
    for (const text of value ? literalsOf(value) : [])
      if (/\p{L}{2}.* \p{L}/u.test(text)) faults.push({ at: node.start, text: `told: "${text}" is not said` })
  }

  function inWhy(): boolean {
    const at = stack.findLastIndex(({ type }) => /Function/.test(type))
    const [above, inner] = [stack[at - 1], stack[at]]
    const named = inner?.id ?? (above?.type === 'VariableDeclarator' ? above.id : null)
    return /^why/.test(nameOf(named as Node | null))
  }

  // Its own types have no common shape to walk along; every node has what `Node` names.
  visit(parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node)
  return { found, faults }
}

const nameOf = (node: Node | null | undefined): string => String(node?.name ?? node?.value ?? '')

/** A call of the log, an error of the language's own, or a shape. */
function isForProgrammers(node: Node): boolean {
  if (node.type === 'NewExpression') return /^(?:Type|Range)?Error$/.test(String((node.callee as Node).name))
  if (node.type !== 'CallExpression') return false
  const { property } = node.callee as { property?: Node }
  return /^(?:trace|debug|info|warn|error|fatal|meta|describe)$/.test(String(property?.name))
}

const cooked = (quasi: Node): string => (quasi.value as { cooked: string }).cooked

function textOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type !== 'TemplateLiteral' || (node.expressions as Node[]).length > 0) return null
  return (node.quasis as Node[]).map(cooked).join('')
}

/** What an expression may turn out as, as far as it is written out in it. */
function literalsOf(node: Node): string[] {
  const text = textOf(node)
  if (text !== null) return [text]
  if (node.type === 'TemplateLiteral') return (node.quasis as Node[]).map(cooked)
  if (node.type === 'ConditionalExpression')
    return [...literalsOf(node.consequent as Node), ...literalsOf(node.alternate as Node)]
  if (node.type === 'LogicalExpression') return literalsOf(node.right as Node)
  return []
}

/** The names of an object literal; `null` where it cannot be read off. */
function namesOf(node: Node | undefined): string[] | null {
  if (!node) return []
  if (node.type !== 'ObjectExpression') return null
  const names = (node.properties as Node[]).map((each) => {
    const key = each.key as Node | undefined
    return each.type === 'Property' && !each.computed ? String(key?.name ?? key?.value) : null
  })
  return names.includes(null) ? null : (names as string[]) // checked in the line above
}
