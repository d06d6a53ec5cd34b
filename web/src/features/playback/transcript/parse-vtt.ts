export type Line = { startMs: number; endMs: number; text: string }

const TIMES = /^(?:(\d+):)?(\d{2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d+):)?(\d{2}):(\d{2})[.,](\d{3})/
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
}

/** The lines of a WebVTT file as text, in the order of the file. What is not a line is left out. */
export function parseVtt(file: string): Line[] {
  const lines: Line[] = []
  for (const block of file.replace(/\r\n?/g, '\n').split(/\n{2,}/)) {
    const rows = block.split('\n')
    const at = rows.findIndex((row) => TIMES.test(row))
    const [, ...times] = TIMES.exec(rows[at] ?? '') ?? []
    if (at < 0 || at > 1) continue
    const [h1, m1, s1, ms1, h2, m2, s2, ms2] = times.map((part) => Number(part ?? 0))
    const text = plain(rows.slice(at + 1).join(' '))
    if (text) lines.push({ startMs: toMs(h1, m1, s1, ms1), endMs: toMs(h2, m2, s2, ms2), text })
  }
  return lines
}

const toMs = (h = 0, m = 0, s = 0, ms = 0): number => ((h * 60 + m) * 60 + s) * 1000 + ms

const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[ \t]+/g, ' ')
    .trim()

/** The line that is spoken at this moment, or was last: -1 before the first. */
export function lineAt(lines: readonly Line[], ms: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lines[middle]?.startMs ?? 0) <= ms) low = middle + 1
    else high = middle
  }
  return low - 1
}
