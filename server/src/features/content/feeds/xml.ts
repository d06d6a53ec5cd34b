/** XML 1.0 section 2.2: what no document may contain, however it is written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text as XML has it, between tags and in quoted attributes. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replace(/[&<>"']/g, (sign) => NAMES[sign] ?? '')

type Attributes = Record<string, string | number>

/**
 * One element. `content` is XML already when it comes as a list, text when it does not; null is left out altogether.
 * Names are this program's own.
 */
export function element(name: string, content: string | number | string[] | null, attributes: Attributes = {}): string {
  if (content === null) return ''
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  const inside = Array.isArray(content) ? content.join('') : escapeXml(String(content))
  return inside === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inside}</${name}>`
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
