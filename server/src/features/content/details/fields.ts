import { z } from 'zod'
import { said } from '#platform/language.ts'
import { manyLines, oneLine } from '#platform/text.ts'
import { CATEGORY_IDS } from '../categories.ts'
import { languageFrom, tagsFrom } from './text.ts'

export const LICENCES = [
  'all-rights-reserved',
  'cc-by-4.0',
  'cc-by-sa',
  'cc-by-nd',
  'cc-by-nc',
  'cc-by-nc-sa',
  'cc-by-nc-nd',
  'cc0',
] as const

export const MAX_TAGS = 50
const MAX_TAG = 60

const Tags = z
  .array(z.string().max(2000))
  .max(200)
  .overwrite(tagsFrom)
  .refine((tags) => tags.length <= MAX_TAGS, said('At most {most} tags', { most: MAX_TAGS }))
  .refine(
    (tags) => tags.every((tag) => tag.length <= MAX_TAG),
    said('A tag has at most {most} characters', { most: MAX_TAG }),
  )

const Language = z
  .string()
  .max(35)
  .overwrite((tag) => languageFrom(tag) ?? tag)
  .refine((tag) => languageFrom(tag) !== null && tag.length <= 35, said('No language tag as BCP 47 has them'))
  .meta({ description: 'BCP 47' })

/** What a person files a video under: the same for one video and for what a new upload begins with. */
export const Details = {
  description: z.string().max(20_000).overwrite(manyLines).max(5000),
  tags: Tags,
  category: z.enum(CATEGORY_IDS).nullable().meta({ description: 'One of GET /api/categories' }),
  level: z.enum(['beginner', 'intermediate', 'advanced']).nullable(),
  language: Language.nullable(),
  licence: z.enum(LICENCES),
  comments: z.enum(['open', 'held', 'off']),
  downloads: z.boolean(),
  encryption: z.boolean().meta({
    description: 'Segments encrypted with AES-128 (HLS); keys only for who may watch. Files are repackaged by a job',
  }),
}

export const Title = z.string().max(2000).overwrite(oneLine).trim().min(1).max(100)
