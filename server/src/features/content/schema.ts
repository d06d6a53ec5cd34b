import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { theirWords } from '#platform/answer-language.ts'
import { CaptionAddress, Chapter } from './captions/schema.ts'
import { Details, Title } from './details/fields.ts'
import { EmbedDetails, Embedding } from './embed/sites.ts'
import { ShownInteraction } from './interactive/schema.ts'

/** One spelling each: caches know a video by it. */
export const VideoId = z.uuid().toLowerCase()
export const Visibility = z.enum(['private', 'unlisted', 'public', 'scheduled', 'members'])
export const Kind = z.enum(['video', 'audio', 'article'])
export const Level = z.enum(['beginner', 'intermediate', 'advanced'])
export const CommentsSetting = z.enum(['open', 'held', 'off'])
export const Status = z.enum(['uploading', 'processing', 'ready', 'failed'])

const Picture = z.object({ url: z.string(), small: z.string(), placeholder: z.string().nullable() })

/** What the operator gives as the reason for taking something down; viewers are told no more than this. */
export const TAKE_DOWN_CATEGORIES = [
  'sexual',
  'violence',
  'hate',
  'harassment',
  'child-safety',
  'self-harm',
  'misleading',
  'spam',
  'copyright',
  'privacy',
  'illegal',
  'other',
] as const
export const TakeDownCategory = z.enum(TAKE_DOWN_CATEGORIES)
export type TakeDownCategory = z.infer<typeof TakeDownCategory>

const Rendition = z
  .object({
    id: z.string(),
    medium: z.enum(['video', 'audio']),
    label: z.string().nullable().meta({ description: 'Of a sound track to choose' }),
    language: z.string().nullable(),
    kind: z.enum(['remux', 'encode']),
    status: z.enum(['waiting', 'processing', 'ready', 'failed']),
    width: z.number().nullable(),
    height: z.number().nullable(),
    fps: z.number().nullable(),
    codecs: z.string().nullable().meta({ description: 'RFC 6381' }),
    bitrate: z.number().nullable().meta({ description: 'Peak, bits per second' }),
    sizeBytes: z.number(),
    percent: z.number().nullable(),
  })
  .meta({ id: 'Rendition' })

export const Processing = z
  .object({
    step: z.string().meta({ description: 'waiting, probe, package (the first version), encode (the others)' }),
    percent: z.number().nullable(),
    etaMs: z.number().nullable(),
    queue: z
      .object({
        ahead: z.int().meta({ description: 'Jobs of the same kind that come before' }),
        startsInMs: z
          .number()
          .nullable()
          .meta({ description: 'About, at the measured speed; null while none is measured' }),
      })
      .nullable()
      .meta({ description: 'While it waits for its turn' }),
  })
  .meta({ id: 'Processing' })

