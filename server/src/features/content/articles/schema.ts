import { z } from 'zod'
import { manyLines } from '#platform/text.ts'
import { Title } from '../details/fields.ts'
import { Video, VideoId } from '../schema.ts'
import { MAX_BYTES } from './markdown.ts'

/** Counted in bytes by the service; the number of characters only keeps nonsense out early. */
export const Markdown = z.string().max(MAX_BYTES).overwrite(manyLines).meta({
  description:
    'CommonMark with tables, at most 200 kB; HTML is shown as text, pictures are `![description](image:ID)` of this article alone',
})

export const NewArticle = z
  .object({ title: Title.optional(), markdown: Markdown.optional(), channelId: z.uuid().toLowerCase().optional() })
  .meta({ id: 'NewArticle' })

export const ArticleImage = z
  .object({
    id: z.uuid(),
    state: z.enum(['making', 'ready', 'failed']),
    url: z.string().nullable(),
    small: z.string().nullable(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    placeholder: z.string().nullable(),
    problem: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'ArticleImage' })

export const Article = z
  .object({
    id: VideoId,
    markdown: z.string().meta({ description: 'The draft: readers get what was published last' }),
    revision: z.int().meta({ description: 'Of the draft; its ETag' }),
    words: z.int(),
    readingMinutes: z.int(),
    html: z.string().meta({ description: 'The draft as readers would see it' }),
    updatedAt: z.iso.datetime(),
    updatedBy: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
    published: z
      .object({
        revision: z.int(),
        at: z.iso.datetime(),
        words: z.int(),
        markdown: z.string().meta({ description: 'To go back to' }),
      })
      .nullable(),
    changed: z.boolean().meta({ description: 'The draft differs from what readers get' }),
    images: z.array(ArticleImage),
    video: Video,
    can: z.object({ edit: z.boolean(), publish: z.boolean() }),
    why: z.object({ edit: z.string().optional(), publish: z.string().optional() }),
  })
  .meta({ id: 'Article' })
