import { z } from 'zod'

export const EarlierText = z
  .object({
    revision: z.int(),
    size: z.int().meta({ description: 'Words of an article, or how many chapters' }),
    updatedAt: z.iso.datetime(),
    by: z
      .object({ id: z.uuid(), name: z.string().nullable() })
      .nullable()
      .meta({ description: 'null: made by the studio itself' }),
  })
  .meta({ id: 'EarlierText' })

export const EarlierList = z.object({ items: z.array(EarlierText).meta({ description: 'Latest first' }) })
export const OfRevision = { revision: z.coerce.number().int().min(0).max(1e9) }
export const Restore = z.object({ revision: z.int().min(0).max(1e9) })
export const Sitting = z.object({
  sitting: z
    .enum(['goes-on', 'new'])
    .default('goes-on')
    .meta({ description: 'new: what stands there stays as an earlier version, even one’s own of a moment ago' }),
})