export const Video = z
  .object({
    id: VideoId,
    title: z.string(),
    description: z.string(),
    status: Status,
    visibility: Visibility,
    kind: Kind,
    tags: z.array(z.string()),
    category: z.string().nullable(),
    level: Level.nullable(),
    language: z.string().nullable().meta({ description: 'BCP 47' }),
    licence: z.string(),
    comments: CommentsSetting,
    downloads: z.boolean(),
    encryption: z.boolean(),
    embedding: Embedding,
    embedSites: z.array(z.string()).meta({ description: 'Only for the channel’s team' }),
    ageRestricted: z.boolean().meta({
      description: 'For adults: without the viewer’s word no picture of it is shown but the blurred placeholder',
    }),
    announced: z.boolean().meta({ description: 'Its address says when it is published; only for the team' }),
    takenDown: z
      .object({ at: z.iso.datetime(), category: TakeDownCategory, message: theirWords(z.string()) })
      .nullable()
      .meta({ description: 'By the operator: it stays private; only for the team' }),
    publishAt: z.iso.datetime().nullable().meta({ description: 'When a scheduled video becomes public' }),
    revision: z.int().meta({ description: 'Counts what people changed; the ETag of it' }),
    durationMs: z.number().nullable(),
    width: z.number().nullable(),
    height: z.number().nullable(),
    channel: z.object({
      id: z.uuid(),
      handle: z.string(),
      name: z.string(),
      picture: accounts.PicturePath,
      verified: z.boolean(),
    }),
    viewCount: z.number(),
    watchTimeMs: z.number(),
    completion: z
      .number()
      .nullable()
      .meta({ description: 'Average share of it that was seen once per view, 0 to 1; null before the first view' }),
    likeCount: z.number(),
    commentCount: z.number(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
    deletedAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'In the trash since; nothing is taken out of it by itself' }),
    playback: z
      .object({
        hls: z.string(),
        version: z.uuid().meta({ description: 'Which of the versions of its file plays' }),
        poster: z.string().nullable(),
        storyboardUrl: z.string().nullable().meta({
          description: 'WebVTT: which part of which picture (#xywh) shows which time; null until it is drawn',
        }),
        waveformUrl: z.string().nullable().meta({
          description:
            'Loudness over time: "PEK1", peaks per 1000 s as uint32 LE, then a byte a peak; null while there is none',
        }),
        moreComing: z.boolean().meta({ description: 'Other versions are still being made: ask again' }),
        expiresAt: z.iso.datetime().nullable().meta({ description: 'When signed addresses end; ask again before' }),
      })
      .nullable(),
    thumbnail: Picture.nullable().meta({ description: 'null: there is none, or it is not for everybody to see' }),
    restrictedThumbnail: Picture.nullable().meta({
      description:
        'In its place, of what is for adults: until its viewer has said so, nothing but the placeholder is shown',
    }),
    renditions: z.array(Rendition),
    processing: Processing.nullable(),
    problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    source: z
      .object({ filename: z.string(), sizeBytes: z.number(), sha256: z.string().nullable() })
      .nullable()
      .meta({ description: 'Only for the channel’s team' }),
    upload: z
      .object({
        id: z.uuid(),
        receivedBytes: z.number(),
        sizeBytes: z.number(),
        activeAt: z.iso.datetime().meta({ description: 'When its client last asked for something' }),
      })
      .nullable(),
    captions: z.array(CaptionAddress).optional().meta({ description: 'Only in the answer of one video' }),
    chapters: z.array(Chapter).optional().meta({ description: 'Only in the answer of one video' }),
    interactions: z
      .array(ShownInteraction)
      .optional()
      .meta({ description: 'Only in the answer of one video that has any' }),
    article: z
      .object({
        html: z.string().meta({ description: 'Safe to show as it is' }),
        words: z.int(),
        readingMinutes: z.int(),
        publishedAt: z.iso.datetime().meta({ description: 'When this text was published' }),
      })
      .nullable()
      .optional()
      .meta({ description: 'Only in the answer of one article for its readers; null before it was published' }),
    can: z.object({ edit: z.boolean(), delete: z.boolean(), retry: z.boolean() }),
    why: z
      .object({
        edit: z.string().optional(),
        delete: z.string().optional(),
        visibility: z.string().optional(),
        ageRestricted: z.string().optional(),
      })
      .meta({ description: 'Why the caller cannot, as a sentence' }),
  })
  .meta({ id: 'Video' })

export const VideoPatch = z
  .object({
    title: Title,
    ...Details,
    ...EmbedDetails,
    ageRestricted: z.boolean(),
    announced: z.boolean(),
    visibility: Visibility,
    publishAt: z.iso
      .datetime({ offset: true })
      .nullable()
      .meta({ description: 'With the visibility `scheduled`: in the future, at most two years ahead' }),
  })
  .partial()
  .meta({ id: 'VideoPatch' })

export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
})
export const VideoPage = z
  .object({ items: z.array(Video), nextCursor: z.string().nullable(), total: z.number().optional() })
  .meta({ id: 'VideoPage' })
