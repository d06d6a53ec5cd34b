import { editDistance } from './edit-distance.ts'

/** What the dictionary says of a word that somebody searches for. */
export type KnownWord = {
  word: string
  /** In how many titles, tags and names it is; null: in none, or it is no word of letters. */
  n: number | null
  /** Whether anything has it; only of those that the dictionary does not have it may be false. */
  found: boolean
  /** How many documents there are, about. */
  of: number
  /** Those that begin with it, the most frequent first. */
  longer: string[]
  /** Those a slip away or two, and how frequent they are. */
  near: { word: string; n: number }[]
}

/** Of each word of a question any of these may be found. */
export type Alternatives = string[][]

/** Endings of one or two letters are the same word in most languages: `recipe`, `recipes`. */
const ENDING = 2
const MOST_ENDINGS = 3
const SHORTEST_WITH_ENDINGS = 4
const MOST_BEGUN = 8

/** As it was asked; the last word may be the beginning of one that is known. */
export const asAsked = (words: readonly KnownWord[]): Alternatives =>
  words.map(({ word, n, longer }, place) => {
    if (n === null) return place === words.length - 1 ? [word, ...longer.slice(0, MOST_BEGUN)] : [word]
    if (word.length < SHORTEST_WITH_ENDINGS) return [word]
    return [word, ...longer.filter((each) => each.length <= word.length + ENDING).slice(0, MOST_ENDINGS)]
  })

/** Whether one of them is nowhere, and nothing that it may begin either: then nothing has all of them. */
export const isHopeless = (words: readonly KnownWord[]): boolean =>
  asAsked(words).some((group, place) => group.length === 1 && words[place]?.found === false)

/** So many are looked at sooner than an index of words has read all that it knows of a sign. */
const FEW = 3000
/** In descriptions words are about twice as frequent as in what the dictionary counts. */
const ANYWHERE = 3

/** Whether few have all the words, as far as the dictionary knows how frequent each is. */
export function areFew(groups: Alternatives, words: readonly KnownWord[]): boolean {
  const known = frequenciesOf(words)
  const of = Math.max(1, words[0]?.of ?? 0)
  const shares = groups.map(([word = '']) => Math.min(1, ((known.get(word) || of) * ANYWHERE) / of))
  return groups.length > 0 && of * shares.reduce((a, b) => a * b, 1) <= FEW
}

const frequenciesOf = (words: readonly KnownWord[]) =>
  new Map(words.flatMap(({ word, n, near }) => [{ word, n }, ...near]).map(({ word, n }) => [word, n]))

/** Of these the two that the fewest have, and those of which that is not known, so that one of them may be the rarest. */
export function rarest(groups: Alternatives, words: readonly KnownWord[]): Alternatives {
  const frequencies = frequenciesOf(words)
  const of = ([word = '']: string[]) => frequencies.get(word) || null
  const known = groups.flatMap((group) => of(group) ?? []).sort((a, b) => a - b)
  const [, second] = known
  return second === undefined ? groups : groups.filter((group) => (of(group) ?? 0) <= second)
}

/** With a word that nobody has used put right, or null when there is none, or nothing to put right. */
export function mended(words: readonly KnownWord[]): string[] | null {
  const right = words.map((each) => (each.n === null ? (mendedWord(each) ?? each.word) : each.word))
  return right.some((word, place) => word !== words[place]?.word) ? right : null
}

/** The fewest slips, then the most frequent. */
export function mendedWord({ word, near }: KnownWord): string | null {
  const most = word.length < 8 ? 1 : 2
  const ranked = near
    .map((each) => ({ ...each, slips: editDistance(word, each.word, most) }))
    .filter(({ slips }) => slips > 0 && slips <= most)
    .sort((a, b) => a.slips - b.slips || b.n - a.n)
  return ranked[0]?.word ?? null
}

/** Everything that is one word or a sign, as `content.words` leaves it, is harmless between quotes. */
const quoted = (word: string) => `'${word.replace(/['\\]/g, '')}'`

/** As PostgreSQL reads a question. @param where `:A` and the like, what the words must weigh @param signs all of these too */
export const tsquery = (groups: Alternatives, where: string, signs: readonly string[] = []): string =>
  [
    ...groups.map((group) => `(${group.map((word) => quoted(word) + where).join('|')})`),
    ...signs.map((sign) => quoted(sign)),
  ].join(' & ')
