export type Piece = { kind: 'same' | 'out' | 'in'; text: string }

/** Compared word by word up to so many each; longer texts are shown as one change after what they share at both ends. */
const MOST_WORDS = 1500

/** What became of a text: words that stayed, went and came, in their order. */
export function wordDiff(before: string, after: string): Piece[] {
  const [one, other] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start++
  let end = 0
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const middle = between(one.slice(start, one.length - end), other.slice(start, other.length - end))
  return joined([
    { kind: 'same', text: one.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: end > 0 ? one.slice(-end).join('') : '' },
  ])
}

/** What went and what came stand side by side: where neither brings a space, they are set apart. */
export const isApart = (piece: Piece, next: Piece | undefined): boolean =>
  piece.kind !== 'same' &&
  next !== undefined &&
  next.kind !== 'same' &&
  !/\s$/.test(piece.text) &&
  !/^\s/.test(next.text)

/** Each with the space behind it. */
const wordsOf = (text: string) => text.match(/[\p{L}\p{N}\p{M}_'’-]+\s*|[^\s\p{L}\p{N}\p{M}_'’-]\s*|\s+/gu) ?? []

/** The longest common sequence, by the table everybody knows. */
function between(one: string[], other: string[]): Piece[] {
  if (one.length > MOST_WORDS || other.length > MOST_WORDS)
    return [
      { kind: 'out', text: one.join('') },
      { kind: 'in', text: other.join('') },
    ]
  const width = other.length + 1
  const longest = new Uint16Array((one.length + 1) * width)
  for (let a = one.length - 1; a >= 0; a--)
    for (let b = other.length - 1; b >= 0; b--)
      longest[a * width + b] =
        one[a] === other[b]
          ? at(longest, (a + 1) * width + b + 1) + 1
          : Math.max(at(longest, (a + 1) * width + b), at(longest, a * width + b + 1))
  const pieces: Piece[] = []
  let [a, b] = [0, 0]
  while (a < one.length || b < other.length) {
    if (a < one.length && one[a] === other[b]) {
      pieces.push({ kind: 'same', text: one[a] ?? '' })
      a++
      b++
    } else if (
      b >= other.length ||
      (a < one.length && at(longest, (a + 1) * width + b) >= at(longest, a * width + b + 1))
    )
      pieces.push({ kind: 'out', text: one[a++] ?? '' })
    else pieces.push({ kind: 'in', text: other[b++] ?? '' })
  }
  return pieces
}

const at = (table: Uint16Array, index: number) => table[index] ?? 0

function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (piece.text === '') continue
    if (last?.kind === piece.kind) last.text += piece.text
    else result.push({ ...piece })
  }
  return result
}
