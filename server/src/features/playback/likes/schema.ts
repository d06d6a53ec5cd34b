import { z } from 'zod'
import { Video } from '#features/content/service.ts'

export const Liked = z
  .object({
    liked: z.boolean(),
    likeCount: z.int().nullable().meta({ description: 'Now; null of what cannot be watched any more' }),
  })
  .meta({ id: 'Liked' })

export const LikedVideo = z
  .object({
    vodId: z.uuid(),
    video: Video.nullable().meta({ description: 'null: it is private now, or gone' }),
    likedAt: z.iso.datetime(),
  })
  .meta({ id: 'LikedVideo' })

export const ShareTarget = z.enum([
  'link',
  'embed',
  'native',
  'email',
  'x',
  'facebook',
  'reddit',
  'discord',
  'whatsapp',
  'telegram',
])
export type ShareTarget = z.infer<typeof ShareTarget>

export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(24),
  cursor: z.string().max(200).optional(),
})
