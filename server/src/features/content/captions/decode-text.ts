import { said } from '#platform/language.ts'
import type { Findings } from './cue.ts'

/**
 * Text out of the bytes of a file: UTF-8 and UTF-16 by their marks, UTF-16 without one by its zeros, anything that is no
 * UTF-8 as Windows-1252, which old editors write.
 * @returns null when it is no text at all
 */
export function decodeText(bytes: Buffer, found: Findings): string | null {
  const [a, b, c] = bytes
  if (a === 0xff && b === 0xfe) return readAs('UTF-16', new TextDecoder('utf-16le').decode(bytes))
  if (a === 0xfe && b === 0xff) return readAs('UTF-16', new TextDecoder('utf-16be').decode(bytes))
  if (!(a === 0xef && b === 0xbb && c === 0xbf)) {
    const wide = zerosOf(bytes)
    if (wide) return readAs('UTF-16', new TextDecoder(wide).decode(bytes))
  }
  const text = decodeUtf8(bytes) ?? readAs('Windows-1252', new TextDecoder('windows-1252').decode(bytes))
  return isText(text) ? text : null

  function readAs(name: string, text: string) {
    found.add('mended', 1, 'encoding', said('It was not in UTF-8 and was read as {name}.', { name }))
    return text
  }
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null // no UTF-8: that is what `fatal` is for
  }
}

/** Times and arrows are ASCII, so nearly every second byte is zero. */
function zerosOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 512)
  if (head.length < 8) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < head.length; at++) if (head[at] === 0) at % 2 === 0 ? even++ : odd++
  const half = head.length / 2
  if (odd > 0.4 * half && even < 0.1 * half) return 'utf-16le'
  if (even > 0.4 * half && odd < 0.1 * half) return 'utf-16be'
  return null
}

/** Pictures, archives and films are full of controls. */
function isText(text: string): boolean {
  const head = text.slice(0, 4096)
  const controls = head.match(/[^\P{Cc}\n\r\t\f]/gu)?.length ?? 0
  return controls <= head.length / 100
}
