import { t } from '#web/lib/i18n/t.ts'
/** A text with what is selected in it. */
export type Selected = { text: string; from: number; until: number }
/** What takes the place of a part of it, and what is selected then. */
export type Edit = { from: number; until: number; insert: string; selectFrom: number; selectUntil: number }

/** Bold, italic, code: puts signs around what is selected, or takes them away again. */
export function around({ text, from, until }: Selected, sign: string, empty: string): Edit {
  const inside = text.slice(from, until)
  const n = sign.length
  if (text.slice(from - n, from) === sign && text.slice(until, until + n) === sign && !doubled(text, from, sign))
    return {
      from: from - n,
      until: until + n,
      insert: inside,
      selectFrom: from - n,
      selectUntil: until - n,
    }
  const words = inside || empty
  return {
    from,
    until,
    insert: sign + words + sign,
    selectFrom: from + n,
    selectUntil: from + n + words.length,
  }
}

/** `*` stands within `**`, which is something else. */
const doubled = (text: string, from: number, sign: string) =>
  sign.length === 1 && text[from - 2] === sign && text[from - 3] !== sign

/** `[words](https://…)`: an address that is selected becomes the address, words become the words. */
export function link({ text, from, until }: Selected): Edit {
  const inside = text.slice(from, until)
  const isAddress = /^https?:\/\/\S+$/.test(inside)
  const words = isAddress ? t('words') : inside || t('words')
  const address = isAddress ? inside : 'https://'
  const start = from + (isAddress || !inside ? 1 : words.length + 3)
  return {
    from,
    until,
    insert: `[${words}](${address})`,
    selectFrom: start,
    selectUntil: start + (isAddress || !inside ? words.length : address.length),
  }
}

const MARKS = { heading: '## ', quote: '> ', list: '- ', numbers: '1. ' } as const
export type LineMark = keyof typeof MARKS

/** Headings, quotes and lists: every line that is touched gets the sign, or loses it when all have it. */
export function lines({ text, from, until }: Selected, mark: LineMark): Edit {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const found = text.indexOf('\n', until)
  const end = found < 0 ? text.length : found
  const touched = text.slice(start, end).split('\n')
  const sign = (nth: number) => (mark === 'numbers' ? `${nth + 1}. ` : MARKS[mark])
  const has = (line: string) => (mark === 'numbers' ? /^\d+\. /.test(line) : line.startsWith(MARKS[mark]))
  const bare = (line: string) => line.replace(/^(#{1,6} |> |- |\d+\. )/, '')
  const all = touched.every(has)
  const insert = touched.map((line, nth) => (all ? bare(line) : sign(nth) + bare(line))).join('\n')
  return {
    from: start,
    until: end,
    insert,
    selectFrom: start + (all ? 0 : sign(0).length),
    selectUntil: start + insert.length,
  }
}

/** The next line of a list begins like this one; an empty one ends the list. `null`: an ordinary line. */
export function nextLine({ text, from, until }: Selected): Edit | null {
  if (from !== until) return null
  const start = text.lastIndexOf('\n', from - 1) + 1
  const [, space, sign, number, words] = /^(\s*)(?:([-*>])|(\d{1,4})\.) (.*)$/.exec(text.slice(start, from)) ?? []
  if (space === undefined) return null
  if (words === '') return { from: start, until: from, insert: '', selectFrom: start, selectUntil: start }
  const insert = `\n${space}${sign ?? `${Number(number) + 1}.`} `
  return { from, until, insert, selectFrom: from + insert.length, selectUntil: from + insert.length }
}

/** A picture on lines of its own. */
export const picture = (id: string, description: string) =>
  `![${description.replace(/[[\]\n]/g, ' ').trim()}](image:${id})`

/** How many pictures nobody has described yet. */
export const undescribed = (text: string): number => text.match(/!\[\s*\]\(image:/g)?.length ?? 0
