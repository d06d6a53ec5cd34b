import { z } from 'zod'

const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })])

export const AuditFilter = z.object({
  actor: z.uuid().optional().meta({ description: 'Id of the person who did it' }),
  action: z
    .string()
    .max(100)
    .regex(/^[a-z.-]+$/)
    .optional()
    .meta({ description: 'An action, as `video.changed`, or the beginning of several up to a dot, as `video`' }),
  subject: z.string().min(1).max(100).optional().meta({ description: 'Id of what it was done to' }),
  from: Moment.optional().meta({ description: 'At or after; a date begins at 00:00 UTC' }),
  to: Moment.optional().meta({ description: 'Before; a date is meant with the whole of its day in UTC' }),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const AuditQuery = AuditFilter.extend({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
})

const Values = z.record(z.string(), z.unknown()).nullable()

export const AuditRecord = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    actor: z
      .object({ id: z.uuid(), name: z.string().nullable() })
      .nullable()
      .meta({ description: 'With the name they had then; null: the program itself' }),
    via: z.enum(['session', 'api-key', 'system']),
    keyName: z.string().nullable(),
    action: z.string(),
    subject: z.object({ kind: z.string(), id: z.string().nullable(), label: z.string().nullable() }),
    before: Values.meta({ description: 'Only the fields that differ' }),
    after: Values,
    requestId: z.string().nullable(),
    network: z.string().nullable().meta({ description: 'The address without its end' }),
  })
  .meta({ id: 'AuditRecord' })

export const AuditPage = z
  .object({
    items: z.array(AuditRecord),
    nextCursor: z.string().nullable(),
    people: z
      .array(z.object({ id: z.uuid(), name: z.string().nullable() }))
      .optional()
      .meta({ description: 'Everybody the log tells of; only with the first page' }),
    actions: z.array(z.string()).optional().meta({ description: 'Everything that was done; only with the first page' }),
  })
  .meta({ id: 'AuditPage' })
