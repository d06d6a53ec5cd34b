import { z } from 'zod'
import { Kind, Level, Status, Visibility } from './schema.ts'

/** Of one list, as many as fit an address. */
const MOST_VALUES = 50

/** In an address a list is written with commas; in JSON it may be an array as well. */
const listOf = <T extends z.ZodType<unknown, string>>(value: T) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? given.split(',').filter(Boolean) : given),
    z.array(value).max(MOST_VALUES).optional(),
  )

const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })])

/** Stands in a list of categories, levels or languages for "has none". */
export const NONE = 'none'

/**
 * Which videos of a channel are meant: what the list, its CSV and a change of many videos share. Within one list any value
 * fits, all lists have to fit. The trash is never meant.
 */
export const VideoFilter = z
  .object({
    q: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Words of title, description, tags or transcript; the last may be the beginning of one' }),
    status: listOf(Status),
    visibility: listOf(Visibility),
    category: listOf(z.string().max(40)).meta({ description: '`none`: without one' }),
    tag: listOf(z.string().max(100)),
    kind: listOf(Kind),
    level: listOf(z.union([Level, z.literal(NONE)])),
    language: listOf(z.string().max(35)).meta({ description: '`none`: without one' }),
    playlist: listOf(z.uuid().toLowerCase()),
    from: Moment.optional().meta({ description: 'Created at or after; a date begins at 00:00 UTC' }),
    to: Moment.optional().meta({ description: 'Created before; a date is meant with the whole of its day in UTC' }),
  })
  .meta({ id: 'VideoFilter' })
export type VideoFilter = z.infer<typeof VideoFilter>

export const VideoSort = z.enum([
  'created',
  'published',
  'title',
  'duration',
  'views',
  'watchTime',
  'completion',
  'likes',
  'comments',
  'visibility',
  'status',
])
export type VideoSort = z.infer<typeof VideoSort>

export const VideoOrder = z.enum(['asc', 'desc'])
export type VideoOrder = z.infer<typeof VideoOrder>

/** Query parameters of `GET /api/creator/videos`. */
export const VideoListQuery = VideoFilter.extend({
  channelId: z.uuid().toLowerCase().optional(),
  sort: VideoSort.default('created'),
  order: VideoOrder.default('desc'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(600).optional(),
})
export type VideoListQuery = z.infer<typeof VideoListQuery>

/** A filter means nothing when it names nothing: then it is every video of the channel. */
export const isEmptyFilter = (filter: VideoFilter): boolean =>
  Object.keys(VideoFilter.shape).every((name) => {
    const value = filter[name as keyof VideoFilter]
    return value === undefined || value.length === 0 || (typeof value === 'string' && value.trim() === '')
  })

/** First and last moment (the latter exclusive) of `from` and `to`. */
export function momentsOf({ from, to }: VideoFilter): { from: Date | null; to: Date | null } {
  const end = to === undefined ? null : new Date(to)
  if (end && to?.length === 10) end.setUTCDate(end.getUTCDate() + 1)
  return { from: from === undefined ? null : new Date(from), to: end }
}
