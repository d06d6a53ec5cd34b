import { type SmallCache, smallCache } from '#platform/cache.ts'
import type { Ctx } from '#platform/context.ts'
import { readTogether } from '#platform/read-together.ts'
import * as queries from './dictionary-queries.ts'
import type { KnownWord } from './words-asked.ts'

/**
 * What the dictionary says of a word, for twenty seconds: people search for anything, but in the words of their language. One
 * that it does not have is asked for each time, so that it is found as soon as something has it.
 */
const known: SmallCache<KnownWord> = smallCache({ max: 5000, ttlMs: 20_000 })

const readTogetherOf = readTogether(
  async (ctx: Ctx, words) => new Map((await queries.knownWords(ctx, words)).map((each) => [each.word, each])),
  { atOnce: 2 },
)

/** The words of a question, each once and in their order, with what the dictionary has of them. */
export async function wordsOf(ctx: Ctx, text: string): Promise<KnownWord[]> {
  const words = plainWords(text)
  if (words === null) return queries.wordsOf(ctx, text)
  const found = new Map(words.map((word) => [word, known.get(word)]))
  const missing = words.filter((word) => found.get(word) === undefined)
  if (missing.length > 0) {
    const asOf = known.now()
    const read = await readTogetherOf(ctx, missing)
    for (const word of missing) {
      const each = read.get(word)
      if (each && each.n !== null) known.set(word, each, asOf)
      found.set(word, each)
    }
  }
  return words.flatMap((word) => found.get(word) ?? [])
}

/** As `content.words` has them, where there is nothing but letters that no language writes in two ways; null: ask it. */
function plainWords(text: string): string[] | null {
  if (!/^[A-Za-z0-9 ]*$/.test(text)) return null
  const words = text
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
  return words.some((word) => word.length > queries.MOST_LETTERS_OF_WORD)
    ? null
    : [...new Set(words.slice(0, queries.MOST_READ))].slice(0, queries.MOST_WORDS)
}
