import { z } from 'zod'
import { VideoCard } from '../video-cards.ts'

const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })])

export const ChannelSort = z.enum(['newest', 'trending', 'views']).meta({
  description: 'trending: what is watched more than usual at the moment, then the most watched',
})
export type ChannelSort = z.infer<typeof ChannelSort>

export const ChannelVideosQuery = z.object({
  sort: ChannelSort.default('newest'),
  q: z.string().max(200).optional().meta({
    description: 'Words of title, description, tags or transcript; the last may be the beginning of one',
  }),
  from: Moment.optional().meta({ description: 'Published at or after; a date begins at 00:00 UTC' }),
  to: Moment.optional().meta({ description: 'Published before; a date is meant with the whole of its day in UTC' }),
  limit: z.coerce.number().int().min(1).max(100).default(12),
  cursor: z.string().max(600).optional(),
})
export type ChannelVideosQuery = z.infer<typeof ChannelVideosQuery>

export const ChannelVideos = z
  .object({ items: z.array(VideoCard), nextCursor: z.string().nullable() })
  .meta({ id: 'ChannelVideos' })
