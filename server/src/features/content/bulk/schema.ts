import { z } from 'zod'
import { Details } from '../details/fields.ts'
import { Visibility } from '../schema.ts'
import { VideoFilter } from '../video-filter.ts'

/** Of one list of ids; a filter may mean more, see MOST_ITEMS. */
export const MOST_IDS = 10_000
/** Of one change. */
export const MOST_ITEMS = 100_000

export const BulkId = z.uuid().toLowerCase()
const Ids = z.array(z.uuid().toLowerCase()).max(MOST_IDS)

/** What of one video can be given to others. */
const COPIED = ['description', 'tags', 'category', 'level', 'language', 'licence', 'comments', 'downloads'] as const
export type CopiedField = (typeof COPIED)[number]

const PlaylistChange = z
  .strictObject({
    kind: z.literal('playlist'),
    playlistId: z.uuid().toLowerCase(),
    change: z.enum(['add', 'remove']),
  })
  .meta({ description: 'Into a playlist at its end, or out of it' })

export const BulkAction = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('visibility'),
      visibility: Visibility,
      publishAt: z.iso.datetime({ offset: true }).optional().meta({ description: 'With `scheduled`' }),
    }),
    z.strictObject({ kind: z.literal('category'), category: Details.category }),
    z.strictObject({ kind: z.literal('tags'), add: Details.tags.default([]), remove: Details.tags.default([]) }),
    PlaylistChange,
    z.strictObject({ kind: z.literal('delete') }),
    z.strictObject({ kind: z.literal('restore') }),
    z
      .strictObject({
        kind: z.literal('metadata'),
        from: z.uuid().toLowerCase(),
        fields: z.array(z.enum(COPIED)).min(1).max(COPIED.length),
      })
      .meta({ description: 'As they are in that video at this moment' }),
  ])
  .meta({ id: 'BulkAction' })
export type BulkAction = z.infer<typeof BulkAction>

/** The trash is meant by `restore` alone, whose filter may say nothing: all of it. */
export const Selection = z
  .union([
    z.strictObject({ ids: Ids.min(1) }),
    z.strictObject({ filter: VideoFilter, except: Ids.optional().meta({ description: 'All that fit but these' }) }),
  ])
  .meta({ id: 'VideoSelection' })
export type Selection = z.infer<typeof Selection>

export const NewBulk = z
  .strictObject({ channelId: z.uuid().toLowerCase().optional(), select: Selection, action: BulkAction })
  .meta({ id: 'NewBulk' })
export type NewBulk = z.infer<typeof NewBulk>

const ItemState = z.enum(['waiting', 'done', 'skipped', 'failed'])
export type ItemState = z.infer<typeof ItemState>

export const Bulk = z
  .object({
    id: BulkId,
    channelId: z.uuid(),
    action: z.looseObject({ kind: z.string() }).meta({ description: 'As it was asked for, or `{ kind: "undo", of }`' }),
    state: z.enum(['running', 'done', 'cancelled']),
    total: z.int(),
    done: z.int(),
    skipped: z.int().meta({ description: 'Nothing was to be done, or it was cancelled before' }),
    failed: z.int(),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    undoneBy: BulkId.nullable(),
    can: z.object({ cancel: z.boolean(), undo: z.boolean() }),
    why: z.object({ cancel: z.string().optional(), undo: z.string().optional() }),
  })
  .meta({ id: 'Bulk' })

export const BulkItem = z
  .object({
    videoId: z.uuid(),
    title: z.string().nullable().meta({ description: 'Null: no such video in this channel' }),
    state: ItemState,
    reason: z.string().nullable().meta({ description: 'A stable code' }),
    message: z.string().nullable().meta({ description: 'The reason as a sentence' }),
  })
  .meta({ id: 'BulkItem' })

export const BulkQuery = z.object({
  items: z
    .preprocess(
      (given) => (typeof given === 'string' ? given.split(',').filter(Boolean) : given),
      z.array(ItemState).max(4).optional(),
    )
    .meta({ description: 'Only items in these states' }),
  limit: z.coerce.number().int().min(0).max(1000).default(100),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
})
export const BulkWithItems = Bulk.extend({ items: z.array(BulkItem), nextCursor: z.string().nullable() }).meta({
  id: 'BulkWithItems',
})
