import { z } from 'zod'
import { Details } from './fields.ts'

export const UploadDefaults = z
  .object({
    ...Details,
    visibility: z.enum(['private', 'unlisted', 'public', 'members']),
    encryption: Details.encryption.default(false),
  })
  .meta({ id: 'UploadDefaults' })

export const UploadDefaultsAnswer = z.object({
  channelId: z.uuid(),
  defaults: UploadDefaults,
  can: z.object({ edit: z.boolean() }),
  why: z.object({ edit: z.string().optional() }),
})

export const Categories = z.object({ items: z.array(z.object({ id: z.string(), label: z.string() })) })

const Values = z.record(z.string(), z.unknown())
export const VideoChange = z
  .object({
    id: z.uuid(),
    revision: z.int().meta({ description: 'Of the video since this change' }),
    at: z.iso.datetime(),
    by: z
      .object({ id: z.uuid(), name: z.string().nullable() })
      .nullable()
      .meta({ description: 'null: the studio itself, at a time that somebody had set' }),
    fields: z.array(z.string()),
    before: Values,
    after: Values,
    reverts: z.uuid().nullable().meta({ description: 'The change that this one took back' }),
  })
  .meta({ id: 'VideoChange' })
export const VideoHistory = z.object({ items: z.array(VideoChange), nextCursor: z.string().nullable() })

const Thumbnail = z
  .object({
    id: z.uuid().nullable().meta({ description: 'null: the one that was made by itself' }),
    kind: z.enum(['automatic', 'suggested', 'frame', 'image']),
    atMs: z.number().nullable(),
    state: z.enum(['making', 'ready', 'failed']),
    url: z.string().nullable(),
    small: z.string().nullable(),
    createdAt: z.iso.datetime().nullable(),
    problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'Thumbnail' })
export const Thumbnails = z.object({
  items: z.array(Thumbnail),
  chosen: z.uuid().nullable(),
  making: z.uuid().nullable().meta({ description: 'Takes the place of the chosen one as soon as it is stored' }),
})
export const ThumbnailChoice = z.union([
  z.strictObject({ atMs: z.int().nonnegative().max(1_000_000_000) }),
  z.strictObject({ thumbnailId: z.uuid().toLowerCase().nullable() }),
])
export const ImageFit = z.object({
  fit: z.enum(['crop', 'letterbox']).default('crop').meta({ description: 'How a picture that is not 16:9 becomes it' }),
  focus: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .meta({ description: 'Which part is kept when it is cut: 0 the left or upper end, 1 the other' }),
})
