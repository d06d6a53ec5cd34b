import { z } from 'zod'
import { said } from '#platform/language.ts'
import { oneLine } from '#platform/text.ts'

export const Stars = z.int().min(1).max(5)

export const RatingBody = z.object({
  stars: Stars,
  sentence: z
    .string()
    .max(2000)
    .overwrite((text) => oneLine(text).trim())
    .refine(
      (text) => [...text].length <= 500,
      said('At most {most, plural, one {# character} other {# characters}}', { most: 500 }),
    )
    .nullable()
    .default(null)
    .meta({ description: 'One line of at most 500 characters, shown with the name to everybody' }),
})

export const OwnRating = z
  .object({
    stars: Stars,
    sentence: z.string().nullable(),
    sentenceRemoved: z.boolean().meta({ description: 'By whoever runs this studio; the stars count' }),
    ratedAt: z.iso.datetime(),
  })
  .meta({ id: 'OwnRating' })

export const MyRating = z
  .object({
    rating: OwnRating.nullable(),
    seenPercent: z.number().nullable().meta({ description: 'How much was seen, each part once; null: not known' }),
    can: z.object({ rate: z.boolean() }),
    why: z.object({ rate: z.string().optional() }),
  })
  .meta({ id: 'MyRating' })

const Sentence = z
  .object({
    id: z.uuid(),
    stars: Stars,
    sentence: z.string(),
    by: z.string().meta({ description: 'What they are called now' }),
    ratedAt: z.iso.datetime(),
    reported: z.boolean().meta({ description: 'By the person who asks' }),
  })
  .meta({ id: 'RatingSentence' })

export const Ratings = z
  .object({
    count: z.int(),
    average: z.number().nullable().meta({ description: '1 to 5; null below 10 ratings, which say nothing' }),
    distribution: z
      .array(z.int())
      .length(5)
      .nullable()
      .meta({ description: 'How many gave one star, two, to five; null with the average' }),
    badge: z.enum(['directional', 'readable']).nullable().meta({ description: 'How far to trust the average' }),
    items: z.array(Sentence).meta({ description: 'With a sentence, newest first' }),
    nextCursor: z.string().nullable(),
    can: z.object({ report: z.boolean().meta({ description: 'Sentences, as the channel’s team' }) }),
  })
  .meta({ id: 'Ratings' })

export const RatingsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(10),
  cursor: z.string().max(200).optional(),
})
