import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import { wordsOf } from './dictionary.ts'
import * as queries from './queries.ts'
import { tsquery } from './words-asked.ts'

type Suggestion = { kind: 'title' | 'channel'; text: string; handle: string | null }

/** Of a question that somebody is typing, the end is a beginning; with fewer letters only what most people watch is looked at. */
const ENOUGH_LETTERS = 3
const CHANNELS = 3
const MOST_BEGUN = 8
/** Names are many and short: more would be looked at for nothing. */
const MOST_BEGUN_NAMES = 3
const MOST = 12

type Found = { titles: string[]; channels: string[] }
/** Which they are, for ten seconds, while it is being found too; whether they may be shown is looked at anew each time. */
const found: SmallCache<{ value: Promise<Found> }> = smallCache({ max: 5000, ttlMs: 10_000 })

function findOnce(ctx: Ctx, text: string): Promise<Found> {
  const known = found.get(text)
  if (known) return known.value
  const value = find(ctx, text)
  found.set(text, { value }, found.now())
  value.catch(() => found.delete(text)) // who waits for it hears of it
  return value
}

type TopTitles = Awaited<ReturnType<typeof queries.topTitles>>
/** What the most watched are called: a letter or two begin the words of hundreds of them, which an index finds only one by one. */
const tops: SmallCache<{ value: Promise<TopTitles> }> = smallCache({ max: 1, ttlMs: 30_000 })

async function topTitlesWith(ctx: Ctx, beginning: string): Promise<string[]> {
  let known = tops.get('tops')
  if (!known) {
    known = tops.set('tops', { value: queries.topTitles(ctx) }, tops.now())
    known.value.catch(() => tops.clear())
  }
  const titles = await known.value
  return titles.filter(({ words }) => words.some((word) => word.startsWith(beginning))).map(({ id }) => id)
}

/** Titles and channels that begin like this, as everybody may find them. */
export async function suggest(ctx: Ctx, q: string, limit: number): Promise<Suggestion[]> {
  const text = q.slice(0, 100)
  const { titles, channels } = await findOnce(ctx, text)
  const [cards, rows] = await Promise.all([
    content.videoCards(ctx, titles),
    accounts.channelsByIds(forActor(ctx, { kind: 'anonymous' }), channels),
  ])
  const said = new Set<string>()
  const named = channels.flatMap((id): Suggestion[] => {
    const row = rows.get(id)
    return row ? [{ kind: 'channel', text: row.name, handle: row.handle }] : []
  })
  const called = titles.flatMap((id): Suggestion[] => {
    const title = cards.get(id)?.title
    if (title === undefined || said.has(title.toLowerCase())) return []
    said.add(title.toLowerCase())
    return [{ kind: 'title', text: title, handle: null }]
  })
  return [...called.slice(0, Math.max(0, limit - named.length)), ...named].slice(0, limit)
}

async function find(ctx: Ctx, q: string): Promise<Found> {
  const words = await wordsOf(ctx, q)
  const last = words.at(-1)
  if (!last) return { titles: [], channels: [] }
  const before = words.slice(0, -1).map(({ word }) => [word])
  // A word that nothing goes on from is one, or has digits; a short one is the beginning of too many to name them.
  const few = last.word.length < ENOUGH_LETTERS
  const ended = [[last.word, ...last.longer.slice(0, MOST_BEGUN)]]
  const query = (where: string) =>
    [
      ...(before.length > 0 ? [tsquery(before, where)] : []),
      few ? tsquery([[last.word]], `:*${where.slice(1)}`) : tsquery(ended, where),
    ].join(' & ')
  // Two letters begin the names of thousands of channels: they have to be a whole word of it.
  const named = [last.word, ...(few ? [] : last.longer.slice(0, MOST_BEGUN_NAMES))]
  const names = tsquery([...before, named], ':A')
  const phrase = words.map(({ word }) => word).join(' ')
  const [titles, channels] = await Promise.all([
    few && before.length === 0
      ? topTitlesWith(ctx, last.word).then((ids) => ids.slice(0, MOST))
      : queries
          .begunTitles(ctx, { titled: query(':A'), any: query('') }, MOST)
          .then((rows) => rows.map(({ id }) => id)),
    queries.named(ctx, 'channel', { query: names, titled: names, phrase }, { after: null, limit: CHANNELS }),
  ])
  return { titles, channels: channels.map(({ id }) => id) }
}
