import { z } from 'zod'
import { Kind, Visibility } from '../schema.ts'

const MOST_RULES = 20

export const RetentionRule = z
  .strictObject({
    afterDays: z.int().min(1).max(3650),
    since: z
      .enum(['created', 'published'])
      .default('created')
      .meta({ description: '`published`: never a video that was not' }),
    kinds: z.array(Kind).min(1).max(3).optional().meta({ description: 'Only these; without, every kind' }),
    visibility: z.array(Visibility).min(1).max(5).optional().meta({ description: 'Only these; without, any' }),
    tag: z.string().trim().min(1).max(60).optional().meta({ description: 'Only with this tag' }),
    shorterThanSeconds: z
      .int()
      .min(1)
      .max(172_800)
      .optional()
      .meta({ description: 'Only what is shorter: longer recordings are kept' }),
    notInPlaylists: z
      .array(z.uuid().toLowerCase())
      .min(1)
      .max(20)
      .optional()
      .meta({ description: 'Never what is in one of these playlists' }),
  })
  .meta({ id: 'RetentionRule' })
export type RetentionRule = z.infer<typeof RetentionRule>

export const RetentionRules = z.strictObject({ rules: z.array(RetentionRule).max(MOST_RULES) })

export const Retention = z
  .object({
    channelId: z.uuid(),
    rules: z.array(RetentionRule),
    noticeDays: z.int().meta({ description: 'How long before it goes a video is announced' }),
    can: z.object({ edit: z.boolean() }),
    why: z.object({ edit: z.string().optional() }),
  })
  .meta({ id: 'Retention' })

export const RetentionPreview = z
  .object({
    items: z.array(
      z.object({
        videoId: z.uuid(),
        title: z.string(),
        goesAt: z.iso.datetime(),
        announced: z.boolean(),
        durationMs: z.number().nullable(),
      }),
    ),
    total: z.int().meta({ description: 'All that go within a year' }),
    soon: z.int().meta({ description: 'Of them within 30 days' }),
  })
  .meta({ id: 'RetentionPreview' })
