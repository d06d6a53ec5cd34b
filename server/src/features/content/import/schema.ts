import { z } from 'zod'
import { said } from '#platform/language.ts'
import { PageQuery } from '../schema.ts'

export const MOST_ITEMS = 10_000
const MOST_URLS = 1000

const Name = z
  .string()
  .max(1000)
  .refine((text) => !/\p{Cc}/u.test(text), said('must not contain control characters'))

export const S3Keys = z.object({ accessKeyId: z.string().min(1).max(200), secretAccessKey: z.string().min(1).max(500) })

const Folder = z.object({ kind: z.literal('folder'), folder: Name.min(1) })
const Bucket = z.object({
  kind: z.literal('s3'),
  endpoint: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null)
    .meta({ description: "Origin of the store; null for Amazon's" }),
  region: z
    .string()
    .regex(/^[a-zA-Z0-9-]{1,64}$/)
    .default('us-east-1'),
  bucket: z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,253}[a-zA-Z0-9]$/),
  prefix: Name.default(''),
  credentials: S3Keys.meta({ description: 'Kept sealed while the import runs, then forgotten' }),
})
const Urls = z.object({
  kind: z.literal('urls'),
  urls: z
    .array(z.url({ protocol: /^https?$/ }).max(2000))
    .min(1)
    .max(MOST_URLS)
    .transform((urls) => [...new Set(urls)]),
})

export const NewSource = z.discriminatedUnion('kind', [Folder, Bucket, Urls])
export type NewSource = z.infer<typeof NewSource>
export const NewImport = z
  .object({ channelId: z.uuid().toLowerCase().optional(), source: NewSource })
  .meta({ id: 'NewImport' })
export const ImportAgain = z.object({ credentials: S3Keys.optional() })

const Source = z.discriminatedUnion('kind', [
  Folder,
  z.object({
    kind: z.literal('s3'),
    endpoint: z.string().nullable(),
    region: z.string(),
    bucket: z.string(),
    prefix: z.string(),
  }),
  z.object({ kind: z.literal('urls'), count: z.int() }),
])

const FoundFile = z.object({ name: z.string(), key: z.string(), sizeBytes: z.number().nullable() })
export const ImportPreview = z
  .object({
    items: z.array(FoundFile).meta({ description: 'The first 100' }),
    count: z.int(),
    more: z.boolean().meta({ description: `There are more than ${MOST_ITEMS}: they would be left out` }),
    ignored: z.int().meta({ description: 'What lies there besides and is no film or sound' }),
    totalBytes: z.number().meta({ description: 'Of those whose size is known' }),
    unknownSizes: z.int(),
    freeBytes: z.number().nullable().meta({ description: 'Of the quota; null without one' }),
  })
  .meta({ id: 'ImportPreview' })

export const Import = z
  .object({
    id: z.uuid(),
    channelId: z.uuid(),
    source: Source,
    state: z.enum(['looking', 'running', 'done', 'cancelled', 'failed']),
    problem: z.string().nullable(),
    total: z.int(),
    waiting: z.int(),
    running: z.int(),
    done: z.int(),
    skipped: z.int(),
    failed: z.int(),
    ignored: z.int(),
    totalBytes: z.number(),
    receivedBytes: z.number(),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    can: z.object({ cancel: z.boolean(), retry: z.boolean() }),
    why: z.object({ cancel: z.string(), retry: z.string() }).partial(),
  })
  .meta({ id: 'Import' })

const STATES = ['waiting', 'running', 'done', 'skipped', 'failed'] as const
export const ImportItem = z
  .object({
    place: z.int(),
    key: z.string(),
    name: z.string(),
    sizeBytes: z.number().nullable(),
    receivedBytes: z.number(),
    state: z.enum(STATES),
    reason: z.string().nullable().meta({ description: 'A sentence' }),
    videoId: z.uuid().nullable().meta({ description: 'What it became, or what was there already' }),
  })
  .meta({ id: 'ImportItem' })
export const ImportWithItems = Import.extend({
  items: z.array(ImportItem),
  nextCursor: z.string().nullable(),
}).meta({ id: 'ImportWithItems' })

export const ImportQuery = z.object({
  state: z.enum(STATES).optional(),
  limit: z.coerce.number().int().min(0).max(100).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
})
export const ImportsQuery = PageQuery.extend({ channelId: z.uuid().toLowerCase().optional() })
export const ImportSources = z.object({
  folders: z.array(z.string()).meta({ description: 'Folders of the server that may be imported from' }),
  why: z.string().nullable().meta({ description: 'Why there are none' }),
})
