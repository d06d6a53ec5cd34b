import { z } from 'zod'
import { Part } from '../versions/schema.ts'
import { MOST_PARTS } from './edit-list.ts'

export const EditBody = z.object({ keep: z.array(Part).min(1).max(MOST_PARTS) }).meta({ id: 'EditBody' })
export const Edit = z
  .object({
    versionId: z.uuid().meta({ description: 'What the parts are of; another version has an edit of its own' }),
    durationMs: z.number(),
    keep: z.array(Part),
    keptMs: z.number(),
    revision: z.int().meta({ description: 'For If-Match; 0 while nothing was saved' }),
    updatedAt: z.iso.datetime().nullable(),
    updatedBy: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    can: z.object({ edit: z.boolean(), render: z.boolean() }),
    why: z.object({ edit: z.string().optional(), render: z.string().optional() }),
  })
  .meta({ id: 'VideoEdit' })
