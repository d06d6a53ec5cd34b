import { z } from 'zod'
import { PlaylistCard, VideoCard } from '#features/content/service.ts'
import { Progress } from '#features/playback/service.ts'

const Category = z.string().max(40)
const Limit = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual)
const Cursor = z.string().max(300).optional()

export const SearchQuery = z.object({
  q: z.string().max(20_000).default('').meta({
    description:
      'Words, of which the first eight are looked for. Without any, all of a category, language, length or kind',
  }),
  kind: z.enum(['video', 'audio', 'article', 'channel', 'playlist']).optional().meta({
    description: 'Default: everything, channels and playlists first on the first page. The filters are of videos',
  }),
  duration: z.enum(['short', 'medium', 'long']).optional().meta({
    description: 'Under 4 minutes, 4 to 20, over 20',
  }),
  date: z.enum(['day', 'week', 'month', 'year']).optional().meta({ description: 'Published in the last …' }),
  category: Category.optional(),
  language: z.string().max(35).optional().meta({ description: 'BCP 47; `en` means `en-GB` as well' }),
  sort: z.enum(['relevance', 'newest', 'views']).default('relevance'),
  limit: Limit(50, 20),
  cursor: Cursor,
})
export type SearchQuery = z.infer<typeof SearchQuery>

export const FoundChannel = VideoCard.shape.channel
  .extend({
    description: z.string(),
    videoCount: z.int().meta({ description: 'Public ones; 1,000 means so many or more' }),
  })
  .meta({ id: 'FoundChannel' })
export const Said = z
  .object({ text: z.string(), startMs: z.int(), language: z.string().meta({ description: 'BCP 47, of the captions' }) })
  .meta({ id: 'Said', description: 'Where a video has the words in none of its texts: what is said in it, and when' })
export const FoundItem = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('video'), video: VideoCard, said: Said.optional() }),
    z.object({ kind: z.literal('channel'), channel: FoundChannel }),
    z.object({ kind: z.literal('playlist'), playlist: PlaylistCard }),
  ])
  .meta({ id: 'FoundItem' })
export const SearchPage = z
  .object({
    items: z.array(FoundItem),
    nextCursor: z.string().nullable(),
    mended: z
      .string()
      .nullable()
      .meta({ description: 'Nothing has the words as they were written; this was looked for instead' }),
  })
  .meta({ id: 'SearchPage' })

export const SuggestQuery = z.object({ q: z.string().max(20_000), limit: Limit(20, 8) })
export const Suggestion = z
  .object({
    kind: z.enum(['title', 'channel']),
    text: z.string(),
    handle: z.string().nullable().meta({ description: 'Of a channel' }),
  })
  .meta({ id: 'SearchSuggestion' })
export const Suggestions = z.object({ items: z.array(Suggestion) }).meta({ id: 'SearchSuggestions' })

export const TrendingQuery = z.object({ category: Category.optional(), limit: Limit(100, 24), cursor: Cursor })
export const TrendingPage = z
  .object({
    items: z.array(VideoCard),
    nextCursor: z.string().nullable(),
    computedAt: z.iso.datetime().nullable().meta({ description: 'null: not yet' }),
    definition: z.string(),
  })
  .meta({ id: 'TrendingPage' })

export const Reason = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('channel'), channel: VideoCard.shape.channel }),
    z.object({ kind: z.literal('went-on') }),
    z.object({ kind: z.literal('category'), category: z.string() }),
    z.object({ kind: z.literal('popular') }),
    z.object({ kind: z.literal('newest') }),
  ])
  .meta({
    id: 'Reason',
    description:
      'Why it is shown: of the same channel; people who finished this went on to it; popular in the category, or everywhere; new',
  })
export const RelatedQuery = z.object({ limit: Limit(50, 20) })
export const Related = z
  .object({ items: z.array(z.object({ video: VideoCard, reason: Reason })) })
  .meta({ id: 'RelatedVideos' })

const Row = z.array(VideoCard)
export const Home = z
  .object({
    continue: z
      .array(z.object({ video: VideoCard, progress: Progress }))
      .meta({ description: 'Of the signed-in person' }),
    following: Row.meta({ description: 'New from the channels that the signed-in person follows' }),
    trending: Row,
    newest: Row,
    categories: z
      .array(z.object({ category: z.string(), items: Row }))
      .meta({ description: 'What most people watched of each in the last days' }),
  })
  .meta({ id: 'Home' })
