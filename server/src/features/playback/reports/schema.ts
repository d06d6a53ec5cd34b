import { z } from 'zod'
import { TAKE_DOWN_CATEGORIES, TakeDownCategory } from '#features/content/service.ts'
import { theirWords } from '#platform/answer-language.ts'
import { said } from '#platform/language.ts'
import { manyLines } from '#platform/text.ts'

/** As `TAKE_DOWN_CATEGORIES`: what is reported is what something can be taken down for. */
export const ReportReason = z.enum(TAKE_DOWN_CATEGORIES)
export type ReportReason = z.infer<typeof ReportReason>

const Words = (max: number) =>
  z
    .string()
    .max(max * 4)
    .overwrite((text) => manyLines(text).trim())
    .refine(
      (text) => [...text].length <= max,
      said('At most {most, plural, one {# character} other {# characters}}', { most: max }),
    )

export const ReportBody = z.object({
  reason: ReportReason,
  text: Words(1000).default(''),
  atMs: z.int().min(0).max(1_000_000_000).optional().meta({ description: 'Where in the video' }),
})
export const Reported = z.object({ reported: z.literal(true) })

export const DECISIONS = ['nothing', 'age-restricted', 'taken-down', 'sentence-removed'] as const
export const Decision = z.enum(DECISIONS)

const Told = Words(1000).meta({ description: 'What the channel is told' })
export const Decide = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('nothing') }),
  z.object({ decision: z.literal('age-restricted'), message: Told.default('') }),
  z.object({ decision: z.literal('taken-down'), category: TakeDownCategory, message: Told.min(1) }),
  z.object({ decision: z.literal('sentence-removed'), message: Told.default('') }),
])

const Allowed = z.object({ allowed: z.boolean(), why: z.string().nullable() })

export const ReportCase = z
  .object({
    id: z.uuid(),
    video: z.object({
      id: z.uuid(),
      title: z.string(),
      channel: z.object({ id: z.uuid(), handle: z.string(), name: z.string() }).nullable(),
      thumbnail: z.string().nullable(),
      watchable: z
        .boolean()
        .meta({ description: 'At its address: for everybody who has it, or for the operator where it was taken down' }),
      takenDown: z.boolean(),
      ageRestricted: z.boolean(),
    }),
    sentence: z
      .object({ text: z.string().nullable(), stars: z.int(), by: z.string() })
      .nullable()
      .meta({ description: 'What was reported of it: a sentence of somebody who rated it; null: the video itself' }),
    reports: z.int(),
    reasons: z.array(z.string()),
    atMs: z.int().nullable().meta({ description: 'The earliest moment that was named' }),
    openedAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
    decision: z
      .object({
        decision: Decision,
        category: z.string().nullable(),
        message: theirWords(z.string()).nullable(),
        at: z.iso.datetime(),
        by: z.string().nullable(),
        undoneAt: z.iso.datetime().nullable(),
      })
      .nullable(),
    undo: Allowed,
  })
  .meta({ id: 'ReportCase' })

export const ReportCases = z.object({ items: z.array(ReportCase), nextCursor: z.string().nullable(), open: z.int() })

export const ReportCaseWhole = ReportCase.extend({
  items: z.array(
    z.object({
      id: z.uuid(),
      reason: z.string(),
      text: z.string().nullable(),
      atMs: z.int().nullable(),
      reportedAt: z.iso.datetime(),
      by: z.string().nullable().meta({ description: 'null: nobody who was signed in, or whose account is gone' }),
    }),
  ),
}).meta({ id: 'ReportCaseWhole' })

export const CasesQuery = z.object({
  state: z.enum(['open', 'decided']).default('open'),
  reason: ReportReason.optional(),
  about: z.enum(['video', 'sentence']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
})
