import { createElement, Fragment, type ReactNode } from 'react'
import { formatMessage, isAmount, textOf, type Value } from './format-message.ts'
import { inLanguage } from './t.ts'

type Part = Value | ReactNode | ((children: ReactNode) => ReactNode)

/** Stand for what is not text while the sentence is put together; people's own texts hold none of them. */
const OPEN = '\u0001'
const CLOSE = '\u0002'
const PIECES = new RegExp(`<(\\w+)>(.*?)</\\1>|${OPEN}(\\d+)${CLOSE}`, 'gs')

/**
 * As `t`, with elements in the sentence: `tx('Read <link>the rules</link>, {name}', { link: (text) => <a …>{text}</a>, name })`.
 * A translation may move them. What a value holds is text, whatever it looks like.
 */
export function tx(message: string, values: Record<string, Part>): ReactNode {
  const held: ReactNode[] = []
  const text = formatMessage(inLanguage(message), values, (value) => {
    if (typeof value === 'number' || isAmount(value)) return textOf(value)
    held.push(value as ReactNode) // functions are named as tags only
    return `${OPEN}${held.length - 1}${CLOSE}`
  })
  return weave(text, values, held)
}

function weave(text: string, values: Record<string, Part>, held: ReactNode[]): ReactNode {
  const pieces: ReactNode[] = []
  let done = 0
  for (const found of text.matchAll(PIECES)) {
    pieces.push(text.slice(done, found.index))
    done = found.index + found[0].length
    const [, tag, inner = '', at] = found
    const wrap = tag && values[tag]
    pieces.push(
      at
        ? held[Number(at)]
        : typeof wrap === 'function'
          ? wrap(weave(inner, values, held))
          : weave(inner, values, held),
    )
  }
  pieces.push(text.slice(done))
  return pieces.map((piece, at) => createElement(Fragment, { key: at }, piece))
}
